"""Events that no honest computer writes, made with the keys of one that is enrolled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.actions.case.registering import Application, register
from desktop.actions.merging import Bundle
from desktop.actions.writing import circumstances
from desktop.domain.events.cases import MessageWritten, StepCompleted
from desktop.domain.events.event import OFFICE
from desktop.domain.people import Role
from desktop.ledger.codec import Circumstances, Written, as_written, compose
from desktop.ledger.keys import SigningKey, sign_header
from desktop.ledger.seals import make_seal
from tests.actions.office import APPLICANT, DAIRI, new_office
from tests.actions.second import Desk, first_desk, second_pc

FRONT = Role.FRONT_OFFICE
APPLICATION = Application(
    permit_type=DAIRI, values=APPLICANT, checklist={"requirements.ktp": "present"}
)


def new_case(desk: Desk) -> str:
    """Register the usual case at a desk."""
    return register(desk.by(Role.FRONT_OFFICE), APPLICATION)[0]


def around(desk: Desk, subject: str, by: str, **changes: object) -> Circumstances:
    """Give what an honest event would say there now, with what a forger changes."""
    return replace(circumstances(desk.workplace, by, subject), **changes)


def forged(known: Circumstances, fact: object, key: SigningKey | None = None) -> Written:
    """Write an event, signed by a key or by none."""
    header, body = compose(known, fact)
    return as_written(header, body, sign_header(key, header) if key else b"")


def sealed(
    desk: Desk, events: Iterable[Written], device: str = "", key: SigningKey | None = None
) -> Bundle:
    """Put events under a seal of the desk's computer, beside all that it honestly has."""
    made = list(events)
    signing = key or desk.workplace.secrets.keys.signing
    leaf = made[-1].id.hex()
    seal = make_seal(signing, desk.workplace.ring.office, device or desk.workplace.device, leaf)
    honest = desk.full()
    return Bundle([*honest.events, *made], [*honest.seals, seal])


@dataclass
class Scene:
    """A computer that somebody misuses, and one that reads what comes from it."""

    forger: Desk
    reader: Desk
    case: str
    recovery: str
    path: Path

    def person(self, role: Role | str) -> str:
        return self.forger.by(role).person

    def key(self, role: Role | str) -> SigningKey:
        return self.forger.by(role).keys.signing

    def message(self, **changes: object) -> Written:
        known = around(self.forger, self.case, self.person(FRONT), **changes)
        return forged(known, MessageWritten(role=FRONT, text="x"))

    def office(self, fact: object, by: Role | str, **changes: object) -> Written:
        known = around(self.forger, OFFICE, self.person(by), **changes)
        return forged(known, fact, self.key(by))

    def of_case(self, fact: object, by: Role | str, key: SigningKey | None) -> Written:
        return forged(around(self.forger, self.case, self.person(by)), fact, key)

    def decision(self) -> StepCompleted:
        visit = self.forger.workplace.case(self.case).current
        return StepCompleted(role=FRONT, visit=visit.id, symbol="2", outcome="complete")


def opened(path: Path) -> Iterator[Scene]:
    office = new_office(path / "a")
    reader = first_desk(office)
    forger = second_pc(office, path / "b")
    case = new_case(forger)
    reader.take(forger)
    yield Scene(forger, reader, case, office.recovery, path)
    reader.close()
    forger.close()
