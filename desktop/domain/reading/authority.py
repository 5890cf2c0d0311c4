"""Whose work counts: roles as an event's writer knew them, ends of roles with their cuts."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from desktop.domain.events.event import OFFICE, RECOVERY, Event
from desktop.domain.events.kinds import KINDS
from desktop.domain.events.office import (
    DeviceAdmitted,
    DeviceEnded,
    KeysChanged,
    OfficeFounded,
    PersonAdded,
    PersonEnded,
    RoleEnded,
    RoleGranted,
)
from desktop.domain.people import Role
from desktop.domain.reading.past import Past
from desktop.domain.reading.removals import Covers, Grant, Removals, speaks_for_itself

Dated = Callable[[int], str]
"""Gives the local date (2025-11-19) of a moment in milliseconds since 1970 UTC."""


class Standing(StrEnum):
    """How the office takes an event."""

    COUNTS = "counts"
    UNCONFIRMED = "unconfirmed"
    NOTHING = "nothing"


class Authority:
    """The office's word on who may do what, for any event, by what its writer had seen.

    Built from the events of the office subject. Nothing here looks at the wall clock except
    the end date of a *Plt./Plh.* grant, which is compared with the claimed date of the event.
    """

    def __init__(self, events: Sequence[Event], covers: Covers, dated: Dated) -> None:
        self.past = Past(events)
        self._removals = Removals(self.past, covers)
        self._dated = dated
        self._all = 0
        self._closures: dict[tuple[str, ...], int] = {}
        self._holding: dict[tuple[str, Role, int], tuple[Grant, ...]] = {}
        self._vouched: dict[tuple[str, str, int], bool] = {}
        self.refused: set[str] = set()
        for event in self.past.events:
            self._admit(event)

    def _admit(self, event: Event) -> None:
        if self._may_write(event):
            self._all |= self.past.bit(event.id)
            self._removals.take(event)
        else:
            self.refused.add(event.id)

    def _may_write(self, event: Event) -> bool:
        if isinstance(event.fact, OfficeFounded):
            return not event.saw and event.prev == ""
        if not event.signed or _takes_what_is_not_given(event):
            return False
        if event.by == RECOVERY or event.kind not in KINDS:
            # Who may write what a newer Sopan knows, that one decides; here it says nothing.
            return True
        seen = self.past.of(event.id)
        if speaks_for_itself(event):
            return self._removals.may_speak(event, seen)
        return bool(self.grants(event.by, Role.ADMINISTRATOR, seen, event.at))

    def seen_by(self, event: Event) -> int:
        """Give the office events an event's writer knew."""
        if event.subject == OFFICE:
            return self.past.of(event.id)
        known = self._closures.get(event.office)
        if known is None:
            known = self._closures[event.office] = self.past.closure(event.office)
        return known

    def everything(self) -> int:
        """Give the set of all office events that are in order."""
        return self._all

    def grants(self, person: str, role: Role, seen: int, at: int) -> list[Grant]:
        """List the grants by which a person held a role, by these office events, at a moment."""
        known = self._holding.get((person, role, seen))
        if known is None:
            held = tuple(self._removals.held(person, role, seen))
            known = self._holding[person, role, seen] = held
        return [g for g in known if not g.until or self._dated(at) <= g.until]

    def roles(self, person: str, seen: int, at: int) -> frozenset[Role]:
        """Name the roles a person held, by these office events, at a moment."""
        held = {grant.role for _, grant in self._removals.grants if grant.person == person}
        return frozenset(role for role in held if self.grants(person, role, seen, at))

    def standing_grants(self) -> tuple[Grant, ...]:
        """List the grants that are not over; an end date is for the asker to compare."""
        people = {grant.person for _, grant in self._removals.grants}
        return tuple(
            grant
            for person in sorted(people)
            for role in Role
            for grant in self._removals.held(person, role, self._all)
        )

    def contested(self) -> frozenset[str]:
        """Name the administrators who removed each other and wait for the recovery key."""
        return self._removals.contested(self._all)

    def pending_against(self, person: str) -> tuple[str, ...]:
        """Name the removals of a person that wait for the recovery key."""
        return self._removals.pending_against(person, self._all)

    def cuts(self) -> frozenset[str]:
        """Name the leaves up to which removals honour work: once one arrives, cases change."""
        return self._removals.cuts()

    def standing(self, event: Event, role: Role, permit_type: str = "") -> Standing:
        """Tell how the office takes what a person did in a role."""
        own = self.seen_by(event)
        held = [
            grant
            for grant in self.grants(event.by, role, own, event.at)
            if not grant.permit_types or permit_type in grant.permit_types
        ]
        if not held:
            return Standing.NOTHING
        ends = self._removals.counting(self._all)
        if not ends or self._stands(event, own, held):
            return Standing.COUNTS
        return self._by_word(event)

    def _stands(self, event: Event, own: int, held: Sequence[Grant]) -> bool:
        removals, ends = self._removals, self._removals.counting(self._all)
        writer = event.by, event.device, own
        if writer not in self._vouched:
            self._vouched[writer] = removals.vouched(event, own, self._all, ends)
        return self._vouched[writer] and any(
            removals.stands(grant, self._all, ends) and not removals.is_hit(event, grant, own, ends)
            for grant in held
        )

    def standing_of_office_event(self, event: Event) -> Standing:
        """Tell how the office takes an event about itself."""
        if event.id in self.refused:
            return Standing.NOTHING
        ends = self._removals.counting(self._all)
        if isinstance(event.fact, RoleEnded | PersonEnded | DeviceEnded):
            stands = any(at.id == event.id for at, _ in ends)
        else:
            stands = self._removals.sound(event, self._all, ends)
        return Standing.COUNTS if stands else self._by_word(event)

    def _by_word(self, event: Event) -> Standing:
        said = self._removals.word(event, self._all, self._removals.counting(self._all))
        if said is None:
            return Standing.UNCONFIRMED
        return Standing.COUNTS if said else Standing.NOTHING


def _takes_what_is_not_given(event: Event) -> bool:
    """Tell whether an event would give the recovery key, or its own computer, other keys."""
    match event.fact:
        case PersonAdded(person=name) | KeysChanged(person=name) | RoleGranted(person=name):
            return name == RECOVERY
        case DeviceAdmitted(device=device):
            return device == event.device
        case _:
            return False
