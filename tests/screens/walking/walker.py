"""What a page owes somebody without a mouse, without good eyes, with a small screen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from desktop.screens.keys.letters import letter_of
from desktop.screens.pieces.shortened import Shortened
from desktop.screens.swimlane.view import Swimlane

KINDS = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    Swimlane,
)
LEAST = 24
"""Pixels of the smallest thing that is hit (WCAG 2.2)."""
MOST_STOPS = 400
TAB_PADDING = 14
"""Pixels after the words of a tab: Qt counts the bold words of the chosen one too late."""
NEAR = 6
"""Pixels by which things that stand in one row or column may overlap."""


def interactive(window: QWidget) -> list[QWidget]:
    """Give everything that can be seen and used; parts inside such a thing are its own."""
    found = [
        piece
        for piece in window.findChildren(QWidget)
        if isinstance(piece, KINDS) and not isinstance(piece, QHeaderView)
        if piece.isVisible() and piece.isEnabled() and piece.window() is window
    ]
    return [piece for piece in found if not _is_part(piece)]


def _is_part(piece: QWidget) -> bool:
    above = piece.parentWidget()
    while above is not None and above is not piece.window():
        if isinstance(above, KINDS):
            return True
        above = above.parentWidget()
    return False


@dataclass
class Walk:
    """Where Tab stopped, and at which of the stops nothing showed that it did."""

    stops: list[QWidget] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)


def walk(window: QWidget) -> Walk:
    """Press Tab until it comes back to where it began; look at every stop with and without."""
    found = Walk()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    while len(found.stops) < MOST_STOPS:
        here = QApplication.focusWidget()
        if here is None or here in found.stops:
            return found
        found.stops.append(here)
        picture = here.grab().toImage()
        if here.visibleRegion().isEmpty():
            found.unseen.append(f"{told(here)} is not brought into view")
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if here is not QApplication.focusWidget() and picture == here.grab().toImage():
            found.unseen.append(f"{told(here)} does not show that the cursor is in it")
    return found


def faults(window: QWidget, stops: list[QWidget]) -> Iterator[str]:
    """Name everything on a page that keys do not reach, or that has no name, size or order."""
    yield from _unreached(window, stops)
    yield from (f"{told(stop)} has no name" for stop in stops if not _name(stop))
    yield from (f"{told(stop)} is {_size(stop)}" for stop in stops if _is_small(stop))
    yield from _out_of_order(stops)
    yield from _letters(window)


def _unreached(window: QWidget, stops: list[QWidget]) -> Iterator[str]:
    for piece in interactive(window):
        if piece not in stops and not _is_one_of(piece, stops):
            yield f"Tab never comes to {told(piece)}"
        if not _name(piece):
            yield f"{told(piece)} has no name"


def _is_one_of(piece: QWidget, stops: list[QWidget]) -> bool:
    """Tell whether arrows choose it, from another of its kind at which Tab stops."""
    if not isinstance(piece, QAbstractButton) or not piece.autoExclusive():
        return False
    if piece.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return piece.isCheckable() and any(isinstance(stop, QLineEdit) for stop in stops)
    return any(stop.parentWidget() is piece.parentWidget() for stop in stops)


def _is_small(piece: QWidget) -> bool:
    return min(piece.width(), piece.height()) < LEAST


def _size(piece: QWidget) -> str:
    return f"{piece.width()} by {piece.height()} px"


def _out_of_order(stops: list[QWidget]) -> Iterator[str]:
    """Name what comes after something although it stands above it or left of it."""
    for before, after in pairwise(_from_the_top(stops)):
        areas = (_area_of(before), _area_of(after))
        if areas[0] is areas[1]:
            first, second = _place(before), _place(after)
        else:
            # What is scrolled out of sight stands where the area does.
            pieces = zip((before, after), areas, strict=True)
            first, second = (_place(area or piece) for piece, area in pieces)
        is_below = second.top() >= first.bottom() - NEAR
        is_right = second.left() >= first.right() - NEAR
        if not is_below and not is_right:
            yield f"{told(after)} comes after {told(before)}"


def _from_the_top(stops: list[QWidget]) -> list[QWidget]:
    """Begin at the left upper corner, where reading begins."""
    if not stops:
        return stops
    first = min(stops, key=lambda stop: (_place(stop).left() // 100, _place(stop).top()))
    at = stops.index(first)
    return stops[at:] + stops[:at]


def _place(piece: QWidget) -> QRect:
    """Give where a piece stands in the window."""
    return QRect(piece.mapTo(piece.window(), QPoint(0, 0)), piece.size())


def _area_of(piece: QWidget) -> QScrollArea | None:
    above = piece.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _letters(window: QWidget) -> Iterator[str]:
    taken: dict[str, QAbstractButton] = {}
    for button in window.findChildren(QAbstractButton):
        letter = letter_of(button) if button.isVisible() and button.isEnabled() else ""
        if letter and letter in taken:
            yield f"{told(button)} and {told(taken[letter])} share Alt+{letter}"
        elif letter:
            taken[letter] = button


def clipped(window: QWidget) -> Iterator[str]:
    """Name words that are cut off, unless their whole is in the tip."""
    for words in window.findChildren(QLabel):
        if words.isVisible() and words.text() and _is_cut(words):
            yield f"{told(words)} is cut off: {words.text()!r}"
    for button in window.findChildren(QAbstractButton):
        is_cut = button.isVisible() and button.text() and not _is_part(button)
        if is_cut and button.sizeHint().width() > button.width() + 1 and not button.toolTip():
            yield f"{told(button)} is cut off"
    yield from _hidden_tabs(window)
    for piece in interactive(window):
        if piece.visibleRegion().isEmpty() and _area_of(piece) is None:
            yield f"{told(piece)} lies outside of what can be seen"


def sideways(window: QWidget) -> Iterator[str]:
    """Name what has to be scrolled sideways; wide procedures and pages of paper may be."""
    for area in window.findChildren(QAbstractScrollArea):
        is_hidden = not area.isVisible() or isinstance(area, (Swimlane, QLineEdit))
        if not is_hidden and area.horizontalScrollBar().maximum() > 0:
            yield f"{told(area)} scrolls sideways"


def _hidden_tabs(window: QWidget) -> Iterator[str]:
    for tabs in window.findChildren(QTabBar):
        needed = sum(tabs.tabRect(tab).width() for tab in range(tabs.count()))
        if (
            tabs.isVisible()
            and needed > tabs.width() + TAB_PADDING
            and not tabs.usesScrollButtons()
        ):
            yield f"{told(tabs)} has tabs that cannot be seen"


def _is_cut(words: QLabel) -> bool:
    if isinstance(words, Shortened) or words.text() in words.toolTip():
        return False
    if words.wordWrap():
        return words.heightForWidth(words.width()) > words.height() + 1
    asked = words.sizeHint()
    return asked.width() > words.width() + 1 or asked.height() > words.height() + 1


def _name(piece: QWidget) -> str:
    heard = QAccessible.queryAccessibleInterface(piece)
    name = heard.text(QAccessible.Text.Name) if heard else ""
    if isinstance(piece, QTabBar) and not name:
        return piece.tabText(piece.currentIndex())
    return name.strip()


def told(piece: QWidget) -> str:
    """Name a piece for who has to find it."""
    return f"{type(piece).__name__} {piece.objectName()} {_name(piece)!r}"
