"""What comes from elsewhere is let in whole or not at all: structure, seals, signatures, roles.

Every test looks only at an event and its past, so that every PC judges the same.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.events.event import OFFICE, RECOVERY, Event
from desktop.domain.events.kinds import ALWAYS_SIGNED
from desktop.domain.events.office import (
    DeviceAdmitted,
    KeysChanged,
    OfficeFounded,
    PersonAdded,
    PublicKeys,
)
from desktop.domain.reading.authority import Authority, Covers, Dated
from desktop.domain.reading.past import Past
from desktop.domain.reading.verdicts import role_of
from desktop.domain.refusals import Refused
from desktop.ledger.codec import Header, Written, read_header, to_event
from desktop.ledger.keys import check_public_keys, verify_header
from desktop.ledger.passwords import read_locked
from desktop.ledger.seals import Seal, seal_holds

Find = Callable[[str], Header | None]
"""Gives the header of an event of the ledger by its id."""

NeedsKey = Callable[[Event], bool]
"""Tells whether a completed step is an approval by the procedure of its case."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An event that has come, decoded."""

    written: Written
    header: Header
    event: Event


@dataclass(slots=True)
class SortedOut:
    """What may enter the ledger now, ancestors first, and what waits for its ancestors."""

    entering: list[Arrival] = field(default_factory=list)
    waiting: list[Arrival] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Office:
    """What the ledger holds of the office before anything enters."""

    id: str
    events: Sequence[Event]
    covers: Covers
    dated: Dated


def decode(written: Iterable[Written]) -> list[Arrival]:
    """Read events that have come, in the order of interpretation; Damaged when one is not sound."""
    return sorted(map(_arrival, written), key=lambda arrival: arrival.event.order)


def _arrival(entry: Written) -> Arrival:
    header = read_header(entry.header)
    return Arrival(entry, header, to_event(entry, signed=bool(entry.signature), header=header))


def sort_out(arrivals: Sequence[Arrival], find: Find) -> SortedOut:
    """Separate what is complete from what waits, and check that the chains add up.

    Raises Refused naming the first event whose depth, turn or parents contradict each other.
    """
    result = SortedOut()
    coming: dict[str, Header] = {}

    def parent(name: str) -> Header | None:
        return coming.get(name) or find(name)

    for arrival in arrivals:
        header = arrival.header
        parents = {name: parent(name) for name in _parents(header)}
        known = {name: found for name, found in parents.items() if found is not None}
        if len(known) < len(parents):
            result.waiting.append(arrival)
            continue
        _check_chain(arrival, known)
        coming[arrival.event.id] = header
        result.entering.append(arrival)
    return result


def _parents(header: Header) -> set[str]:
    return {*header.saw, *header.office, *([header.prev] if header.prev else [])}


def _check_chain(arrival: Arrival, parents: Mapping[str, Header]) -> None:
    header = arrival.header
    if header.turn != 1 + max((found.turn for found in parents.values()), default=0):
        raise _refused("turn_wrong", arrival)
    if header.prev:
        before = parents[header.prev]
        if before.device != header.device or before.depth + 1 != header.depth:
            raise _refused("chain_wrong", arrival)
    if any(parents[name].subject != header.subject for name in header.saw):
        raise _refused("parents_wrong", arrival)
    if any(parents[name].subject != OFFICE for name in header.office):
        raise _refused("parents_wrong", arrival)


def check_authority(
    entering: Sequence[Arrival], office: Office, find: Find, needs_key: NeedsKey
) -> None:
    """Check who says what: one office, honest knowledge, keys of persons, roles in the past.

    Raises Refused naming the first event that is not in order.
    """
    office_events = [*office.events, *(a.event for a in entering if a.event.subject == OFFICE)]
    past = Past(office_events)
    keys = _Keys(past, office_events)
    coming = {arrival.event.id: arrival.header for arrival in entering}
    for arrival in entering:
        _check_keys(arrival)
        _check_founding(arrival, office.id)
        _check_knowledge(arrival, past, lambda name: coming.get(name) or find(name))
        _check_device(arrival, past, keys)
        _check_signature(arrival, past, keys, needs_key)
    authority = Authority(office_events, office.covers, office.dated)
    refused = {event.id for event in authority.refused}
    for arrival in entering:
        _check_role(arrival, authority, refused, needs_key)


