"""Whose work counts: roles as an event's writer knew them, ends of roles with their cuts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.events.event import OFFICE, RECOVERY, Event
from desktop.domain.events.office import (
    DeviceAdmitted,
    DeviceEnded,
    KeysChanged,
    OfficeFounded,
    PersonEnded,
    RoleEnded,
    RoleGranted,
    WorkConfirmed,
)
from desktop.domain.people import Role
from desktop.domain.reading.past import Past

Covers = Callable[[str, str], bool]
"""Tells whether an event (second) is a leaf (first) or behind it on that device's chain."""

Dated = Callable[[int], str]
"""Gives the local date (2025-11-19) of a moment in milliseconds since 1970 UTC."""

End = RoleEnded | PersonEnded | DeviceEnded


class Standing(StrEnum):
    """How the office takes an event."""

    COUNTS = "counts"
    UNCONFIRMED = "unconfirmed"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role somebody holds, named by the event that gave it."""

    id: str
    person: str
    role: Role
    permit_types: tuple[str, ...] = ()
    acting: str = ""
    until: str = ""


class Authority:
    """The office's word on who may do what, for any event, by what its writer had seen.

    Built from the events of the office subject. Nothing here looks at the wall clock except
    the end date of a *Plt./Plh.* grant, which is compared with the claimed date of the event.
    """

    def __init__(self, events: Sequence[Event], covers: Covers, dated: Dated) -> None:
        self.past = Past(events)
        self._covers = covers
        self._dated = dated
        self._grants: list[tuple[Event, Grant]] = []
        self._ends: list[tuple[Event, End]] = []
        self._words: list[tuple[Event, WorkConfirmed]] = []
        self._all = 0
        self._pending: dict[int, frozenset[str]] = {}
        self._closures: dict[tuple[str, ...], int] = {}
        self._holding: dict[tuple[str, Role, int], tuple[Grant, ...]] = {}
        self.refused: list[Event] = []
        for event in self.past.events:
            self._admit(event)

    def _admit(self, event: Event) -> None:
        if not self._may_write(event):
            self.refused.append(event)
            return
        self._all |= self.past.bit(event.id)
        match event.fact:
            case OfficeFounded() as fact:
                grant = Grant(event.id, fact.person.person, Role.ADMINISTRATOR)
                self._grants.append((event, grant))
            case RoleGranted() as fact:
                self._grants.append((event, _grant(event.id, fact)))
            case RoleEnded() | PersonEnded() | DeviceEnded() as end:
                self._ends.append((event, end))
            case WorkConfirmed() as word:
                self._words.append((event, word))
            case _:
                pass

    def _may_write(self, event: Event) -> bool:
        seen = self.past.of(event.id)
        if isinstance(event.fact, OfficeFounded):
            return not event.saw and event.prev == ""
        if event.by == RECOVERY:
            return event.signed
        if _speaks_for_itself(event):
            return True
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
            known = self._holding[person, role, seen] = tuple(self._held(person, role, seen))
        return [g for g in known if not g.until or self._dated(at) <= g.until]

    def _held(self, person: str, role: Role, seen: int) -> list[Grant]:
        if role is Role.ADMINISTRATOR and person in self._contested(seen):
            return []
        return [
            grant
            for event, grant in self._grants
            if grant.person == person
            and grant.role is role
            and seen & self._bit(event)
            and not self._ended(grant, seen)
        ]

    def roles(self, person: str, seen: int, at: int) -> frozenset[Role]:
        """Name the roles a person held, by these office events, at a moment."""
        held = {grant.role for _, grant in self._grants if grant.person == person}
        return frozenset(role for role in held if self.grants(person, role, seen, at))

    def standing_grants(self) -> tuple[Grant, ...]:
        """List the grants that are not over; an end date is for the asker to compare."""
        people = {grant.person for _, grant in self._grants}
        return tuple(
            grant
            for person in sorted(people)
            for role in Role
            for grant in self._held(person, role, self._all)
        )

    def standing(self, event: Event, role: Role, permit_type: str = "") -> Standing:
        """Tell how the office takes what a person did in a role."""
        held = [
            grant
            for grant in self.grants(event.by, role, self.seen_by(event), event.at)
            if not grant.permit_types or permit_type in grant.permit_types
        ]
        if not held:
            return Standing.NOTHING
        return self._after_ends(event, held)

    def standing_of_office_event(self, event: Event) -> Standing:
        """Tell how the office takes an event about itself."""
        if event in self.refused:
            return Standing.NOTHING
        if event.by == RECOVERY or isinstance(event.fact, OfficeFounded):
            return Standing.COUNTS
        if _speaks_for_itself(event):
            return self._after_ends(event, [Grant(event.id, event.by, Role.ADMINISTRATOR)])
        held = self.grants(event.by, Role.ADMINISTRATOR, self.past.of(event.id), event.at)
        return self._after_ends(event, held)

    def _after_ends(self, event: Event, held: Sequence[Grant]) -> Standing:
        seen = self.seen_by(event)
        hits = [
            (at, end)
            for at, end in self._counting_ends(self._all)
            if not seen & self.past.bit(at.id) and at.id != event.id
        ]
        if all(self._hit(hits, event, grant) for grant in held):
            return self._by_word(event)
        return Standing.COUNTS

    def _hit(self, hits: Sequence[tuple[Event, End]], event: Event, grant: Grant) -> bool:
        return any(
            _ends(end, event, grant) and not any(self._covers(leaf, event.id) for leaf in end.cut)
            for _, end in hits
        )

    def _by_word(self, event: Event) -> Standing:
        word = self._word(event, self._all)
        if word is None:
            return Standing.UNCONFIRMED
        return Standing.COUNTS if word else Standing.NOTHING

    def _word(self, event: Event, seen: int) -> bool | None:
        said = [
            at
            for at, word in self._words
            if event.id in word.events and seen & self._bit(at) and at.by != event.by
        ]
        newest = {at.id for at in self.past.newest(said)}
        verdicts = [word.accepted for at, word in self._words if at.id in newest]
        return all(verdicts) if verdicts else None

    def _bit(self, event: Event) -> int:
        return self.past.bit(event.id)

    def _counting_ends(self, seen: int) -> list[tuple[Event, End]]:
        pending = self._pending_ends(seen)
        return [
            (at, end) for at, end in self._ends if seen & self._bit(at) and at.id not in pending
        ]

    def _pending_ends(self, seen: int) -> frozenset[str]:
        """Find the ends that wait for a word: written by somebody another end had removed."""
        known = self._pending.get(seen)
        if known is None:
            ends = [(at, end) for at, end in self._ends if seen & self._bit(at)]
            known = frozenset(at.id for at, _ in ends if self._waits(at, ends, seen))
            self._pending[seen] = known
        return known

    def _waits(self, event: Event, ends: Sequence[tuple[Event, End]], seen: int) -> bool:
        word = self._word(event, seen)
        if word is not None:
            return not word
        held = [
            grant
            for _, grant in self._grants
            if grant.person == event.by and grant.role is Role.ADMINISTRATOR
        ]
        rivals = [(at, end) for at, end in ends if self.past.concurrent(at.id, event.id)]
        return any(self._hit(rivals, event, grant) for grant in held)

    def _contested(self, seen: int) -> frozenset[str]:
        """Name the administrators who removed each other and wait for the recovery key."""
        pending = self._pending_ends(seen)
        waiting = [
            (at, end) for at, end in self._ends if at.id in pending and self._word(at, seen) is None
        ]
        targets = {(at.by, self._target(end)) for at, end in waiting}
        return frozenset(by for by, target in targets if (target, by) in targets)

    def _target(self, end: End) -> str:
        match end:
            case PersonEnded(person=person):
                return person
            case RoleEnded(grant=grant):
                return next((g.person for _, g in self._grants if g.id == grant), "")
            case DeviceEnded():
                return ""

    def _ended(self, grant: Grant, seen: int) -> bool:
        return any(
            (isinstance(end, RoleEnded) and end.grant == grant.id)
            or (isinstance(end, PersonEnded) and end.person == grant.person)
            for _, end in self._counting_ends(seen)
        )


def _speaks_for_itself(event: Event) -> bool:
    """Tell whether somebody changes their own keys, or a restored computer names its successor."""
    match event.fact:
        case KeysChanged(person=person):
            return person == event.by
        case DeviceAdmitted(replaces=replaces):
            return replaces == event.device
        case _:
            return False


def _grant(event: str, fact: RoleGranted) -> Grant:
    return Grant(event, fact.person, fact.role, fact.permit_types, fact.acting, fact.until)


def _ends(end: End, event: Event, grant: Grant) -> bool:
    match end:
        case RoleEnded(grant=ended):
            return ended == grant.id
        case PersonEnded(person=person):
            return person == event.by
        case DeviceEnded(device=device):
            return device == event.device
