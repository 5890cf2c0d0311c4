"""This computer with its open data folder: what is read and written, whoever sits at it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial

from db.folder import DataFolder
from db.store import Store
from desktop.actions.world import World
from desktop.domain.calendar.hours import TimeZone
from desktop.domain.calendar.settings import ABOUT, calendar_in
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.case import Case, read_case
from desktop.domain.events import office as facts
from desktop.domain.events.cases import BodyErased
from desktop.domain.events.event import OFFICE, Event
from desktop.domain.lines import hands_of, line_of, passes_of
from desktop.domain.office import Office, read_office
from desktop.domain.reading.authority import Dated
from desktop.domain.refusals import Refused
from desktop.domain.settings.reach import reach_of
from desktop.ledger.ring import KeyRing, ring_bytes
from desktop.ledger.wrapping import DeviceSecrets, Holder, with_person, without_person

Folder = DataFolder
"""The data folder, for those who open an office and know nothing of databases."""

AT_HAND = 64
"""Cases kept as they were read last; the newest events of a case tell whether that still holds."""

FORMER = "former_keys"
"""The setting that keeps the receiving keys this computer had before it went on as a new one."""

LATEST = 253_370_764_800_000
"""1 January 9999, in milliseconds since 1970 UTC."""

Watch = Callable[[int, int], None]

REVALUING = (facts.RoleEnded, facts.PersonEnded, facts.DeviceEnded, facts.WorkConfirmed)
"""Office events after which cases may read otherwise (DESIGN chapter 5)."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A case at hand: as it was read from these events, of which these were the newest."""

    heads: tuple[str, ...]
    office: Office
    events: tuple[Event, ...]
    case: Case


