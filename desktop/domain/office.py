"""The office, rebuilt from its events; with case.py the only interpretation of events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.events.event import Event
from desktop.domain.events.office import (
    BookHandedOver,
    BookOpened,
    DeviceAdmitted,
    DeviceEnded,
    KeysChanged,
    OfficeFounded,
    PersonAdded,
    PersonEnded,
    PublicKeys,
    SettingsChanged,
    SopPutInForce,
)
from desktop.domain.people import Role
from desktop.domain.reading.authority import Authority, Dated, Standing
from desktop.domain.reading.fields import Fields, Value
from desktop.domain.reading.removals import Covers, Grant
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import Flow, without_additions
from desktop.domain.sop.model import Sop
from desktop.domain.sop.reading import sop_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who works, or worked, in the office."""

    id: str
    login: str
    full_name: str
    keys: PublicKeys
    secret: Mapping[str, object]
    nip: str = ""
    position: str = ""
    rank: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A computer of the office. `prefix` begins the intake numbers it gives."""

    id: str
    name: str
    prefix: str
    keys: PublicKeys
    replaces: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SopInForce:
    """A version of a procedure, named by the event that put it into force."""

    event: str
    sop: Sop
    flow: Flow
    at: int
    by: str
    replaces: str = ""
    additions: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A counter for papers and the computers that keep it: more than one is a conflict."""

    id: str
    opened: BookOpened
    keepers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What all office events together say."""

    id: str
    name: str
    practice: bool
    recovery: PublicKeys
    people: Mapping[str, Person]
    devices: Mapping[str, Device]
    grants: tuple[Grant, ...]
    sops: Mapping[str, SopInForce]
    books: Mapping[str, Book]
    settings: Mapping[str, Mapping[str, str]]
    clashes: Mapping[str, tuple[Value, ...]]
    unconfirmed: tuple[Event, ...]
    authority: Authority

    def about(self, thing: str) -> Mapping[str, str]:
        """Give the settings of one thing, such as `calendar` or `permit_type/iumk`."""
        return self.settings.get(thing, {})

    def person_named(self, login: str) -> Person | None:
        """Find an active person by login, however it is written; of several, the first added."""
        return next(iter(self.people_named(login)), None)

    def people_named(self, login: str) -> list[Person]:
        """List the active people with a login: several when two computers added one each."""
        wanted = login.strip().casefold()
        return [p for p in self.people.values() if p.active and p.login.casefold() == wanted]

    def newest_versions(self) -> list[SopInForce]:
        """List the procedures new cases may use: those that no later version knew.

        Two that did not know each other both stand, until one is put into force that knew both.
        """
        saw, versions = self.authority.past.saw, self.sops.values()
        return [
            version
            for version in versions
            if not any(
                other.sop.id == version.sop.id and saw(other.event, version.event)
                for other in versions
            )
        ]

    def roles_of(self, person: str, at: int) -> frozenset[Role]:
        """Name the roles a person holds now; `at` decides ends of Plt. and Plh."""
        return self.authority.roles(person, self.authority.everything(), at)

    def permit_types(self) -> list[str]:
        """List the ids of the permit types."""
        prefix = "permit_type/"
        return sorted(name[len(prefix) :] for name in self.settings if name.startswith(prefix))


class _Reading:
    """The office under construction, one event after the other."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.fields = Fields(authority.past)
        self.keepers = Fields(authority.past)
        self.founding: OfficeFounded | None = None
        self.id = ""
        self.people: dict[str, Person] = {}
        self.devices: dict[str, Device] = {}
        self.sops: dict[str, SopInForce] = {}
        self.books: dict[str, BookOpened] = {}
        self.unconfirmed: list[Event] = []

    def take(self, event: Event) -> None:
        """Add what one event says, unless it does not count."""
        standing = self.authority.standing_of_office_event(event)
        if standing is Standing.UNCONFIRMED:
            self.unconfirmed.append(event)
        elif standing is Standing.COUNTS:
            self._people(event)
            self._things(event)

    def _people(self, event: Event) -> None:
        match event.fact:
            case OfficeFounded() as fact:
                self.founding, self.id = fact, event.id
                self._add_person(fact.person)
                self._add_device(fact.device)
            case PersonAdded() as fact:
                self._add_person(fact)
            case KeysChanged(person=person) as fact if person in self.people:
                known = self.people[person]
                self.people[person] = replace(known, keys=fact.keys, secret=fact.secret)
            case PersonEnded(person=person) if person in self.people:
                self.people[person] = replace(self.people[person], active=False)
            case DeviceAdmitted() as fact:
                self._add_device(fact)
            case DeviceEnded(device=device) if device in self.devices:
                self.devices[device] = replace(self.devices[device], active=False)
            case _:
                pass

    def _things(self, event: Event) -> None:
        match event.fact:
            case SettingsChanged(about=about, values=values):
                self.fields.write(event, {f"{about}\n{name}": v for name, v in values.items()})
            case SopPutInForce() as fact:
                self._add_sop(event, fact)
            case BookOpened() as fact:
                self.books.setdefault(fact.book, fact)
                self.keepers.write(event, {fact.book: fact.keeper})
            case BookHandedOver(book=book, keeper=keeper):
                self.keepers.write(event, {book: keeper})
            case _:
                pass

    def _add_person(self, fact: PersonAdded) -> None:
        self.people.setdefault(
            fact.person,
            Person(
                id=fact.person,
                login=fact.login,
                full_name=fact.full_name,
                keys=fact.keys,
                secret=fact.secret,
                nip=fact.nip,
                position=fact.position,
                rank=fact.rank,
            ),
        )

    def _add_device(self, fact: DeviceAdmitted) -> None:
        self.devices.setdefault(
            fact.device,
            Device(
                id=fact.device,
                name=fact.name,
                prefix=fact.prefix,
                keys=fact.keys,
                replaces=fact.replaces,
            ),
        )

    def _add_sop(self, event: Event, fact: SopPutInForce) -> None:
        try:
            sop = sop_from(fact.sop)
        except Refused:
            # A newer Sopan may know tables that this one cannot read: cases under it say so.
            return
        followed = sop if fact.additions else without_additions(sop)
        self.sops[event.id] = SopInForce(
            event=event.id,
            sop=sop,
            flow=Flow(followed),
            at=event.at,
            by=event.by,
            replaces=fact.replaces,
            additions=bool(fact.additions),
            reason=fact.reason,
        )

    def settings(self) -> dict[str, dict[str, str]]:
        """Group the settings by what they are about."""
        grouped: dict[str, dict[str, str]] = {}
        for name, text in self.fields.values().items():
            about, _, key = name.partition("\n")
            grouped.setdefault(about, {})[key] = text
        return grouped

    def kept_books(self) -> dict[str, Book]:
        """Put each book together with the computers that keep it."""
        clashes = self.keepers.clashes()
        newest = self.keepers.values()
        return {
            book: Book(
                id=book,
                opened=opened,
                keepers=tuple(sorted({value.text for value in clashes[book]}))
                if book in clashes
                else (newest[book],),
            )
            for book, opened in self.books.items()
        }


def read_office(events: Sequence[Event], covers: Covers, dated: Dated) -> Office:
    """Say what the events of the office subject mean, taken together.

    Raises Refused("no_office") when there is no founding event.
    """
    authority = Authority(events, covers, dated)
    reading = _Reading(authority)
    for event in authority.past.events:
        reading.take(event)
    if reading.founding is None:
        raise Refused("no_office")
    return Office(
        id=reading.id,
        name=reading.founding.name,
        practice=bool(reading.founding.practice),
        recovery=reading.founding.recovery,
        people=reading.people,
        devices=reading.devices,
        grants=authority.standing_grants(),
        sops=reading.sops,
        books=reading.kept_books(),
        settings=reading.settings(),
        clashes=reading.fields.clashes(),
        unconfirmed=tuple(reading.unconfirmed),
        authority=authority,
    )
