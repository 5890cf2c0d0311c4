"""A ledger as a busy office has it: one case walked by real actions, then many like it.

The copies are composed, chained and signed like the first one; names, numbers and times vary.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.actions.office.sops import newest_version
from desktop.actions.workplace import Workplace
from desktop.actions.writing import must_be_signed
from desktop.domain.case_times import approved_way
from desktop.domain.events.cases import CaseRegistered, DataChanged, PaperNumbered
from desktop.domain.events.event import OFFICE, Event
from desktop.domain.people import DESKS
from desktop.ledger.codec import Circumstances, Header, Written, as_written, compose, read_header
from desktop.ledger.keys import KeyPairs, sign_header
from desktop.practice.stage import Stage
from tests.actions.office import APPLICANT, DAIRI, TestOffice, new_office

LENGTHS = (11, 16, 21, 26, 26)
"""Events of the copies: cases stand everywhere, 20 events each on average."""

TOGETHER = 50
"""Cases that are worked on at the same time, so that their events lie mixed in the ledger."""

FIRST = ("Siti", "Budi", "Rina", "Togar", "Lasma", "Mangasi", "Dewi", "Ahmad", "Ruth", "Yosef")
SECOND = ("Nurbaya", "Santoso", "Maria", "Parulian", "Uli", "Tua", "Kartika", "Fauzi", "Melati")
LAST = ("Simanjuntak", "Sihombing", "Sitorus", "Tampubolon", "Hutagalung", "Nasution", "Purba")
BUSINESS = ("Warung", "Kedai", "Toko", "Bengkel", "Salon", "Kilang", "Usaha Dagang", "Rumah Makan")


@dataclass
class Busy:
    """The office, its walked case, and who may sign."""

    office: TestOffice
    walked: str
    events: list[Event]
    keys: Mapping[str, KeyPairs]

    @property
    def workplace(self) -> Workplace:
        return self.office.admin.workplace


def busy_office(path: Path) -> Busy:
    """Found the office and walk one case of the Dairi SOP to its end."""
    office = new_office(path)
    people = {role: office.by(role) for role in DESKS}
    stage = Stage(office.admin, people, office.clock, iter([dict(APPLICANT)] * 3))
    flow = newest_version(office.admin, DAIRI).flow
    way = [
        (symbol.id, taken.outcome if taken else "")
        for symbol, taken in approved_way(flow, flow.first_symbols()[0].id)
    ]
    subject = stage.register(DAIRI, way)
    outcomes = dict(way)
    while (current := stage.case(subject).current) is not None:
        stage.step(subject, outcomes[current.symbol.id], handled=7)
        office.clock.at += 40 * 60_000
    events = office.admin.workplace.store.ledger.events(subject)
    keys = {session.person: session.keys for session in people.values()}
    return Busy(office, subject, events, keys)


@dataclass
class _Copy:
    """One case on its way: which event of the walked case became which."""

    number: int
    subject: str
    names: dict[str, str]
    head: str = ""
    turn: int = 0


class Copies:
    """Writes copies of the walked case, one after the other, as one computer would."""

    def __init__(self, busy: Busy) -> None:
        self.busy = busy
        ledger = busy.workplace.store.ledger
        self._device = busy.workplace.device
        self._office = ledger.heads(OFFICE)
        self._prev = ledger.leaves()[self._device][0]
        before = ledger.headers([self._prev, *self._office])
        self._turn, self._depth = before[self._prev].turn, before[self._prev].depth
        self._office_turn = max(before[name].turn for name in self._office)
        self._at = busy.office.clock.at
        self._made = 0
        self._flow = newest_version(busy.office.admin, DAIRI).flow

    def events(self, count: int) -> Iterator[tuple[Written, Header]]:
        """Write so many events, and read their headers as an import would."""
        left = count
        while left > 0:
            group = [self._opened() for _ in range(TOGETHER)]
            for place in range(max(LENGTHS)):
                for case in group:
                    if place < LENGTHS[case.number % len(LENGTHS)] and left > 0:
                        yield self._write(case, self.busy.events[place])
                        left -= 1

    def _opened(self) -> _Copy:
        self._made += 1
        return _Copy(self._made, f"{self._made:020x}", {})

    def _write(self, case: _Copy, model: Event) -> tuple[Written, Header]:
        fact = varied(model.fact, case)
        self._at += 30_000
        turn = 1 + max(self._turn, case.turn, self._office_turn)
        known = Circumstances(
            device=self._device,
            prev=self._prev,
            depth=self._depth + 1,
            subject=case.subject,
            saw=(case.head,) if case.head else (),
            office=self._office,
            turn=turn,
            at=self._at,
            by=model.by,
        )
        header, body = compose(known, fact)
        signed = must_be_signed(fact, self._flow)
        signature = sign_header(self.busy.keys[model.by].signing, header) if signed else b""
        written = as_written(header, body, signature)
        case.names[model.id] = case.head = self._prev = written.id.hex()
        case.turn = self._turn = turn
        self._depth += 1
        return written, read_header(header)


def varied(fact: object, case: _Copy) -> object:
    """Say the same of another applicant, business, number and visit."""
    visit = getattr(fact, "visit", "")
    if visit:
        fact = replace(fact, visit=case.names[visit])  # type: ignore[type-var]
    match fact:
        case CaseRegistered():
            number = f"FO1-{case.number:05}/IUMK/XI/2025"
            return replace(fact, number=number, count=case.number)
        case DataChanged(values=values):
            return replace(fact, values={**values, **person(case.number)})
        case PaperNumbered():
            text = f"503/{case.number:05}/DPMPTSPK/XI/2025"
            return replace(fact, text=text, count=case.number)
        case _:
            return fact


def person(number: int) -> dict[str, str]:
    """Name an applicant and a business; 5,040 names, every NIK its own."""
    name = " ".join(
        names[number // step % len(names)]
        for names, step in ((FIRST, 1), (SECOND, len(FIRST)), (LAST, len(FIRST) * len(SECOND)))
    )
    return {
        "applicant.name": name,
        "applicant.nik": f"121101{41 + number % 28:02}0890{number % 10_000:04}",
        "applicant.address": f"Jl. Pahlawan No. {number % 300 + 1}, Sidikalang",
        "business.name": f"{BUSINESS[number % len(BUSINESS)]} {name.split()[-1]} {number % 97}",
    }
