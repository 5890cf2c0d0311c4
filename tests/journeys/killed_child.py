"""The process that is killed: works in an office and says after each action what it has done.

Run as `python -m tests.journeys.killed_child` it waits, everything imported, for orders on its
standard input, and forks one worker for each: so that a thousand can be killed in a minute.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TypedDict

from db.folder import DataFolder
from db.store import Store
from desktop.actions.case.drafts import name_of, save_draft
from desktop.actions.case.records import attach, write_message
from desktop.actions.case.registering import Application, register
from desktop.actions.case.steps import complete_step
from desktop.actions.changes import Changes
from desktop.actions.exchange.looking import look
from desktop.actions.exchange.receiving import take
from desktop.actions.founding import NewPerson, Plan, found_office
from desktop.actions.office.people import reset_password
from desktop.actions.office.sops import newest_version
from desktop.actions.sign_in import sign_in
from desktop.domain.case import Case
from desktop.domain.case_times import approved_way
from desktop.domain.people import Role
from desktop.domain.permits import permit_type
from desktop.domain.reading.contents import ONLINE
from desktop.domain.sop.model import Section
from desktop.practice.answers import answers_for
from tests.actions.office import APPLICANT, DAIRI, PASSWORD, Clock, TestOffice

Say = Callable[..., None]
"""Tells the parent one thing that has happened, by its name and facts."""


class Order(TypedDict):
    """What a worker is asked: in which folder, from which seed and time, through which pipe."""

    work: str
    folder: str
    seed: str
    at: int
    pipe: str


def serve() -> None:
    """Fork a worker for each order, and print its process id."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        order: Order = json.loads(line)
        child = os.fork()
        if not child:
            _work(order)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


def _work(order: Order) -> None:
    pipe = os.open(order["pipe"], os.O_WRONLY)

    def say(what: str, **facts: object) -> None:
        os.write(pipe, json.dumps({"what": what, **facts}).encode() + b"\n")

    try:
        clock = Clock(at=order["at"], seed=order["seed"])
        WORK[order["work"]](DataFolder(Path(order["folder"])), clock, Random(order["seed"]), say)
    except BaseException as error:
        say("failed", error=repr(error))
        raise
    finally:
        os._exit(1)


def found(folder: DataFolder, clock: Clock, chance: Random, say: Say) -> None:
    """Found an office."""
    say("begun")
    found_office(folder, clock.world(), PLAN)
    say("founded")
    signal.pause()


def use(folder: DataFolder, clock: Clock, chance: Random, say: Say) -> None:
    """Open an office and do one thing after the other until killed."""
    say("begun")
    session = sign_in(folder, clock.world(), "admin", PASSWORD)
    _announce_transactions(session.workplace.store, say)
    desk = Desk(TestOffice(session, "", clock), chance, say)
    say("ready")
    while True:
        desk.act()


def take_over(folder: DataFolder, clock: Clock, chance: Random, say: Say) -> None:
    """Take over what lies on the stick, killed at the statement whose number ends the seed."""
    left = int(clock.seed.rpartition("/")[2])
    session = sign_in(folder, clock.world(), "admin", PASSWORD)
    stick = folder.path.with_name("stick")

    def counted(*_: object) -> bool:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    session.workplace.store.database.connection().exec_trace = counted
    take(session, [one.path for one in look(session, stick)], root=stick)
    say("done", events=[])
    signal.pause()


PLAN = Plan(
    name="DPMPTSPK Kabupaten Dairi",
    administrator=NewPerson(login="admin", full_name="Rina Sihombing", password=PASSWORD),
    device_name="Loket 1",
    prefix="FO1",
    settings={"office": {"region_code": "12.11"}},
)
WORK: dict[str, Callable[[DataFolder, Clock, Random, Say], None]] = {
    "found": found,
    "use": use,
    "take_over": take_over,
}


def _announce_transactions(store: Store, say: Say) -> None:
    """Say when a transaction begins and ends, to know how many were hit."""
    whole = store.transaction

    @contextmanager
    def announced() -> Iterator[None]:
        say("in")
        with whole():
            yield
        say("out")

    opened: Callable[[], AbstractContextManager[None]] = announced
    vars(store)["transaction"] = opened


