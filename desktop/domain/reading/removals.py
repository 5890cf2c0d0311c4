"""What removals do to the word of those who were removed at the same time (DESIGN chapter 6)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.domain.events.event import OFFICE, RECOVERY, Event
from desktop.domain.events.office import (
    DeviceAdmitted,
    DeviceEnded,
    KeysChanged,
    OfficeFounded,
    PersonAdded,
    PersonEnded,
    RoleEnded,
    RoleGranted,
    WorkConfirmed,
)
from desktop.domain.people import Role
from desktop.domain.reading.past import Past

Covers = Callable[[str, str], bool]
"""Tells whether an event (second) is a leaf (first) or behind it on that device's chain."""

End = RoleEnded | PersonEnded | DeviceEnded
Ends = tuple[tuple[Event, End], ...]
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grant:
    """A role somebody holds, named by the event that gave it."""

    id: str
    person: str
    role: Role
    permit_types: tuple[str, ...] = ()
    acting: str = ""
    until: str = ""


class Removals:
    """Who was removed by whom, and which office events stand all the same.

    Every question names the office events to go by (`seen`, a set of bits of `Past`), so that
    the answer about the past of an event is the same on every PC for ever. An office event
    lies inside a cut when the removal had seen it: whoever writes a removal has seen all that
    lies before its cut.
    """

    def __init__(self, past: Past, covers: Covers) -> None:
        self._past = past
        self._covers = covers
        self.grants: list[tuple[Event, Grant]] = []
        self._given: dict[str, Event] = {}
        self._ends: list[tuple[Event, End]] = []
        self._words: list[tuple[Event, WorkConfirmed]] = []
        self._keys: dict[str, list[Event]] = {}
        self._devices: dict[str, list[Event]] = {}
        self._counting: dict[int, tuple[Ends, Ends]] = {}
        self._sound: dict[tuple[str, int, tuple[str, ...]], bool] = {}

    def take(self, event: Event) -> None:
        """Add an event whose author was an administrator in its past, or spoke for themselves."""
        match event.fact:
            case OfficeFounded(person=person, device=device):
                self._put(event, Grant(event.id, person.person, Role.ADMINISTRATOR))
                self._keys.setdefault(person.person, []).append(event)
                self._devices.setdefault(device.device, []).append(event)
            case RoleGranted() as fact:
                self._put(event, _grant(event.id, fact))
            case PersonAdded(person=name) | KeysChanged(person=name):
                self._keys.setdefault(name, []).append(event)
            case DeviceAdmitted(device=name):
                self._devices.setdefault(name, []).append(event)
            case RoleEnded() | PersonEnded() | DeviceEnded() as end:
                self._ends.append((event, end))
            case WorkConfirmed() as word:
                self._words.append((event, word))
            case _:
                pass

    def _put(self, event: Event, grant: Grant) -> None:
        self.grants.append((event, grant))
        self._given[grant.id] = event

    def cuts(self) -> frozenset[str]:
        """Name the leaves up to which removals honour work."""
        return frozenset(leaf for _, end in self._ends for leaf in end.cut)

    def stands(self, grant: Grant, seen: int, ends: Ends) -> bool:
        """Tell whether the event that gave a role stands."""
        return self.sound(self._given[grant.id], seen, ends)

    def held(self, person: str, role: Role, seen: int) -> list[Grant]:
        """List the grants of a role that stand and are not over, by these office events."""
        if role is Role.ADMINISTRATOR and person in self.contested(seen):
            return []
        ends = self.counting(seen)
        return [
            grant
            for event, grant in self.grants
            if grant.person == person
            and grant.role is role
            and seen & self._bit(event)
            and not any(_is_over(end, grant) for _, end in ends)
            and self.sound(event, seen, ends)
        ]

    def may_speak(self, event: Event, seen: int) -> bool:
        """Tell whether neither the author nor their computer was ended, by these office events."""
        grant = Grant(event.id, event.by, Role.ADMINISTRATOR)
        return not any(_concerns(end, event, grant) for _, end in self.counting(seen))

    def counting(self, seen: int) -> Ends:
        """List the removals that hold: nobody removed their author at the same time."""
        return self._weighed(seen)[0]

    def contested(self, seen: int) -> frozenset[str]:
        """Name those who removed each other and wait for the recovery key."""
        undecided = self._weighed(seen)[1]
        removed = {self._target(end) for _, end in undecided}
        return frozenset(at.by for at, _ in undecided) & removed

    def pending_against(self, person: str, seen: int) -> tuple[str, ...]:
        """Name the removals of a person on which nobody has decided."""
        undecided = self._weighed(seen)[1]
        return tuple(at.id for at, end in undecided if self._target(end) == person)

    def _weighed(self, seen: int) -> tuple[Ends, Ends]:
        """Give the removals that hold, and those that nobody has decided on."""
        known = self._counting.get(seen)
        if known is None:
            raw = tuple(pair for pair in self._ends if seen & self._bit(pair[0]))
            raw = tuple(pair for pair in raw if not self._recovery_rejects(pair[0], seen))
            holding = {at.id for at, _ in raw if self.sound(at, seen, raw)}
            pending = tuple(pair for pair in raw if pair[0].id not in holding)
            known = self._counting[seen] = (
                tuple(pair for pair in raw if pair[0].id in holding),
                tuple(pair for pair in pending if self.word(pair[0], seen, raw) is None),
            )
        return known

    def _recovery_rejects(self, event: Event, seen: int) -> bool:
        said = [
            (at, word)
            for at, word in self._words
            if at.by == RECOVERY and event.id in word.events and seen & self._bit(at)
        ]
        return self._verdict(said) is False

    def sound(self, event: Event, seen: int, ends: Ends, busy: frozenset[str] = NOBODY) -> bool:
        """Tell whether an office event stands: its author was not removed, or others confirm it.

        `busy` names the events in question on the way here: nobody's word can carry itself.
        """
        if not ends or event.by == RECOVERY or isinstance(event.fact, OfficeFounded):
            return True
        if event.id in busy:
            return False
        if busy:
            return self._stands(event, seen, ends, busy)
        key = event.id, seen, tuple(at.id for at, _ in ends)
        known = self._sound.get(key)
        if known is None:
            known = self._sound[key] = self._stands(event, seen, ends, busy)
        return known

    def _stands(self, event: Event, seen: int, ends: Ends, busy: frozenset[str]) -> bool:
        asked = busy | {event.id}
        if self._is_untouched(event, seen, ends, asked):
            return True
        return self.word(event, seen, ends, asked) is True

    def _is_untouched(self, event: Event, seen: int, ends: Ends, busy: frozenset[str]) -> bool:
        own = self._past.of(event.id)
        if speaks_for_itself(event):
            held = [(event, Grant(event.id, event.by, Role.ADMINISTRATOR))]
        else:
            held = self._administers(event, own)
        return self.vouched(event, own, seen, ends, busy) and any(
            (given.id == event.id or self.sound(given, seen, ends, busy))
            and not self.is_hit(event, grant, own, ends)
            for given, grant in held
        )

    def _administers(self, event: Event, own: int) -> list[tuple[Event, Grant]]:
        ends = self.counting(own)
        return [
            (given, grant)
            for given, grant in self.grants
            if grant.person == event.by
            and grant.role is Role.ADMINISTRATOR
            and own & self._bit(given)
            and not any(_is_over(end, grant) for _, end in ends)
        ]

    def vouched(
        self, event: Event, own: int, seen: int, ends: Ends, busy: frozenset[str] = NOBODY
    ) -> bool:
        """Tell whether the keys of person and computer, as the writer knew them, stand."""
        for given in (self._keys.get(event.by, ()), self._devices.get(event.device, ())):
            known = self._past.newest([one for one in given if own & self._bit(one)])
            if known and not any(self.sound(one, seen, ends, busy) for one in known):
                return False
        return True

    def is_hit(self, event: Event, grant: Grant, own: int, ends: Ends) -> bool:
        """Tell whether a removal concerns what was done by a grant and did not honour it.

        Whoever knew of the end of a role no longer held it; an ended computer writes nothing
        that counts, whether it knows or not.
        """
        return any(
            _concerns(end, event, grant)
            and at.id != event.id
            and (isinstance(end, DeviceEnded) or not own & self._bit(at))
            and not self._honours(at, end, event)
            for at, end in ends
        )

    def _honours(self, at: Event, end: End, event: Event) -> bool:
        if event.subject == OFFICE:
            return self._past.saw(at.id, event.id)
        return any(self._covers(leaf, event.id) for leaf in end.cut)

    def word(
        self, event: Event, seen: int, ends: Ends, busy: frozenset[str] = NOBODY
    ) -> bool | None:
        """Give what others who may say so say of an event; nobody confirms their own."""
        said = [
            (at, word)
            for at, word in self._words
            if event.id in word.events
            and seen & self._bit(at)
            and at.by != event.by
            and self.sound(at, seen, ends, busy)
        ]
        return self._verdict(said)

    def _verdict(self, said: Sequence[tuple[Event, WorkConfirmed]]) -> bool | None:
        newest = {at.id for at in self._past.newest([at for at, _ in said])}
        verdicts = [bool(word.accepted) for at, word in said if at.id in newest]
        return all(verdicts) if verdicts else None

    def _target(self, end: End) -> str:
        match end:
            case PersonEnded(person=person):
                return person
            case RoleEnded(grant=grant):
                return next((g.person for _, g in self.grants if g.id == grant), "")
            case DeviceEnded():
                return ""

    def _bit(self, event: Event) -> int:
        return self._past.bit(event.id)


def speaks_for_itself(event: Event) -> bool:
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


def _is_over(end: End, grant: Grant) -> bool:
    match end:
        case RoleEnded(grant=ended):
            return ended == grant.id
        case PersonEnded(person=person):
            return person == grant.person
        case DeviceEnded():
            return False


def _concerns(end: End, event: Event, grant: Grant) -> bool:
    match end:
        case DeviceEnded(device=device):
            return device == event.device
        case _:
            return _is_over(end, grant)
