"""How an entry to be made elsewhere is said: in a row of the list, and field by field."""

from collections.abc import Sequence
from datetime import date

from desktop.actions.online.data import Copied
from desktop.actions.online.queue import OnlineEntry
from desktop.actions.slips.people import COUNTRY
from desktop.domain.forms.fields import Kind
from desktop.domain.progress import StepState
from desktop.domain.sop.flow import row_name
from desktop.screens.listing.moments import time_pill
from desktop.screens.listing.rows import Shown
from desktop.screens.listing.view import Width
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING, kinds

COLUMNS = ("time_left", "applicant", "system", "online_step", "stage")
WIDE: tuple[Width, ...] = ((158, 0), (150, 4), (118, 0), (140, 5), (152, 0))
NARROW: tuple[Width, ...] = ((150, 0), (90, 4), (0, 0), (120, 4), (0, 0))


class Teller:
    """Says entries."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def headings(self) -> list[str]:
        """Give the headings of the columns."""
        return [self._room.words.say("column", key) for key in COLUMNS]

    def show(self, entry: OnlineEntry) -> Shown:
        """Say an entry."""
        words, line = self._room.words, entry.line
        state, stage = stage_of(entry)
        pills = {4: state}
        time = NOTHING
        if line.symbol:
            pill = time_pill(self._room, entry.how)
            time, pills[0] = pill.text, pill.state
        step = " ".join(row_name(entry.row).split())
        return Shown(
            cells=(
                time,
                f"{line.applicant or NOTHING}\n{line.number}",
                words.say("system", entry.system),
                f"{step}\n{' '.join(entry.lane.split())}",
                words.say("queue", stage),
            ),
            pills=pills,
        )


def stage_of(entry: OnlineEntry) -> tuple[StepState, str]:
    """Say how urgent an entry is for the case: it stops work, is due now, or follows later."""
    if entry.holds_up:
        return StepState.OVERDUE, "holds_up"
    return (StepState.WAITING, "went_on") if entry.went_on else (StepState.CURRENT, "is_here")


def name_of(room: Room, value: Copied) -> str:
    """Name a value."""
    say = room.words.say
    match value.kind:
        case "field":
            return say("field", value.name)
        case "paper":
            return say("dossier", "number_of", paper=say("paper", value.name))
        case "number":
            return say("queue", "our_number")
        case _:
            return say("queue", "permit")


def typed_text(room: Room, value: Copied) -> str:
    """Write a value as it is typed elsewhere: dates as 19/11/2025, telephones from zero on."""
    match kinds().get(value.name) if value.kind == "field" else None:
        case Kind.DATE:
            return _dated(value.text)
        case Kind.PHONE if value.text.startswith(COUNTRY):
            return "0" + value.text.removeprefix(COUNTRY)
        case Kind.CHOICE:
            return room.words.answer(value.name, value.text)
        case _:
            return value.text


def whole_entry(room: Room, entry: OnlineEntry, values: Sequence[Copied]) -> str:
    """Write a whole entry as plain text, a line for each value."""
    system = room.words.say("system", entry.system)
    head = f"{system}: {' '.join(entry.row.activity.split())}"
    return "\n".join([head, *(f"{name_of(room, v)}: {typed_text(room, v)}" for v in values)])


def _dated(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text
