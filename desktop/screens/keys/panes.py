"""The parts of a window that F6 and Tab go through, in the order in which they are read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from desktop.screens.forms.form import bring_into_view

LEAVES = (QAbstractItemView, QScrollArea, QTabBar)
"""What is one part, however much stands in it."""


def takes_cursor(piece: QWidget) -> bool:
    """Tell whether Tab may put the cursor there.

    What scrolls takes it only to be read by key: where it is too high, and nothing in it stops.
    """
    is_stop = _is_stop(piece)
    if is_stop and isinstance(piece, QScrollArea):
        is_high = piece.verticalScrollBar().maximum() > 0
        return is_high and not any(map(takes_cursor, piece.findChildren(QWidget)))
    return is_stop


def _is_stop(piece: QWidget) -> bool:
    policy = piece.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(policy) and piece.isEnabled() and piece.isVisible() and not piece.focusProxy()


def stops_of(part: QWidget) -> list[QWidget]:
    """Give every place in a part where Tab stops, in its order."""
    found: list[QWidget] = []
    piece = part
    while True:
        if takes_cursor(piece) and (piece is part or part.isAncestorOf(piece)):
            found.append(piece)
        following = piece.nextInFocusChain()
        if following is None or following is part:
            return found
        piece = following


def blocks_of(part: QWidget) -> list[QWidget]:
    """Give the parts of a page that hold the cursor, as far apart as its layout has them."""
    while True:
        inner = [piece for piece in _inside(part) if piece.isVisible() and stops_of(piece)]
        if len(inner) != 1 or isinstance(inner[0], LEAVES):
            return inner or [part]
        part = inner[0]


def _inside(part: QWidget) -> Sequence[QWidget]:
    if isinstance(part, LEAVES):
        return [part]
    if isinstance(part, QStackedWidget):
        shown = part.currentWidget()
        return [] if shown is None else [shown]
    box = part.layout()
    return _widgets(box) if box is not None else [part]


def _widgets(box: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for place in range(box.count()):
        item = box.itemAt(place)
        inner, piece = (item.layout(), item.widget()) if item else (None, None)
        if inner is not None:
            found += _widgets(inner)
        elif piece is not None:
            found.append(piece)
    return found


def holder_of(panes: Sequence[QWidget], piece: QWidget | None) -> int:
    """Tell in which of the panes a piece is, -1 when it is in none."""
    if piece is None:
        return -1
    inside = (pane is piece or pane.isAncestorOf(piece) for pane in panes)
    return next((place for place, is_inside in enumerate(inside) if is_inside), -1)


def resume(pane: QWidget) -> bool:
    """Put the cursor where it was last in a pane; tell whether it could be."""
    last = _last_in(pane)
    if last is None or not takes_cursor(last):
        return False
    last.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def _last_in(pane: QWidget) -> QWidget | None:
    return pane.focusWidget()


def enter(pane: QWidget) -> bool:
    """Put the cursor where it was last in a pane, else where it begins; tell if it could be."""
    if resume(pane):
        return True
    stops = stops_of(pane)
    if stops:
        stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    return bool(stops)


def step(regions: Sequence[QWidget], here: QWidget | None, *, forward: bool) -> bool:
    """Put the cursor on the next stop; regions follow each other however they were made."""
    stops = [stop for region in regions for stop in stops_of(region)]
    if not stops:
        return False
    by = 1 if forward else -1
    place = stops.index(here) + by if here in stops else min(0, by)
    ways = Qt.FocusReason
    reason = ways.TabFocusReason if forward else ways.BacktabFocusReason
    following = stops[place % len(stops)]
    following.setFocus(reason)
    bring_into_view(following)
    return True
