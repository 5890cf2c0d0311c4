"""What comes from elsewhere is let in whole or not at all: first structure and seals.

Every test looks only at an event and its past, so that every PC judges the same.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.events.cases import BodyErased
from desktop.domain.events.event import OFFICE, Event
from desktop.domain.refusals import Refused
from desktop.ledger.codec import Header, Written, read_header, to_event
from desktop.ledger.seals import Seal, seal_holds

Find = Callable[[str], Header | None]
"""Gives the header of an event of the ledger by its id."""

DeviceKeys = Callable[[str, Sequence["Arrival"]], list[str]]
"""Gives the public signing keys of a computer, also one that these arrivals admit."""


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

    def hold_back(self, names: Iterable[str]) -> None:
        """Let events wait after all, and with them everything that builds on them."""
        staying = set(names)
        for arrival in self.entering:
            if parents_of(arrival.header) & staying:
                staying.add(arrival.event.id)
        self.waiting += [a for a in self.entering if a.event.id in staying]
        self.entering = [a for a in self.entering if a.event.id not in staying]


@dataclass(frozen=True, slots=True)
class Sealing:
    """The seals at hand, the office they must be of, and the keys of its computers."""

    office: str
    seals: Sequence[Seal]
    keys: DeviceKeys


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
    coming = {arrival.event.id: arrival.header for arrival in arrivals}
    entered: dict[str, Header] = {}
    for arrival in arrivals:
        header = arrival.header
        parents = {name: entered.get(name) or find(name) for name in parents_of(header)}
        known = {name: found for name, found in parents.items() if found is not None}
        late = [coming[name] for name in parents if name in coming]
        if any(found.turn >= header.turn for found in late):
            raise refused("turn_wrong", arrival)
        if len(known) < len(parents):
            result.waiting.append(arrival)
            continue
        _check_chain(arrival, known)
        entered[arrival.event.id] = header
        result.entering.append(arrival)
    return result


def parents_of(header: Header) -> set[str]:
    """Name the events that an event builds on."""
    return {*header.saw, *header.office, *([header.prev] if header.prev else [])}


def _check_chain(arrival: Arrival, parents: Mapping[str, Header]) -> None:
    header = arrival.header
    if header.turn != 1 + max((found.turn for found in parents.values()), default=0):
        raise refused("turn_wrong", arrival)
    if header.prev:
        before = parents[header.prev]
        if before.device != header.device or before.depth + 1 != header.depth:
            raise refused("chain_wrong", arrival)
    if any(parents[name].subject != header.subject for name in header.saw):
        raise refused("parents_wrong", arrival)
    if any(parents[name].subject != OFFICE for name in header.office):
        raise refused("parents_wrong", arrival)


def keep_in_order(sorted_out: SortedOut, sealing: Sealing, erased: set[str]) -> list[Seal]:
    """Let in only what lies under a seal and has its body, or an erasure; the rest waits.

    Gives the seals that enter. Raises Refused: `seal_missing` for an event that no seal covers
    at all, `seal_wrong` for a seal its computer did not make for this office, `body_missing`
    for a body that is not there although nothing has erased it.
    """
    arrivals = {a.event.id: a for a in (*sorted_out.entering, *sorted_out.waiting)}
    made = [seal for seal in sealing.seals if seal.leaf in arrivals]
    _check_places(made, arrivals, sealing.office)
    _require_cover(arrivals.values(), _covered(made, arrivals))
    due: list[Seal] = []
    count = -1
    while count != len(sorted_out.entering):
        count = len(sorted_out.entering)
        _hold_back_bodiless(sorted_out, erased)
        entering = {arrival.event.id for arrival in sorted_out.entering}
        due = [seal for seal in made if seal.leaf in entering]
        sorted_out.hold_back(entering - _covered(due, arrivals))
    _check_seals(made, due, sorted_out.entering, sealing.keys)
    return due


def _hold_back_bodiless(sorted_out: SortedOut, erased: set[str]) -> None:
    """Let an erased event wait as long as its erasure does."""
    here = erased | _erased_by(sorted_out.entering)
    later = _erased_by(sorted_out.waiting)
    lacking = [a for a in sorted_out.entering if a.event.erased and a.event.id not in here]
    for arrival in lacking:
        if arrival.event.id not in later:
            raise refused("body_missing", arrival)
    sorted_out.hold_back(arrival.event.id for arrival in lacking)


def _erased_by(arrivals: Iterable[Arrival]) -> set[str]:
    return {a.event.fact.event for a in arrivals if isinstance(a.event.fact, BodyErased)}


def _check_places(seals: Iterable[Seal], arrivals: Mapping[str, Arrival], office: str) -> None:
    for seal in seals:
        if seal.office != office:
            raise refused("office_foreign", arrivals[seal.leaf])
        if arrivals[seal.leaf].header.device != seal.device:
            raise Refused("seal_wrong", device=seal.device, event=seal.leaf[:12])


def _covered(seals: Iterable[Seal], arrivals: Mapping[str, Arrival]) -> set[str]:
    covered: set[str] = set()
    for seal in seals:
        name = seal.leaf
        while name in arrivals and name not in covered:
            covered.add(name)
            name = arrivals[name].header.prev
    return covered


def _require_cover(arrivals: Iterable[Arrival], covered: set[str]) -> None:
    for arrival in arrivals:
        if arrival.event.id not in covered:
            raise refused("seal_missing", arrival)


def _check_seals(
    made: Sequence[Seal], due: Iterable[Seal], entering: Sequence[Arrival], keys: DeviceKeys
) -> None:
    """Check every seal of a known computer; one of an unknown computer waits or is wrong."""
    public = {device: keys(device, entering) for device in {seal.device for seal in made}}
    needed = set(due)
    for arrival in entering:
        if public.get(arrival.header.device) == []:
            raise refused("device_unknown", arrival)
    for seal in made:
        holds = any(seal_holds(seal, key) for key in public[seal.device])
        if not holds and (seal in needed or public[seal.device]):
            raise Refused("seal_wrong", device=seal.device, event=seal.leaf[:12])


def refused(code: str, arrival: Arrival) -> Refused:
    """Name an event that is not in order."""
    event = arrival.event
    return Refused(code, event=event.id[:12], kind=event.kind, by=event.by, device=event.device)
