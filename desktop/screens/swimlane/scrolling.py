"""How far to scroll so that a row is where the eye looks for it."""

from PySide6.QtCore import QPointF

from desktop.screens.swimlane.frame import Frame

AT = 0.42
"""The current step stands at this share of the height (UX chapter 3.4)."""


def towards(frame: Frame, position: int) -> int:
    """Tell how far to scroll down so that a row stands where the eye looks first."""
    row = frame.band(position)
    if row is None:
        return 0
    middle = frame.grid.plain(row.y + row.height / 2)
    wanted = middle - frame.head - (frame.height - frame.head) * AT
    return min(max(0, round(wanted)), frame.most.y())


def into_view(frame: Frame, position: int) -> int:
    """Tell how far to scroll down so that a row is seen whole, moving as little as needed."""
    row = frame.seen_row(position)
    if row.isEmpty():
        return frame.scrolled.y()
    over = frame.head - row.top()
    under = row.bottom() - frame.height
    if over > 0 or row.height() > frame.height - frame.head:
        return round(frame.scrolled.y() - over)
    return round(frame.scrolled.y() + max(0.0, under))


def as_before(frame: Frame, before: Frame, position: int) -> int:
    """Tell how far to scroll so that a row stands where it stood in another frame.

    The chosen row counts while it is seen, otherwise the topmost one.
    """
    seen = before.seen_row(position)
    if not seen.isEmpty() and before.head <= seen.center().y() <= before.height:
        kept = position
    else:
        kept = before.row_at(QPointF(0, before.head + 1))
    if before.scrolled.y() == 0 and kept != position:
        return 0
    moved = frame.seen_row(kept).top() - before.seen_row(kept).top()
    return min(max(0, round(frame.scrolled.y() + moved)), frame.most.y())
