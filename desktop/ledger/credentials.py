"""Who says what in events that come from elsewhere: keys, knowledge, roles, each by the past."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.events.cases import BodyErased, CaseRegistered
from desktop.domain.events.event import OFFICE, RECOVERY, Event
from desktop.domain.events.kinds import ALWAYS_SIGNED, ERASABLE, KINDS
from desktop.domain.events.office import (
    DeviceAdmitted,
    KeysChanged,
    OfficeFounded,
    PersonAdded,
    PublicKeys,
)
from desktop.domain.people import ROLES_FOR, Action
from desktop.domain.reading.authority import Authority, Dated
from desktop.domain.reading.past import Past
from desktop.domain.reading.removals import Covers
from desktop.domain.reading.verdicts import role_of
from desktop.ledger.acceptance import Arrival, Find, refused
from desktop.ledger.codec import Header
from desktop.ledger.keys import check_public_keys, device_id, verify_header
from desktop.ledger.passwords import read_locked

NeedsKey = Callable[[Event], bool]
"""Tells whether a completed step is an approval by the procedure of its case."""

PastOf = Callable[[str], Past]
"""Gives what each event of a subject had seen of it, those included that are coming."""

OFFICE_KINDS = "office."


@dataclass(frozen=True, slots=True)
class Known:
    """What newcomers are judged by: the office before them, the ledger, cases, procedures.

    `covers` knows the newcomers too.
    """

    office: str
    events: Sequence[Event]
    covers: Covers
    dated: Dated
    find: Find
    past_of: PastOf
    needs_key: NeedsKey


def check_authority(entering: Sequence[Arrival], known: Known) -> None:
    """Check who says what: one office, honest knowledge, keys of persons, roles in the past.

    Raises Refused naming the first event that is not in order.
    """
    office_events = [*known.events, *(a.event for a in entering if a.event.subject == OFFICE)]
    past = Past(office_events)
    keys = Keys(past, office_events)
    coming = {arrival.event.id: arrival.header for arrival in entering}
    for arrival in entering:
        _check_subject(arrival, known.office)
        _check_keys(arrival)
        _check_knowledge(arrival, past, lambda name: coming.get(name) or known.find(name))
        _check_own_work(arrival, known)
        _check_device(arrival, past, keys)
        _check_signature(arrival, past, keys, known.needs_key)
    authority = Authority(office_events, known.covers, known.dated)
    for arrival in entering:
        _check_role(arrival, authority, known.needs_key)
        _check_erasure(arrival, known)


def _check_subject(arrival: Arrival, office: str) -> None:
    event = arrival.event
    if isinstance(event.fact, OfficeFounded) and event.id != office:
        raise refused("office_foreign", arrival)
    if event.kind.startswith(OFFICE_KINDS) != (event.subject == OFFICE):
        raise refused("subject_wrong", arrival)


def _check_keys(arrival: Arrival) -> None:
    """Let no keys in that would fail later, and no computer under the name of another."""
    match arrival.event.fact:
        case OfficeFounded(person=person, device=device, recovery=recovery):
            read_locked(person.secret)
            _check_public(arrival, [person.keys, device.keys, recovery], device)
        case PersonAdded(keys=keys, secret=secret) | KeysChanged(keys=keys, secret=secret):
            read_locked(secret)
            _check_public(arrival, [keys])
        case DeviceAdmitted() as device:
            _check_public(arrival, [device.keys], device)
        case _:
            return


def _check_public(
    arrival: Arrival, found: Iterable[PublicKeys], device: DeviceAdmitted | None = None
) -> None:
    for keys in found:
        check_public_keys(keys)
    if device is not None and device.device != device_id(device.keys):
        raise refused("device_misnamed", arrival)


def _check_knowledge(arrival: Arrival, past: Past, parent: Find) -> None:
    """Whoever knew an office event before knows it still: nobody may forget a lost role."""
    header = arrival.header
    knows = _office_known(header, past)
    for name in (header.prev, *header.saw):
        found = parent(name) if name else None
        if found is not None and (_office_known(found, past) | past.bit(name)) & ~knows:
            raise refused("knowledge_trimmed", arrival)


def _office_known(header: Header, past: Past) -> int:
    return past.closure(header.saw if header.subject == OFFICE else header.office)


def _check_own_work(arrival: Arrival, known: Known) -> None:
    """A computer has seen what it wrote about the case itself, and a case before it acts on it."""
    event = arrival.event
    if event.subject == OFFICE:
        return
    if not event.saw and event.kind in KINDS and not isinstance(event.fact, CaseRegistered):
        raise refused("knowledge_trimmed", arrival)
    # What a computer wrote before has a lower turn, so it stands earlier in the order.
    for other in known.past_of(event.subject).unseen_before(event.id):
        if (
            other.device == event.device
            and other.depth < event.depth
            and known.covers(event.prev, other.id)
        ):
            raise refused("knowledge_trimmed", arrival)


class Keys:
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
                self._people.setdefault(person.person, []).append((event, person.keys))
                self._people.setdefault(RECOVERY, []).append((event, recovery))
                self._devices.setdefault(device.device, []).append((event, device.keys))
            case PersonAdded(person=name, keys=keys) | KeysChanged(person=name, keys=keys):
                self._people.setdefault(name, []).append((event, keys))
            case DeviceAdmitted(device=name, keys=keys):
                self._devices.setdefault(name, []).append((event, keys))
            case _:
                pass

    def of_person(self, person: str, seen: int) -> list[PublicKeys]:
        """Give the keys that were newest in a past; several when changed at once."""
        known = [(e, k) for e, k in self._people.get(person, ()) if seen & self._past.bit(e.id)]
        newest = {event.id for event in self._past.newest([event for event, _ in known])}
        return [keys for event, keys in known if event.id in newest]

    def knows_device(self, device: str, seen: int) -> bool:
        """Tell whether a device was enrolled in a past."""
        return any(seen & self._past.bit(event.id) for event, _ in self._devices.get(device, ()))

    def of_device(self, device: str) -> list[str]:
        """Give the signing keys of a device whenever it was enrolled."""
        return [keys.signing for _, keys in self._devices.get(device, ())]


def _seen(event: Event, past: Past) -> int:
    if event.subject == OFFICE:
        founding = past.bit(event.id) if isinstance(event.fact, OfficeFounded) else 0
        return past.of(event.id) | founding
    return past.closure(event.office)


def _check_device(arrival: Arrival, past: Past, keys: Keys) -> None:
    if not keys.knows_device(arrival.event.device, _seen(arrival.event, past)):
        raise refused("device_unknown", arrival)


def _check_signature(arrival: Arrival, past: Past, keys: Keys, needs_key: NeedsKey) -> None:
    event = arrival.event
    public = keys.of_person(event.by, _seen(event, past))
    if not public:
        raise refused("person_unknown", arrival)
    if arrival.written.signature:
        signature = arrival.written.signature
        if not any(verify_header(k.signing, arrival.written.header, signature) for k in public):
            raise refused("signature_wrong", arrival)
    elif _must_be_signed(event, needs_key):
        raise refused("signature_missing", arrival)


def _must_be_signed(event: Event, needs_key: NeedsKey) -> bool:
    return (
        event.subject == OFFICE
        or event.by == RECOVERY
        or event.kind in ALWAYS_SIGNED
        or needs_key(event)
    )


def _check_role(arrival: Arrival, authority: Authority, needs_key: NeedsKey) -> None:
    event = arrival.event
    if event.id in authority.refused:
        raise refused("role_missing", arrival)
    if event.subject == OFFICE or event.fact is None:
        return
    if not event.signed and not _must_be_signed(event, needs_key):
        return
    if not authority.grants(event.by, role_of(event), authority.seen_by(event), event.at):
        raise refused("role_missing", arrival)


def _check_erasure(arrival: Arrival, known: Known) -> None:
    """An erasure cannot be taken back: only what its writer knew, of people, by who may."""
    fact = arrival.event.fact
    if not isinstance(fact, BodyErased):
        return
    if fact.role not in ROLES_FOR[Action.ERASE_BODY]:
        raise refused("role_missing", arrival)
    past = known.past_of(arrival.event.subject)
    target = next((event for event in past.events if event.id == fact.event), None)
    if target is None or not past.saw(arrival.event.id, target.id) or not _is_erasable(target):
        raise refused("not_erasable", arrival)


def _is_erasable(event: Event) -> bool:
    return event.kind in ERASABLE or event.kind not in KINDS
