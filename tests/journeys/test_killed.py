"""Killed at any moment: the ledger is valid, what was confirmed is there, and work goes on."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from random import Random

import pytest

from db.folder import DataFolder
from db.store import Store
from desktop.actions.case.registering import Application, register
from desktop.actions.founding import found_office
from desktop.actions.session import Session
from desktop.actions.sign_in import change_person, sign_in
from desktop.actions.workplace import Workplace
from desktop.domain.events.cases import FileAttached
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from desktop.ledger.acceptance import Arrival, decode, sort_out
from tests.actions.office import APPLICANT, DAIRI, PASSWORD, ROOT, START, Clock, new_office
from tests.journeys.killed_child import PLAN, Desk

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs kill -9 and fork")

KILLS = 50
"""Kills of one batch; its folder goes on through all of them."""

LATEST = 0.05
"""Seconds after which a worker is killed at the latest; one action takes some 5 ms."""


@dataclass
class Told:
    """What a worker had said when it was killed."""

    lines: list[dict[str, object]] = field(default_factory=list)

    @property
    def done(self) -> list[dict[str, object]]:
        return [line for line in self.lines if line["what"] == "done"]

    @property
    def open(self) -> dict[str, object]:
        """Give the action that was begun and not said to be done."""
        begun = [line for line in self.lines if line["what"] in ("begin", "done")]
        return begun[-1] if begun and begun[-1]["what"] == "begin" else {}

    def said(self, what: str) -> int:
        return sum(line["what"] == what for line in self.lines)


class Workers:
    """Starts workers and kills them."""

    def __init__(self, pipe: Path) -> None:
        self._pipe = pipe
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.killed_child"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        os.mkfifo(pipe)

    def killed(self, work: str, folder: Path, seed: str, *, after: str, delay: float) -> Told:
        """Let a worker go until so many seconds after it said something; give what it told."""
        order = {"work": work, "folder": str(folder), "seed": seed, "pipe": str(self._pipe)}
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        at = START + 86_400_000 + int(seed.split("/")[-1]) * 600_000
        self._server.stdin.write(json.dumps({**order, "at": at}) + "\n")
        self._server.stdin.flush()
        child, told = int(self._server.stdout.readline()), Told()
        with self._pipe.open(encoding="utf-8") as reports:
            for line in reports:
                told.lines.append(json.loads(line))
                if told.lines[-1]["what"] in (after, "failed"):
                    time.sleep(delay)
                    os.kill(child, signal.SIGKILL)
                    break
            told.lines += map(json.loads, reports)
        _wait_for_the_end(child)
        assert not told.said("failed"), told.lines[-1]
        return told

    def close(self) -> None:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.close()
        self._server.wait(10)
        self._server.stdout.close()


def _wait_for_the_end(process: int) -> None:
    """Wait until the system has let go of everything a killed process held."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.0005)
    raise AssertionError("a killed process lives on")


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    running = Workers(tmp_path_factory.mktemp("pipe") / "reports")
    yield running
    running.close()


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Give the kinds of events that each action writes, from one case walked unharmed."""
    office = new_office(tmp_path_factory.mktemp("unharmed") / "office")
    lines: list[dict[str, object]] = []
    desk = Desk(office, Random(0), lambda what, **facts: lines.append({"what": what, **facts}))
    desk.register()
    desk.message()
    desk.attach()
    desk.password()
    while office.admin.workplace.store.lists.newest()[0].symbol:
        desk.step()
    ledger = office.admin.workplace.store.ledger
    found, action = {}, ""
    for line in lines:
        action = str(line.get("action", action))
        if line["what"] == "done":
            names = line["events"]
            assert isinstance(names, list)
            headers = ledger.headers(names)
            found[action] = [headers[name].kind for name in names]
    office.close()
    return found


@dataclass
class Rounds:
    """One folder through many kills, and what is known to be in it."""

    folder: Path
    kinds: dict[str, list[str]]
    clock: Clock
    known: set[str] = field(default_factory=set)
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    password: str = PASSWORD
    seen: Counter[str] = field(default_factory=Counter)

    def survive(self, told: Told) -> None:
        """Open the folder after a kill, check everything, and do the next action."""
        folder = DataFolder(self.folder)
        session = sign_in(folder, self.clock.world(), "admin", PASSWORD)
        store = session.workplace.store
        try:
            arrivals = whole_ledger(store)
            happened = self._events(told, arrivals)
            self._drafts(told, session, happened=happened)
            self._password(told, session.workplace, happened=happened)
            readings_agree(session.workplace)
            next_action(session)
            self.known = {entry.id.hex() for entry in store.ledger.after({})}
        finally:
            store.close()
        self.seen["hits"] += told.said("in") > told.said("out")
        self.seen["actions"] += len(told.done)

    def _events(self, told: Told, arrivals: list[Arrival]) -> bool:
        """What was reported is there; of the rest at most one action, and that one whole.

        Tells whether the action that was begun and not reported has happened.
        """
        names = {arrival.event.id for arrival in arrivals}
        reported = set(chain.from_iterable(line["events"] for line in told.done))
        assert self.known | reported <= names
        more = [a for a in arrivals if a.event.id not in self.known | reported]
        if more:
            action = str(told.open.get("action"))
            assert [arrival.event.kind for arrival in more] == self.kinds[action]
            assert more[0].header.prev in names
        self.seen["whole but not confirmed"] += bool(more)
        return bool(more)

    def _drafts(self, told: Told, session: Session, *, happened: bool) -> None:
        """Drafts are there as typed; that of a finished step went with the step, not before."""
        clerk = session.workplace.office.person_named(Role.BACK_OFFICE.value)
        assert clerk is not None
        for line in told.done:
            owner = str(line.get("by", clerk.id))
            if "draft" in line:
                self.drafts[owner, str(line["draft"])] = str(line["text"])
            if "dropped" in line:
                del self.drafts[owner, str(line["dropped"])]
        last = told.open
        key = (str(last.get("by", clerk.id)), str(last.get("name", "")))
        if str(last.get("action", "")).startswith("step") and happened:
            del self.drafts[key]
        found = {
            (owner, draft.name): json.loads(draft.content)["text"]
            for owner in session.workplace.office.people
            for draft in session.workplace.store.drafts.list(owner)
        }
        if last.get("action") == "draft" and found.get(key) == last["text"]:
            self.drafts[key] = str(last["text"])
        assert found == self.drafts

    def _password(self, told: Told, workplace: Workplace, *, happened: bool) -> None:
        """Only the last password lets the supervisor in, though the key ring is written after."""
        before = self.password
        for line in told.done:
            self.password = str(line.get("password", self.password))
        if told.open.get("action") == "password":
            before, wished = self.password, str(told.open["password"])
            self.password = wished if happened else self.password
            assert lets_in(workplace, wished) == happened
        assert lets_in(workplace, self.password)
        assert before == self.password or not lets_in(workplace, before)


def lets_in(workplace: Workplace, password: str) -> bool:
    try:
        change_person(workplace, Role.SUPERVISOR.value, password)
    except Refused:
        return False
    return True


def whole_ledger(store: Store) -> list[Arrival]:
    """Check the file, every hash, every chain, the heads and the leaves; give the events."""
    store.check(full=True)
    arrivals = decode(store.ledger.after({}))
    sorted_out = sort_out(arrivals, lambda name: None)
    assert not sorted_out.waiting
    assert len(arrivals) == store.ledger.count()
    subjects = {arrival.event.subject for arrival in arrivals}
    for subject in subjects:
        own = [arrival.event for arrival in arrivals if arrival.event.subject == subject]
        behind = set(chain.from_iterable(event.saw for event in own))
        assert set(store.ledger.heads(subject)) == {event.id for event in own} - behind
    followed = {arrival.header.prev for arrival in arrivals}
    leaves = {a.event.device: (a.event.id,) for a in arrivals if a.event.id not in followed}
    assert store.ledger.leaves() == leaves
    for arrival in arrivals:
        if isinstance(arrival.event.fact, FileAttached):
            assert len(store.blobs.get(arrival.event.fact.content)) == arrival.event.fact.size
    return sorted_out.entering


def readings_agree(workplace: Workplace) -> None:
    """The lists say what the ledger says, and no number was given twice."""
    lists = workplace.store.lists
    before = lists.all_lines()
    with workplace.store.transaction():
        workplace.refill()
    assert lists.all_lines() == before
    assert len({line.number for line in before}) == len(before)
    assert lists.duplicate_numbers() == []


def next_action(session: Session) -> None:
    clerk = change_person(session.workplace, Role.FRONT_OFFICE.value, PASSWORD)
    checklist = {"requirements.ktp": "present"}
    wanted = Application(permit_type=DAIRI, values=APPLICANT, checklist=checklist)
    case, changes = register(clerk, wanted)
    assert session.workplace.store.ledger.known(changes.events) == set(changes.events)
    assert session.workplace.store.lists.line(case) is not None


@pytest.fixture
def killing(
    tmp_path: Path, workers: Workers, kinds: dict[str, list[str]]
) -> Callable[[int, int], Counter[str]]:
    def kill(batch: int, kills: int) -> Counter[str]:
        chance = Random(batch)
        rounds = Rounds(tmp_path / "office", kinds, Clock(seed=f"parent {batch}"))
        office = new_office(rounds.folder)
        rounds.known = {entry.id.hex() for entry in office.admin.workplace.store.ledger.after({})}
        office.close()
        for number in range(kills):
            # Every tenth kill hits the opening of the folder.
            after = "ready" if number % 10 else "begun"
            delay, seed = chance.uniform(0, LATEST), f"{batch}/{number}"
            told = workers.killed("use", rounds.folder, seed, after=after, delay=delay)
            rounds.survive(told)
        return rounds.seen

    return kill


@pytest.mark.parametrize("batch", range(4))
def test_a_killed_office_has_all_that_was_confirmed_and_goes_on(
    batch: int,
    killing: Callable[[int, int], Counter[str]],
    counted: Callable[[str], None],
) -> None:
    seen = killing(batch, KILLS)

    assert seen["hits"] > KILLS // 5
    counted(told_by(KILLS, seen))


@pytest.mark.long
@pytest.mark.parametrize("batch", range(100, 120))
def test_a_thousand_kills_lose_nothing(
    batch: int,
    killing: Callable[[int, int], Counter[str]],
    counted: Callable[[str], None],
) -> None:
    seen = killing(batch, KILLS)

    assert seen["hits"] > KILLS // 5
    counted(told_by(KILLS, seen))


def told_by(kills: int, seen: Counter[str]) -> str:
    return (
        f"{kills} kills, {seen['hits']} inside a transaction, {seen['actions']} actions"
        f" confirmed and found, {seen['whole but not confirmed']} whole but not confirmed"
    )


def test_a_founding_that_was_killed_can_be_done_again(
    tmp_path: Path, workers: Workers, counted: Callable[[str], None]
) -> None:
    chance, ends = Random(7), Counter[str]()
    for number in range(40):
        folder = DataFolder(tmp_path / str(number))
        # Every fourth is killed only once it has said that the office is founded.
        after, delay = ("begun", chance.uniform(0, LATEST / 2)) if number % 4 else ("founded", 0.0)
        told = workers.killed("found", folder.path, f"founding/{number}", after=after, delay=delay)
        clock = Clock(seed=f"again {number}")
        if folder.keys.exists():
            session = sign_in(folder, clock.world(), "admin", PASSWORD)
        else:
            session, _ = found_office(folder, clock.world(), PLAN)
            assert not told.said("founded")
        whole_ledger(session.workplace.store)
        ends["founded" if told.said("founded") else "cut off"] += 1
        session.workplace.store.close()
        shutil.rmtree(folder.path)

    assert ends["cut off"] > 5
    assert ends["founded"] >= 10
    counted(", ".join(f"{count} {end}" for end, count in sorted(ends.items())))