def _check_founding(arrival: Arrival, office: str) -> None:
    founds = isinstance(arrival.event.fact, OfficeFounded)
    if founds and arrival.event.id != office:
        raise _refused("office_foreign", arrival)


def _check_keys(arrival: Arrival) -> None:
    """Let no keys in that would fail later, when somebody wants to use them."""
    match arrival.event.fact:
        case OfficeFounded(person=person, device=device, recovery=recovery):
            read_locked(person.secret)
            found = [person.keys, device.keys, recovery]
        case PersonAdded(keys=keys, secret=secret) | KeysChanged(keys=keys, secret=secret):
            read_locked(secret)
            found = [keys]
        case DeviceAdmitted(keys=keys):
            found = [keys]
        case _:
            return
    for keys in found:
        check_public_keys(keys)


def _check_knowledge(arrival: Arrival, past: Past, parent: Find) -> None:
    """Whoever knew an office event before knows it still: nobody may forget a lost role."""
    header = arrival.header
    knows = _office_known(header, past)
    for name in (header.prev, *header.saw):
        found = parent(name) if name else None
        if found is not None and (_office_known(found, past) | past.bit(name)) & ~knows:
            raise _refused("knowledge_trimmed", arrival)


def _office_known(header: Header, past: Past) -> int:
    return past.closure(header.saw if header.subject == OFFICE else header.office)


class _Keys:
    """Public keys of persons and devices as they stood in any past."""

    def __init__(self, past: Past, events: Iterable[Event]) -> None:
        self._past = past
        self._people: dict[str, list[tuple[Event, PublicKeys]]] = {}
        self._devices: dict[str, list[tuple[Event, PublicKeys]]] = {}
        for event in events:
            self._take(event)

    def _take(self, event: Event) -> None:
        match event.fact:
            case OfficeFounded(person=person, device=device, recovery=recovery):
                self._put(self._people, event, person.person, person.keys)
                self._put(self._people, event, RECOVERY, recovery)
                self._put(self._devices, event, device.device, device.keys)
            case PersonAdded(person=name, keys=keys) | KeysChanged(person=name, keys=keys):
                self._put(self._people, event, name, keys)
            case DeviceAdmitted(device=name, keys=keys):
                self._put(self._devices, event, name, keys)
            case _:
                pass

    def _put(
        self,
        where: dict[str, list[tuple[Event, PublicKeys]]],
        event: Event,
        name: str,
        keys: PublicKeys,
    ) -> None:
        where.setdefault(name, []).append((event, keys))

    def of_person(self, person: str, seen: int) -> list[PublicKeys]:
        """Give the keys that were newest in a past; several when changed at once."""
        known = [(e, k) for e, k in self._people.get(person, ()) if seen & self._past.bit(e.id)]
        newest = {event.id for event in self._past.newest([event for event, _ in known])}
        return [keys for event, keys in known if event.id in newest]

    def of_device(self, device: str, seen: int) -> list[PublicKeys]:
        """Give the keys of a device that was enrolled in a past."""
        return [k for e, k in self._devices.get(device, ()) if seen & self._past.bit(e.id)]

    def of_any_device(self, device: str) -> list[PublicKeys]:
        """Give the keys of a device whenever it was enrolled."""
        return [keys for _, keys in self._devices.get(device, ())]


def _seen(event: Event, past: Past) -> int:
    if event.subject == OFFICE:
        founding = past.bit(event.id) if isinstance(event.fact, OfficeFounded) else 0
        return past.of(event.id) | founding
    return past.closure(event.office)


