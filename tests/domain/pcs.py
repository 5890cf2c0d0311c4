"""Several PCs of one office in memory: real events, no files, exchange by union of sets."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.domain.case import Case, read_case
from desktop.domain.events.cases import CaseRegistered, StepCompleted
from desktop.domain.events.event import OFFICE, Event
from desktop.domain.events.kinds import ALWAYS_SIGNED, kind_of
from desktop.domain.events.office import (
    DeviceAdmitted,
    OfficeFounded,
    PersonAdded,
    PublicKeys,
    RoleGranted,
    SopPutInForce,
)
from desktop.domain.office import Office, read_office
from desktop.domain.people import DESKS, Role
from desktop.domain.sop.flow import needs_approval
from desktop.domain.sop.plain import plain_from
from desktop.domain.sop.reading import sop_from
from desktop.ledger.codec import Circumstances, as_written, compose, to_event

SOPS = Path(__file__).parents[2] / "resources" / "sops"
KEYS = PublicKeys(signing="aa" * 32, receiving="bb" * 32)
ADMIN = "admin"


@dataclass
class Pc:
    """One computer: the events it has, and how it writes new ones."""

    device: str
    events: dict[str, Event] = field(default_factory=dict)
    tip: Event | None = None
    clock: int = 1_763_523_720_000

    def write(self, subject: str, fact: object, by: str, *, signed: bool | None = None) -> Event:
        """Append an event, as the program does: it has seen all that this PC has."""
        heads = self.heads(subject)
        office = () if subject == OFFICE else self.heads(OFFICE)
        parents = [self.events[name] for name in (*heads, *office)]
        parents += [self.tip] if self.tip else []
        self.clock += 60_000
        known = Circumstances(
            device=self.device,
            prev=self.tip.id if self.tip else "",
            depth=1 + (self.tip.depth if self.tip else 0),
            subject=subject,
            saw=heads,
            office=office,
            turn=1 + max((parent.turn for parent in parents), default=0),
            at=self.clock,
            by=by,
        )
        written = as_written(*compose(known, fact))
        if signed is None:
            signed = self._signs(subject, fact)
        event = to_event(written, signed=signed)
        self.events[event.id] = self.tip = event
        return event

    def _signs(self, subject: str, fact: object) -> bool:
        if kind_of(fact) in ALWAYS_SIGNED:
            return True
        if not isinstance(fact, StepCompleted):
            return False
        flow = self.case(subject).sop.flow
        return fact.symbol in flow and needs_approval(flow.symbol(fact.symbol))

    def heads(self, subject: str) -> tuple[str, ...]:
        """Name the newest events of a subject here."""
        mine = [event for event in self.events.values() if event.subject == subject]
        seen = {name for event in mine for name in event.saw}
        return tuple(sorted(event.id for event in mine if event.id not in seen))

    def take(self, other: "Pc") -> None:
        """Take over everything another PC has."""
        self.events |= other.events

    def of(self, subject: str) -> list[Event]:
        """List the events of a subject, in no order that means anything."""
        return [event for event in self.events.values() if event.subject == subject]

    def office(self) -> Office:
        """Read the office as this PC has it."""
        return read_office(self.of(OFFICE), self.covers, lambda at: "2025-11-19")

    def case(self, subject: str = "case") -> Case:
        """Read a case as this PC has it."""
        return read_case(self.of(subject), self.office())

    def covers(self, leaf: str, event: str) -> bool:
        """Walk a device's chain back from a leaf."""
        at = leaf
        while at in self.events and at != event:
            at = self.events[at].prev
        return at == event and event in self.events

    def step(
        self, outcome: str, by: str, subject: str = "case", values: Mapping[str, str] | None = None
    ) -> Event:
        """Complete the part of the step the case stands at here, in a role that is asked."""
        case = self.case(subject)
        assert case.current is not None
        role = sorted(case.performers())[0]
        parts = case.sop.flow.parts_of(case.current.symbol)
        last = len(case.current.parts) == len(parts) - 1
        fact = StepCompleted(
            role=role,
            visit=case.current.id,
            symbol=case.current.symbol.id,
            part=len(case.current.parts),
            outcome=outcome if last else "",
            values=values or {},
        )
        return self.write(subject, fact, by)


def plain_sop(name: str) -> dict[str, object]:
    """Read one of the seven SOP files."""
    return plain_from(sop_from(tomllib.loads((SOPS / f"{name}.toml").read_text("utf-8"))))


def founded(
    sop: str = "dairi-izin-usaha-mikro-kecil",
    devices: int = 3,
    people: Iterable[str] = ("officer",),
) -> list[Pc]:
    """Found an office whose people hold every role, on so many PCs that know all of it."""
    first = Pc("d0" * 8)
    first.write(
        OFFICE,
        OfficeFounded(
            name="Kantor",
            person=person(ADMIN),
            device=device("d0" * 8),
            recovery=KEYS,
        ),
        ADMIN,
    )
    others = [Pc(f"d{number}" * 8) for number in range(1, devices)]
    for other in others:
        first.write(OFFICE, device(other.device), ADMIN)
    for name in people:
        first.write(OFFICE, person(name), ADMIN)
        for role in sorted(DESKS):
            first.write(OFFICE, RoleGranted(person=name, role=role), ADMIN)
    first.write(OFFICE, SopPutInForce(sop=plain_sop(sop)), ADMIN)
    for other in others:
        other.take(first)
    return [first, *others]


def person(name: str) -> PersonAdded:
    """Make somebody, with keys that nothing here looks at."""
    return PersonAdded(person=name, login=name, full_name=name.title(), keys=KEYS, secret={"x": 1})


def device(name: str) -> DeviceAdmitted:
    """Make a computer, with keys that nothing here looks at."""
    return DeviceAdmitted(device=name, name=f"PC {name[:2]}", prefix=name[:2].upper(), keys=KEYS)


def register(pc: Pc, by: str = "officer", subject: str = "case", start: str = "1") -> Event:
    """Register a case on a PC."""
    office = pc.office()
    version = office.newest_versions()[0]
    fact = CaseRegistered(
        role=Role.FRONT_OFFICE,
        number="FO1-0001/IUMK/XI/2025",
        permit_type="iumk",
        sop=version.event,
        start=start,
        count=1,
    )
    return pc.write(subject, fact, by)


def mixed(pcs: Iterable[Pc]) -> Pc:
    """Give a PC that has what all of them have."""
    result = Pc("ff" * 8)
    for pc in pcs:
        result.take(pc)
    return result


def resigned(event: Event, *, signed: bool) -> Event:
    """Give an event with or without the key of its person."""
    return replace(event, signed=signed)