class Workplace:
    """One open data folder with the secrets of its computer in memory.

    The office is read once and again when something of it is written.
    """

    def __init__(
        self,
        world: World,
        folder: DataFolder,
        store: Store,
        ring: KeyRing,
        secrets: DeviceSecrets,
    ) -> None:
        self.world = world
        self.folder = folder
        self.store = store
        self.ring = ring
        self.secrets = secrets
        self._office: Office | None = None
        self._read_from: tuple[str, ...] = ()
        self._calendar: Calendar | None = None
        self._shelf: dict[str, _Kept] = {}
        self.watch: Watch = _nobody
        """Is told how many of the cases to be read again are read; raises to give it up."""

    @property
    def device(self) -> str:
        """Give the id under which this computer writes."""
        return self.ring.device

    @property
    def office(self) -> Office:
        """Give the office as it stands."""
        if self._office is None:
            self._read_from = self.store.ledger.heads(OFFICE)
            events = self.store.ledger.events(OFFICE)
            self._office = read_office(events, self.store.ledger.covers, dated_by(events))
        return self._office

    @property
    def calendar(self) -> Calendar:
        """Give the working calendar of the office."""
        if self._calendar is None:
            try:
                self._calendar = calendar_in(self.office.about(ABOUT))
            except Refused as refused:
                # Two edits that were each right can make an unusable calendar together.
                self.store.log.add(self.world.now(), refused.code, refused.facts)
                self._calendar = Calendar()
        return self._calendar

    def local_time(self, moment: int) -> datetime:
        """Give the office's date and time of a moment in milliseconds since 1970 UTC."""
        return in_zone(moment, self.calendar.zone)

    def local_date(self, moment: int) -> str:
        """Give the office's date (2025-11-19) of a moment in milliseconds since 1970 UTC."""
        return self.local_time(moment).date().isoformat()

    def today(self) -> str:
        """Give the office's date now."""
        return self.local_date(self.world.now())

    def case(self, subject: str) -> Case:
        """Read one case from its own events; Refused("case_unknown") when there is none."""
        heads = self.store.ledger.heads(subject)
        if not heads or subject == OFFICE:
            raise Refused("case_unknown", case=subject)
        kept = self._shelf.get(subject)
        if kept is not None and kept.heads == heads and kept.office is self.office:
            return kept.case
        return self._read(subject, self.store.ledger.events(subject))

    def _read(self, subject: str, events: Sequence[Event]) -> Case:
        """Read a case and keep it at hand: who looks at it will soon do something to it."""
        case = read_case(events, self.office)
        self._shelf.pop(subject, None)
        if len(self._shelf) >= AT_HAND:
            del self._shelf[next(iter(self._shelf))]
        heads = self.store.ledger.heads(subject)
        self._shelf[subject] = _Kept(heads, self.office, tuple(events), case)
        return case

    def _grown(self, subject: str, added: Sequence[Event]) -> Sequence[Event]:
        """Give the events of a case to which this computer has just added some."""
        kept = self._shelf.get(subject)
        follows = kept is not None and kept.heads == added[0].saw
        if kept is None or not follows or any(isinstance(e.fact, BodyErased) for e in added):
            return self.store.ledger.events(subject)
        return [*kept.events, *added]

    def _complete(self, subject: str, added: Sequence[Event]) -> Sequence[Event]:
        """Give the events of a case; one that came whole is not read from the ledger again."""
        whole = len(added) == self.store.ledger.count_of(subject)
        if not whole or any(isinstance(event.fact, BodyErased) for event in added):
            return self.store.ledger.events(subject)
        return sorted(added, key=lambda event: event.order)

    def reread(self, events: Iterable[Event], *, own: bool = False) -> None:
        """Write the readings of everything these new events touch; part of their transaction.

        `own` says that this computer wrote them just now, on top of all that it has.
        """
        new = list(events)
        added: dict[str, list[Event]] = {}
        for event in new:
            added.setdefault(event.subject, []).append(event)
        # Another connection, on a thread beside the window, may have written of the office too.
        if OFFICE in added or self._read_from != self.store.ledger.heads(OFFICE):
            self.forget()
        honoured = not self.office.authority.cuts().isdisjoint(event.id for event in new)
        if honoured or any(isinstance(event.fact, REVALUING) for event in new):
            self.refill()
            return
        for subject in sorted(added.keys() - {OFFICE}):
            known = (self._grown if own else self._complete)(subject, added[subject])
            self._keep(subject, partial(self._read, subject, known))
        self._reconsider(new, added)

    def forget(self) -> None:
        """Read the office again when next asked, after a write that did not happen."""
        self._office = self._calendar = None

    def refill(self) -> int:
        """Read every case again in one pass over the ledger; gives how many there are."""
        total = sum(self.store.lists.counts().values())
        kept = 0
        with self.store.database.roomy():
            self.store.lists.clear()
            for done, (subject, events) in enumerate(self.store.ledger.stream()):
                self.watch(done, total)
                if subject != OFFICE:
                    kept += self._keep(subject, partial(read_case, events, self.office))
        return kept

    def _reconsider(self, new: Sequence[Event], known: Collection[str]) -> None:
        """Read those cases again whose times a new setting changes, and only those."""
        if not any(isinstance(event.fact, facts.SettingsChanged) for event in new):
            return
        written = {event.id for event in new}
        events = self.store.ledger.events(OFFICE)
        earlier = [event for event in events if event.id not in written]
        if not earlier:
            return
        before = read_office(earlier, self.store.ledger.covers, dated_by(earlier))
        reach = reach_of(before, self.office)
        asked = self.store.reached.subjects(
            reach.permit_types, reach.since, open_ones=reach.open_ones
        )
        subjects = sorted(set(asked).difference(known))
        for done, subject in enumerate(subjects):
            self.watch(done, len(subjects))
            told = self.store.ledger.events(subject)
            self._keep(subject, partial(read_case, told, self.office))

    def _keep(self, subject: str, read: Callable[[], Case]) -> bool:
        """Write line, passes and hands of a case; tell whether it could be read."""
        try:
            case = read()
        except Refused as refused:
            # Kept and relayed, but this Sopan cannot show it as a case: unknown kinds only.
            self.store.log.add(self.world.now(), refused.code, {"case": subject})
            return False
        office, calendar = self.office, self.calendar
        (number,) = self.store.lists.write([line_of(case, office, calendar)])
        self.store.passes.write(number, case.sop.event, passes_of(case, office, calendar))
        self.store.hands.write(number, hands_of(case), is_open=case.current is not None)
        return True

    def keep_ring(self) -> None:
        """Let exactly the active people of the office open this computer's secrets."""
        ring = self.ring
        for person in self.office.people.values():
            entry = ring.people.get(person.id)
            if not person.active and entry is not None:
                ring = without_person(ring, person.id)
            elif person.active and (entry is None or entry.keys != person.keys):
                holder = Holder(
                    person=person.id, login=person.login, keys=person.keys, secret=person.secret
                )
                ring = with_person(ring, holder, self.secrets, self.world.draw)
        if ring is not self.ring:
            self.folder.write_keys(ring_bytes(ring))
            self.ring = ring

    def become(self, ring: KeyRing, secrets: DeviceSecrets) -> None:
        """Go on under another device id, after a restore; what is on its way still opens."""
        former = [self.store.settings.get(FORMER), self.secrets.keys.receiving.secret.hex()]
        with self.store.transaction():
            self.store.settings.set(FORMER, " ".join(former).strip())
        self.folder.write_keys(ring_bytes(ring))
        self.ring, self.secrets = ring, secrets


def _nobody(_done: int, _total: int) -> None:
    """Tell nobody."""


def in_zone(moment: int, zone: TimeZone) -> datetime:
    """Give the wall clock of a zone; a claim beyond the year 9999 is shown as its last day."""
    shift = timedelta(milliseconds=zone.milliseconds)
    shown = timedelta(milliseconds=min(moment, LATEST)) + shift
    return datetime(1970, 1, 1, tzinfo=timezone(shift)) + shown


def dated_by(events: Iterable[Event]) -> Dated:
    """Give the dates by which Plt. and Plh. end: those of the zone the office was founded in."""
    zones = [e.fact.zone for e in events if isinstance(e.fact, facts.OfficeFounded)]
    named = zones[0] if zones and zones[0] in TimeZone.__members__ else "WIB"
    return lambda moment: in_zone(moment, TimeZone[named]).date().isoformat()
