"""Computers of the small office that exchange through real files in a folder: their stick."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from db.folder import DataFolder
from desktop.actions.exchange.enrolment import admit, join_from, write_request
from desktop.actions.exchange.looking import look
from desktop.actions.exchange.receiving import take
from desktop.actions.exchange.report import Report
from desktop.actions.exchange.sending import Sent, send
from desktop.actions.merging import Bundle
from desktop.actions.sign_in import sign_in
from desktop.domain.people import Role
from desktop.exchange.home import Home
from desktop.exchange.letter import Have, Letter, Unwatched
from desktop.exchange.statements import signed
from desktop.exchange.writing import write_package
from desktop.ledger.age_names import age_recipient
from tests.actions.office import PASSWORD, Clock, TestOffice
from tests.actions.second import Desk, first_desk

WORDS = [f"kata{number}" for number in range(1024)]


@dataclass
class Stick:
    """A folder in which packages travel; anybody who is signed in carries it."""

    root: Path

    def give(self, desk: Desk, *, full: bool = False, device: str = "") -> Sent:
        return send(desk.by(Role.SUPERVISOR), self.root, full=full, device=device)

    def take(self, desk: Desk) -> Report:
        person = desk.by(Role.SUPERVISOR)
        paths = [one.path for one in look(person, self.root) if one.is_new]
        return take(person, paths, root=self.root)

    def packages(self) -> list[Path]:
        return sorted(self.root.glob("SOPAN/*/*.sopan"))


def joined(first: Desk, path: Path, stick: Stick, prefix: str = "FO2") -> Desk:
    """Let another computer join as people do it: request, six words, welcome, first sign-in."""
    clock = Clock(at=first.clock.at, seed=f"{path.name}/{prefix}")
    folder = DataFolder(path)
    asking = write_request(folder, clock.world(), f"Loket {prefix}", stick.root, WORDS)
    sent = admit(first.by("admin"), asking.path, prefix, stick.root)
    join_from(folder, clock.world(), sent.paths[0])
    session = sign_in(folder, clock.world(), "admin", PASSWORD)
    return Desk(session.workplace, clock, {"admin": session})


def desks_of(office: TestOffice, path: Path, stick: Stick, count: int) -> list[Desk]:
    """Give so many computers that know each other: everybody has told what they have."""
    first = first_desk(office)
    others = [joined(first, path / f"pc{n}", stick, f"P{n}") for n in range(1, count)]
    desks = [first, *others]
    mingle(stick, desks)
    return desks


def mingle(stick: Stick, desks: Iterable[Desk], rounds: int = 2) -> None:
    """Let the stick go round until everybody has what everybody has, and knows it."""
    for _ in range(rounds):
        for desk in desks:
            stick.take(desk)
            stick.give(desk)


def agree(desks: Iterable[Desk]) -> bool:
    said = [desk.says() for desk in desks]
    return all(one == said[0] for one in said)


def stated(desk: Desk, counter: int) -> Have:
    """Let a computer say what it has."""
    workplace = desk.workplace
    at = workplace.world.now()
    have = Have(leaves=desk.ledger.leaves(), counter=counter, at=at, signature=b"")
    return signed(have, workplace.ring.office, workplace.device, workplace.secrets.keys.signing)


def forge(desk: Desk, stick: Stick, bundle: Bundle, **changes: object) -> Path:
    """Write a package as its computer could, with whatever in it, for everybody."""
    workplace = desk.workplace
    office = workplace.office
    have = stated(desk, 900)
    letter = Letter(
        office=workplace.ring.office,
        office_name=office.name,
        practice=office.practice,
        sender=workplace.device,
        sender_name=office.devices[workplace.device].name,
        counter=have.counter,
        at=have.at,
        base={},
        have=have,
        haves={},
        wants=(),
        events=bundle.events,
        seals=bundle.seals,
    )
    keys = [age_recipient(device.keys.receiving) for device in office.devices.values()]
    home = Home(stick.root, workplace.ring.office, workplace.device)
    wanted = replace(letter, **changes)  # type: ignore[arg-type]
    return write_package(home, wanted, keys, workplace.folder.path, Unwatched()).paths[0]
