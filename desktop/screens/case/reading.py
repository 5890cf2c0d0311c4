"""What the window knows of one case: the case itself, how far it is, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.actions.lists import case_timing, open_case
from desktop.actions.procedures.standing import case_progress
from desktop.diagram.live import Live
from desktop.domain.case import Case
from desktop.domain.permits import permit_type
from desktop.domain.progress import Progress
from desktop.domain.sop.flow import Flow
from desktop.screens.pieces.chip import Pill
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.wording import STATES, ended_pill
from desktop.swimlane import live_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A case as it is shown; `names` are people's by id."""

    case: Case
    progress: Progress
    live: Live
    pill: Pill
    permit: str
    names: Mapping[str, str]

    @property
    def flow(self) -> Flow:
        """Give the procedure the case follows."""
        return self.case.sop.flow

    @property
    def row(self) -> int:
        """Give the row the case stands at, or the last one it came to."""
        return self.live.row or self.flow.position_of(self.case.trail[-1].symbol.id)

    @property
    def title(self) -> str:
        """Name the case: business or applicant, and what is asked for."""
        values = self.case.values
        who = values.get("business.name") or values.get("applicant.name") or self.case.number
        return f"{who} — {self.permit}"


def see(room: Room, subject: str) -> Seen:
    """Read a case."""
    session = room.runner.session
    workplace = session.workplace
    case = open_case(session, subject)
    progress = case_progress(session, case)
    names = {person.id: person.full_name for person in workplace.office.people.values()}
    return Seen(
        case=case,
        progress=progress,
        live=live_of(progress, case.sop.flow.sop, names, room.words, workplace.calendar),
        pill=_pill(room, case),
        permit=permit_type(workplace.office, case.registered.permit_type).name,
        names=names,
    )


def _pill(room: Room, case: Case) -> Pill:
    if case.current is None:
        return ended_pill(room.words, case.status)
    how = case_timing(room.runner.session, case)
    said = room.words.standing(how)
    if case.current.hold is not None:
        said = f"{said}: {room.words.say('hold', case.current.hold.reason)}"
    return Pill(STATES[how.timing], said)
