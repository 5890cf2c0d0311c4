"""How a conflict is said in a row of the list: what, which case or thing, who and when, whose."""

from collections.abc import Callable, Mapping

from desktop.actions.conflicts.office_wide import Conflict, Kind
from desktop.domain.events.event import Event
from desktop.domain.lines import CaseLine
from desktop.domain.permits import permit_type
from desktop.domain.progress import StepState
from desktop.domain.refusals import Refused
from desktop.screens.dossier.tab import device_of, person_of
from desktop.screens.listing.moments import short_moment
from desktop.screens.listing.rows import Shown
from desktop.screens.listing.view import Width
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING

COLUMNS = ("what", "where", "who", "decided_by")
WIDE: tuple[Width, ...] = ((210, 5), (190, 4), (240, 5), (150, 3))
NARROW: tuple[Width, ...] = ((150, 4), (150, 4), (170, 5), (104, 2))
NAMED, WRITERS = 3, 2
"""Fields and people that are named in a row."""


class Teller:
    """Says conflicts."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._what: Mapping[Kind, Callable[[Conflict], str]] = {
            Kind.VALUES: self._fields,
            Kind.NUMBERS: self._papers,
            Kind.SHARED: self._number,
            Kind.UNCONFIRMED: self._waiting,
        }

    def headings(self) -> list[str]:
        """Give the headings of the columns."""
        return [self._room.words.say("conflicts", key) for key in COLUMNS]

    def show(self, conflict: Conflict) -> Shown:
        """Say a conflict."""
        cells = (self.what(conflict), self.where(conflict), self._who(conflict.events))
        return Shown(
            cells=(*cells, self._whose(conflict)),
            pills={3: StepState.CURRENT} if conflict.mine else {},
        )

    def what(self, conflict: Conflict) -> str:
        """Say what clashes."""
        say = self._what.get(conflict.kind, self._plainly)
        return say(conflict)

    def where(self, conflict: Conflict) -> str:
        """Name the case, the cases, or the thing of the office."""
        say = self._room.words.say
        if conflict.lines:
            if len(conflict.lines) == 1:
                return _named(conflict.lines[0])
            return "\n".join(line.number for line in conflict.lines[:2])
        if conflict.kind is Kind.SETTING:
            return f"{self._about(conflict.about)}\n{say('conflicts', 'of_office')}"
        return conflict.title or say("conflicts", "of_office")

    def _said(self, conflict: Conflict, count: int) -> str:
        return self._room.words.say("conflicts", conflict.kind.value, count=count)

    def _plainly(self, conflict: Conflict) -> str:
        lines = (self._said(conflict, len(conflict.names)), ", ".join(conflict.names[:1]))
        has_names = conflict.kind is Kind.OUTCOME
        return "\n".join(lines) if has_names else lines[0]

    def _fields(self, conflict: Conflict) -> str:
        say = self._room.words.say
        named = [say("field", name) for name in conflict.names[:NAMED]]
        left = len(conflict.names) - NAMED
        if left > 0:
            named.append(say("conflicts", "and_more", count=left))
        return f"{self._said(conflict, len(conflict.names))}\n{', '.join(named)}"

    def _papers(self, conflict: Conflict) -> str:
        papers = ", ".join(self._room.words.say("paper", each) for each in conflict.names)
        return f"{self._said(conflict, len(conflict.names))}\n{papers}"

    def _number(self, conflict: Conflict) -> str:
        return f"{self._said(conflict, len(conflict.names))}\n{conflict.about}"

    def _waiting(self, conflict: Conflict) -> str:
        return self._said(conflict, len(conflict.events))

    def _about(self, about: str) -> str:
        say, office = self._room.words.say, self._room.runner.session.workplace.office
        group, _, name = about.partition("/")
        if group == "permit_type":
            try:
                return permit_type(office, name).name
            except Refused:
                return name
        if group == "person":
            person = office.people.get(name)
            return say("conflicts", "about_person", name=person.full_name if person else name)
        return say("conflicts", "about_calendar" if group == "calendar" else "about_office")

    def _who(self, events: tuple[Event, ...]) -> str:
        """Say who wrote, on which computer and when; the first two of several."""
        room = self._room
        lines = [
            f"{person_of(room, e)} · {device_of(room, e)} · {short_moment(room, e.at)}"
            for e in {event.device: event for event in events}.values()
        ]
        if len(lines) > WRITERS:
            left = room.words.say("conflicts", "and_more", count=len(lines) - 1)
            lines = [lines[0], left]
        return "\n".join(lines) or NOTHING

    def _whose(self, conflict: Conflict) -> str:
        say = self._room.words.say
        if conflict.mine:
            return say("conflicts", "by_you")
        roles = ", ".join(say("role", role.value) for role in conflict.deciders)
        return roles or say("conflicts", "any_desk")


def _named(line: CaseLine) -> str:
    who = " — ".join(filter(None, (line.applicant, line.business)))
    return f"{who or NOTHING}\n{line.number}"
