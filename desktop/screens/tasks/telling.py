"""How a task is said in a row of the worklist."""

from collections.abc import Collection, Mapping, Sequence

from desktop.actions.worklists.browsing import is_late
from desktop.actions.worklists.tasks import Tab, Task
from desktop.domain.calendar.timing import Timing
from desktop.domain.sop.model import Status
from desktop.screens.listing.moments import short_moment, time_pill
from desktop.screens.listing.rows import Shown
from desktop.screens.listing.view import Width
from desktop.screens.pieces.chip import Pill
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.wording import ended_pill
from desktop.words import NOTHING

COLUMNS = ("", "time_left", "applicant", "permit_type", "my_step", "due", "here_since")
WIDTHS = ((0, 0), (146, 1), (150, 4), (110, 2), (150, 4), (138, 0), (138, 0))
TICK, PERMIT = (38, 0), COLUMNS.index("permit_type")
ROOM = 1000
"""Pixels that all columns need; the permit type goes first, its code is in the number."""


def widths_for(pixels: int, *, has_ticks: bool) -> list[Width]:
    """Share out so many pixels at 100 %, with a column of ticks or without."""
    widths = [TICK if has_ticks else WIDTHS[0], *WIDTHS[1:]]
    if pixels < ROOM:
        widths[PERMIT] = (0, 0)
    return widths


class Teller:
    """Says tasks; `ticked` are the cases chosen to be done together."""

    def __init__(self, room: Room, permits: Mapping[str, str], ticked: Collection[str]) -> None:
        self._room = room
        self._permits = permits
        self._ticked = ticked
        self._has_several = len(room.runner.session.held()) > 1

    def headings(self) -> list[str]:
        """Give the headings of the columns."""
        return [self._room.words.say("column", key) if key else "" for key in COLUMNS]

    def show(self, task: Task) -> Shown:
        """Say a task."""
        line = task.line
        pill = self._pill(task)
        who = " · ".join(filter(None, (line.number, line.business)))
        return Shown(
            cells=(
                "",
                pill.text,
                f"{line.applicant or NOTHING}\n{who}",
                self._permits.get(line.permit_type, line.permit_type),
                self._step(task),
                self._due(task),
                short_moment(self._room, line.arrived) if line.arrived else NOTHING,
            ),
            pills={1: pill.state},
            ticked=line.subject in self._ticked if task.together else None,
        )

    def summary(self, found: Sequence[Task], tab: Tab) -> str:
        """Say how many there are and how many of them are late or soon will be."""
        say = self._room.words.say
        late = sum(is_late(task.how) for task in found)
        soon = sum(task.how.timing is Timing.DUE_SOON for task in found)
        parts = [say("tasks", "counted", count=len(found))]
        if tab is not Tab.FINISHED:
            parts += [say("tasks", "late", count=late)] if late else []
            parts += [say("tasks", "soon", count=soon)] if soon else []
        return " · ".join(parts)

    def _pill(self, task: Task) -> Pill:
        if task.line.symbol:
            return time_pill(self._room, task.how)
        return ended_pill(self._room.words, Status(task.line.status))

    def _step(self, task: Task) -> str:
        """Name the step, and whose it is where that is not clear."""
        if not task.line.symbol:
            return NOTHING
        name = " ".join(task.line.step.split())
        words = self._room.words
        roles = ", ".join(words.say("role", role) for role in task.roles)
        whose = roles if self._has_several or not roles else ""
        return "\n".join(filter(None, (name, whose or ("" if roles else task.line.waiting_for))))

    def _due(self, task: Task) -> str:
        return (
            short_moment(self._room, task.line.due)
            if task.line.due and task.line.symbol
            else NOTHING
        )
