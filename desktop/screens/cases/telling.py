"""How a case is said in a row of the list."""

from collections.abc import Mapping

from desktop.actions.slips.people import masked
from desktop.actions.worklists.browsing import line_timing
from desktop.domain.lines import CaseLine
from desktop.domain.progress import StepState
from desktop.domain.sop.model import Status
from desktop.screens.listing.moments import short_day, time_pill
from desktop.screens.listing.rows import Shown
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING

COLUMNS = ("time_left", "applicant", "case", "stands_at", "status", "taken_in")
WIDTHS = ((158, 0), (150, 4), (182, 1), (150, 4), (146, 1), (104, 0))
STATUS = COLUMNS.index("status")
NUMBER = COLUMNS.index("case")
NIK = 8
"""Signs of a hidden NIK: dots, and the end that tells two people of one name apart."""

STATES: Mapping[Status, StepState] = {
    Status.RECEIVED: StepState.CURRENT,
    Status.IN_PROGRESS: StepState.CURRENT,
    Status.WAITING_APPLICANT: StepState.WAITING,
    Status.WAITING_RECOMMENDATION: StepState.WAITING,
    Status.APPROVED: StepState.DONE,
    Status.ISSUED: StepState.DONE,
    Status.HANDED_OVER: StepState.DONE,
}
"""How a status looks; ends without a permit are none of these."""


class Teller:
    """Says lines of cases; knows the permit types by name and the numbers in doubt."""

    def __init__(self, room: Room, permits: Mapping[str, str]) -> None:
        self._room = room
        self._permits = permits
        self.doubtful: Mapping[str, tuple[str, ...]] = {}

    def headings(self) -> list[str]:
        """Give the headings of the columns."""
        return [self._room.words.say("column", key) for key in COLUMNS]

    def show(self, line: CaseLine) -> Shown:
        """Say a case; of a NIK only the end is shown."""
        room, words = self._room, self._room.words
        pills = {STATUS: STATES.get(Status(line.status), StepState.SKIPPED)}
        time, step = NOTHING, NOTHING
        if line.symbol:
            pill = time_pill(room, line_timing(room.runner.session, line))
            time, pills[0] = pill.text, pill.state
            step = f"{' '.join(line.step.split())}\n{line.waiting_for}"
        mark = self._mark(line)
        return Shown(
            cells=(
                time,
                f"{line.applicant or NOTHING}\n{_about(line)}",
                f"{line.number}\n{self._permits.get(line.permit_type, line.permit_type)}",
                step,
                words.say("status", line.status),
                short_day(room, line.registered),
            ),
            pills=pills,
            marks={NUMBER: mark} if mark else {},
        )

    def _mark(self, line: CaseLine) -> str:
        if line.subject in self.doubtful:
            return self._room.words.say("cases", "shared_number")
        return self._room.words.say("cases", "conflict") if line.conflicts else ""


def _about(line: CaseLine) -> str:
    nik = f"NIK {masked(line.applicant_id)[-NIK:]}" if line.applicant_id else ""
    return " · ".join(filter(None, (nik, line.business)))