@dataclass
class Desk:
    """Does what people do, says before each action what it is and after it what it was."""

    office: TestOffice
    chance: Random
    say: Say

    def act(self) -> None:
        """Do one thing by chance."""
        usual = [self.register, self.message, self.message, self.attach, self.draft]
        self.chance.choice([*usual, *[self.step] * 5, self.password])()

    def _done(self, changes: Changes, **facts: object) -> None:
        self.say("done", events=list(changes.events), **facts)

    def register(self) -> None:
        """Take up an application."""
        self.say("begin", action="register")
        nik = f"12110147089{self.chance.randrange(10**5):05}"
        wanted = Application(
            permit_type=DAIRI,
            values={**APPLICANT, "applicant.nik": nik},
            checklist={"requirements.ktp": "present"},
        )
        _, changes = register(self.office.by(Role.FRONT_OFFICE), wanted)
        self._done(changes)

    def message(self) -> None:
        """Write a note."""
        case = self._case()
        self.say("begin", action="message")
        text = f"Catatan {self.chance.random()}"
        self._done(write_message(self.office.by(Role.BACK_OFFICE), case.id, text))

    def attach(self) -> None:
        """Keep a scan."""
        case = self._case()
        folder = self.office.admin.workplace.folder.path
        scan = folder.with_name(folder.name + ".pdf")
        scan.write_bytes(b"%PDF-1.7\n" + self.chance.randbytes(30_000))
        self.say("begin", action="attach")
        self._done(attach(self.office.by(Role.FRONT_OFFICE), case.id, scan))

    def draft(self) -> None:
        """Save what was typed so far."""
        self._draft(f"form/{self.chance.randrange(3)}")

    def _draft(self, name: str) -> None:
        text = str(self.chance.random())
        self.say("begin", action="draft", name=name, text=text)
        save_draft(self.office.by(Role.BACK_OFFICE), name, {"text": text})
        self.say("done", events=[], draft=name, text=text)

    def step(self) -> None:
        """Finish a step; what was typed for it goes with it."""
        case = self._case()
        if case.current is None:
            return
        symbol, visit = case.current.symbol, case.current.id
        actor = self.office.by(min(case.performers()))
        self.say("begin", action="draft", name=name_of(visit), text="step", by=actor.person)
        save_draft(actor, name_of(visit), {"text": "step"})
        self.say("done", events=[], draft=name_of(visit), text="step", by=actor.person)
        workplace = self.office.admin.workplace
        requirements = permit_type(workplace.office, DAIRI).requirements
        outcome = way_of(self.office)[symbol.id]
        answers = answers_for(case, symbol, outcome, workplace.today(), requirements)
        if symbol.system in ONLINE and Section.ONLINE_ENTRY in symbol.form:
            reference = {"online_entry.reference": f"OSS-{self.chance.randrange(10**9)}"}
            answers = replace(answers, values={**answers.values, **reference})
        self.say("begin", action=f"step {symbol.id}", name=name_of(visit), by=actor.person)
        changes = complete_step(actor, case.id, visit, answers)
        self._done(changes, dropped=name_of(visit), by=actor.person, step=symbol.id)

    def password(self) -> None:
        """Let the supervisor in by a new password: ledger and key ring change together."""
        workplace = self.office.admin.workplace
        person = workplace.office.person_named(Role.SUPERVISOR.value)
        assert person is not None
        password = f"rahasia-{self.chance.randrange(10**9)}"
        self.say("begin", action="password", password=password)
        self._done(reset_password(self.office.admin, person.id, password), password=password)

    def _case(self) -> Case:
        workplace = self.office.admin.workplace
        lines = workplace.store.lists.newest(limit=4)
        if not lines:
            self.register()
            lines = workplace.store.lists.newest()
        return workplace.case(self.chance.choice(lines).subject)


def way_of(office: TestOffice) -> dict[str, str]:
    """Give the outcome with which each symbol is left on the way to the permit."""
    flow = newest_version(office.admin, DAIRI).flow
    way = approved_way(flow, flow.first_symbols()[0].id)
    return {symbol.id: taken.outcome if taken else "" for symbol, taken in way}


if __name__ == "__main__":
    serve()
