"""More computers of the small office: each joins properly, in a folder of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from db.folder import DataFolder
from desktop.actions.joining import join, prepare_to_join
from desktop.actions.merging import Bundle, Taken, bundle_of, merge
from desktop.actions.office.devices import admit_device
from desktop.actions.session import Session
from desktop.actions.sign_in import change_person, sign_in
from desktop.actions.workplace import Workplace
from desktop.domain.events.event import OFFICE
from desktop.domain.people import Role
from tests.actions.office import PASSWORD, Clock, TestOffice
from tests.actions.procedures.kept_passes import true_passes

NOTHING: dict[str, tuple[str, ...]] = {}


@dataclass
class Desk:
    """A computer of the office with people who sign in at it."""

    workplace: Workplace
    clock: Clock
    sessions: dict[str, Session] = field(default_factory=dict)

    def by(self, role: Role | str) -> Session:
        if role not in self.sessions:
            self.sessions[role] = change_person(self.workplace, str(role), PASSWORD)
        return self.sessions[role]

    def full(self) -> Bundle:
        return bundle_of(self.workplace, NOTHING)

    def take(self, other: "Desk") -> Taken:
        return merge(self.workplace, other.full())

    def close(self) -> None:
        self.workplace.store.close()

    @property
    def ledger(self):
        return self.workplace.store.ledger

    def says(self) -> tuple[object, ...]:
        """Everything that must be equal on computers that know the same."""
        workplace = self.workplace
        return ids(workplace), lines(workplace), true_passes(workplace), read_states(workplace)


def ids(workplace: Workplace) -> str:
    return workplace.store.ledger.ids_hash()


def lines(workplace: Workplace) -> list[object]:
    return workplace.store.lists.all_lines()


def read_states(workplace: Workplace) -> dict[str, str]:
    """What is read of each case, without what is the same anyway."""
    found = {}
    for subject, _ in workplace.store.ledger.stream():
        if subject != OFFICE:
            case = workplace.case(subject)
            trail = [
                (v.id, v.symbol.id, v.clashes, [s.name for s in v.sides], v.holds)
                for v in case.trail
            ]
            history = [(event.id, said, event.erased) for event, said in case.history]
            said = (case.status, case.result, sorted(case.values.items()), trail, history)
            found[subject] = repr((*said, sorted(case.clashes), sorted(case.numbers.items())))
    return found


def first_desk(office: TestOffice) -> Desk:
    return Desk(office.admin.workplace, office.clock)


def second_pc(office: TestOffice, path: Path, prefix: str = "FO2") -> Desk:
    """Let another computer join: request, admission, welcome, first sign-in."""
    clock = Clock(at=office.clock.at, seed=f"{path.name}/{prefix}")
    folder = DataFolder(path)
    request = prepare_to_join(folder, clock.world(), f"Loket {prefix}")
    admit_device(office.admin, request.admission(prefix))
    join(folder, clock.world(), office.admin.workplace.office.id, first_desk(office).full())
    session = sign_in(folder, clock.world(), "admin", PASSWORD)
    return Desk(session.workplace, clock, {"admin": session})


def mix(desks: Iterable[Desk]) -> None:
    """Let everybody have what everybody has."""
    known = list(desks)
    for _ in range(2):
        for one in known:
            for other in known:
                if one is not other:
                    one.take(other)