def _check_device(arrival: Arrival, past: Past, keys: _Keys) -> None:
    if not keys.of_device(arrival.event.device, _seen(arrival.event, past)):
        raise _refused("device_unknown", arrival)


def _check_signature(arrival: Arrival, past: Past, keys: _Keys, needs_key: NeedsKey) -> None:
    event = arrival.event
    public = keys.of_person(event.by, _seen(event, past))
    if not public:
        raise _refused("person_unknown", arrival)
    if arrival.written.signature:
        signature = arrival.written.signature
        if not any(verify_header(k.signing, arrival.written.header, signature) for k in public):
            raise _refused("signature_wrong", arrival)
    elif event.kind in ALWAYS_SIGNED or event.by == RECOVERY or needs_key(event):
        raise _refused("signature_missing", arrival)


def _check_role(
    arrival: Arrival, authority: Authority, refused: set[str], needs_key: NeedsKey
) -> None:
    event = arrival.event
    if event.id in refused:
        raise _refused("role_missing", arrival)
    if event.subject == OFFICE or event.fact is None or not _approves(event, needs_key):
        return
    if not authority.grants(event.by, role_of(event), authority.seen_by(event), event.at):
        raise _refused("role_missing", arrival)


def _approves(event: Event, needs_key: NeedsKey) -> bool:
    return event.signed or event.kind in ALWAYS_SIGNED or needs_key(event)


def sealed_part(sorted_out: SortedOut, seals: Iterable[Seal], office: Office) -> list[Seal]:
    """Let in only what lies under a seal that comes in with it; move the rest to what waits.

    Gives the seals that enter. Raises Refused("seal_missing") for an event that no seal covers
    at all, and Refused("seal_wrong") for a seal its device did not make.
    """
    arrivals = {a.event.id: a for a in (*sorted_out.entering, *sorted_out.waiting)}
    made = [seal for seal in seals if seal.leaf in arrivals]
    _require_cover(sorted_out.entering, _covered(made, arrivals))
    while True:
        entering = {arrival.event.id for arrival in sorted_out.entering}
        due = [seal for seal in made if seal.leaf in entering]
        covered = _covered(due, arrivals)
        staying = {name for name in entering if name not in covered}
        staying |= {a.event.id for a in sorted_out.entering if _parents(a.header) & staying}
        if not staying:
            break
        sorted_out.waiting += [a for a in sorted_out.entering if a.event.id in staying]
        sorted_out.entering = [a for a in sorted_out.entering if a.event.id not in staying]
    _require_own(due, sorted_out.entering, office)
    return due


def _covered(seals: Iterable[Seal], arrivals: Mapping[str, Arrival]) -> set[str]:
    covered: set[str] = set()
    for seal in seals:
        name = seal.leaf
        while name in arrivals and name not in covered:
            covered.add(name)
            name = arrivals[name].header.prev
    return covered


def _require_cover(entering: Iterable[Arrival], covered: set[str]) -> None:
    for arrival in entering:
        if arrival.event.id not in covered:
            raise _refused("seal_missing", arrival)


def _require_own(seals: Iterable[Seal], entering: Sequence[Arrival], office: Office) -> None:
    office_events = [*office.events, *(a.event for a in entering if a.event.subject == OFFICE)]
    keys = _Keys(Past(office_events), office_events)
    writers = {arrival.event.id: arrival.header.device for arrival in entering}
    for seal in seals:
        public = keys.of_any_device(seal.device)
        if seal.office != office.id or writers[seal.leaf] != seal.device:
            raise Refused("seal_wrong", device=seal.device)
        if not any(seal_holds(seal, known.signing) for known in public):
            raise Refused("seal_wrong", device=seal.device)


def _refused(code: str, arrival: Arrival) -> Refused:
    event = arrival.event
    return Refused(code, event=event.id[:12], kind=event.kind, by=event.by, device=event.device)
