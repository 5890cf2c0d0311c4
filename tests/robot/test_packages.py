"""Three to eight computers and sticks between them, whatever goes wrong: one truth."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.folder import DataFolder
from desktop.actions.backups import restore_backup, write_backup
from desktop.actions.exchange.receiving import take
from desktop.actions.exchange.sending import send
from desktop.actions.sign_in import go_on_as_new_device
from desktop.domain.refusals import Failed, Refused
from tests.actions.exchange.sticks import Stick, mingle
from tests.actions.office import DAIRI, PASSWORD
from tests.actions.second import NOTHING, Desk
from tests.robot.invariants import check_case
from tests.robot.robot import Robot
from tests.robot.template import make_template, open_copy, open_desk

SOPS = (DAIRI, "pariaman-sicantik")
WISHES = (
    *("act",) * 12,
    *("write",) * 5,
    *("read",) * 6,
    *("tour", "lose", "again", "carry", "carry", "backup", "restore", "clone"),
)
SCRIPTS = st.lists(st.sampled_from(WISHES), min_size=25, max_size=60)
FOLDERS = count()
MOST = 8
settings_here = settings(deadline=None, suppress_health_check=list(HealthCheck))
Templates = Callable[[int], Path]


@dataclass
class Post:
    """The office, its sticks, and what may go wrong between them."""

    robot: Robot
    path: Path
    sticks: list[Stick]
    copy: tuple[Desk, Path] | None = None
    lost: set[str] = field(default_factory=set)
    happened: Counter[str] = field(default_factory=Counter)

    @property
    def desks(self) -> list[Desk]:
        return self.robot.desks

    @property
    def random(self) -> Random:
        return self.robot.random

    def wish(self, name: str) -> None:
        if name == "act":
            self.robot.act()
        else:
            getattr(self, f"_{name}")(
                self.random.choice(self.desks), self.random.choice(self.sticks)
            )

    def _write(self, desk: Desk, stick: Stick) -> None:
        if desk.workplace.store.settings.get("restored"):
            with pytest.raises(Refused, match="device_restored"):
                send(desk.by("admin"), stick.root)
            return
        full = self.random.random() < 0.05
        try:
            send(desk.by("admin"), stick.root, full=full)
        except Failed as failed:
            # A copied computer has written the very same, by a clock that says the very same.
            if failed.code != "package_exists":
                raise
            send(desk.by("admin"), stick.root, full=full)
            self.happened["twins"] += 1
        self.happened["written"] += 1

    def _read(self, desk: Desk, stick: Stick) -> None:
        """Take some of what lies there, in any order, also what was taken before."""
        found = stick.packages()
        chosen = self.random.sample(found, self.random.randint(0, len(found)))
        report = take(desk.by("admin"), chosen, root=stick.root)
        codes = {one.refused.code for one in report.refused if one.refused}
        assert not codes, codes
        self.happened["read"] += len(chosen)
        self.happened["waited"] += len(report.waiting)
        self.happened["forked"] += sum(len(one.forked) for one in report.packages)

    def _tour(self, _: Desk, stick: Stick) -> None:
        """One stick goes round once: everybody takes and gives."""
        for desk in self.desks:
            report = stick.take(desk)
            assert not report.refused
            self.happened["waited"] += len(report.waiting)
            self._write(desk, stick)

    def _lose(self, _: Desk, stick: Stick) -> None:
        for path in self._some(stick):
            path.unlink()
            self.happened["lost"] += 1

    def _again(self, _: Desk, stick: Stick) -> None:
        """Somebody makes a copy under another name."""
        for path in self._some(stick):
            self.happened["copied"] += 1
            shutil.copyfile(path, path.with_name(f"Salinan {self.happened['copied']}.sopan"))

    def _carry(self, _: Desk, stick: Stick) -> None:
        """Somebody copies packages to another stick, where they arrive late or again."""
        other = self.random.choice(self.sticks)
        for path in self._some(stick):
            target = other.root / path.relative_to(stick.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                shutil.copyfile(path, target)

    def _some(self, stick: Stick) -> list[Path]:
        found = stick.packages()
        return self.random.sample(found, min(len(found), 2))

    def _backup(self, desk: Desk, _: Stick) -> None:
        if self.copy is None:
            self.copy = desk, write_backup(desk.by("admin"), self.path / "backups").path

    def _restore(self, *_: object) -> None:
        """Bring a computer back to its backup; sooner or later it goes on as a new one."""
        if self.copy is None or self.happened["restored"] or self.copy[0] not in self.desks:
            return
        desk, copy = self.copy
        before = names(desk)
        desk.close()
        restore_backup(copy, DataFolder(self.path / "restored"), "admin", PASSWORD)
        fresh = open_desk(self.path / "restored", f"restored/{self.path.name}")
        self.lost |= before - names(fresh)
        self.desks[self.desks.index(desk)] = fresh
        self.happened["restored"] += 1
        if self.random.random() < 0.5:
            self.go_on(fresh)

    def _clone(self, desk: Desk, _: Stick) -> None:
        """Copy the disk of a computer that is switched off, and start both."""
        if self.happened["cloned"]:
            return
        folder = desk.workplace.folder.path
        desk.close()
        shutil.copytree(folder, self.path / "clone")
        self.desks[self.desks.index(desk)] = open_desk(folder, f"again/{self.path.name}")
        self.desks.append(open_desk(self.path / "clone", f"clone/{self.path.name}"))
        self.happened["cloned"] += 1
        if self.copy and self.copy[0] is desk:
            self.copy = None

    def go_on(self, desk: Desk) -> None:
        """Let a computer that was restored or copied continue as a new one."""
        if desk.workplace.store.settings.get("restored"):
            self.happened["went on"] += 1
            name = f"R{self.happened['went on']}"
            done = go_on_as_new_device(desk.by("admin"), f"Loket {name}", name)
            self.robot.confirmed |= set(done.events)

    def settle(self) -> None:
        """Let a last stick go round; whoever lacks something asks, and is given everything."""
        last = Stick(self.path / "last")
        last.root.mkdir()
        asked = False
        for _ in range(5):
            for desk in self.desks:
                report = last.take(desk)
                asked = asked or bool(report.waiting)
                self.go_on(desk)
                last.give(desk, full=asked)


def names(desk: Desk) -> set[str]:
    return {entry.id.hex() for entry in desk.ledger.after(NOTHING)}


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """Offices that know of each other what they have, one for each number of computers."""
    root = tmp_path_factory.mktemp("posts")
    made: dict[int, Path] = {}

    def template(computers: int) -> Path:
        if computers not in made:
            path = make_template(root / str(computers), computers, SOPS)
            desks = [open_desk(folder, f"t/{folder.name}") for folder in sorted(path.iterdir())]
            stick = Stick(root / f"stick{computers}")
            stick.root.mkdir()
            mingle(stick, desks)
            for desk in desks:
                desk.close()
            made[computers] = path
        return made[computers]

    return template


def play(template: Path, path: Path, seed: int, script: list[str]) -> Post:
    random = Random(seed)
    desks = open_copy(template, path, path.name)
    sticks = [Stick(path / f"s{number}") for number in range(2)]
    for stick in sticks:
        stick.root.mkdir()
    post = Post(Robot(random, desks, path), path, sticks)
    for wish in script:
        post.wish(wish)
    surviving = set().union(*(names(desk) for desk in post.desks))
    post.settle()
    everything = names(post.desks[0])
    assert surviving <= everything
    assert post.robot.confirmed - post.lost <= everything
    agree(post)
    return post


def agree(post: Post) -> None:
    said = [desk.says() for desk in post.desks]
    assert all(one == said[0] for one in said)
    for desk in post.desks:
        assert not desk.workplace.store.waiting.all()
        with desk.workplace.store.transaction():
            desk.workplace.refill()
        assert desk.says() == said[0]
    for line in post.desks[0].workplace.store.lists.all_lines():
        check_case(post.desks[0].workplace, line.subject, post.random)
    for desk in post.desks:
        desk.close()


@settings(settings_here, max_examples=5)
@given(computers=st.integers(3, 4), seed=st.integers(0, 2**32), script=SCRIPTS)
def test_computers_agree_whatever_the_sticks_do(
    templates: Templates,
    tmp_path_factory: pytest.TempPathFactory,
    computers: int,
    seed: int,
    script: list[str],
) -> None:
    path = tmp_path_factory.getbasetemp() / f"packages{next(FOLDERS)}"
    play(templates(computers), path, seed, script)


@pytest.mark.long
@settings(settings_here, max_examples=500)
@given(computers=st.integers(3, MOST), seed=st.integers(0, 2**32), script=SCRIPTS)
def test_computers_agree_whatever_the_sticks_do_500_times(
    templates: Templates,
    tmp_path_factory: pytest.TempPathFactory,
    computers: int,
    seed: int,
    script: list[str],
) -> None:
    path = tmp_path_factory.getbasetemp() / f"packages{next(FOLDERS)}"
    play(templates(computers), path, seed, script)


def test_busy_weeks_with_everything_that_can_go_wrong(
    templates: Templates, tmp_path: Path, counted: Callable[[str], None]
) -> None:
    """Fixed scripts that surely restore and copy; Hypothesis may choose easier ones."""
    happened: Counter[str] = Counter()
    for seed in range(4):
        random = Random(seed)
        script = [*(random.choice(WISHES) for _ in range(30)), "backup", "act", "act"]
        script += ["tour", "tour", "restore", "act", "act", "write", "write", "write", "write"]
        script += [
            "read",
            "read",
            "read",
            "read",
            "clone",
            *(random.choice(WISHES) for _ in range(30)),
        ]
        post = play(templates(3 + seed % 2), tmp_path / str(seed), seed, script)
        happened += post.happened
        happened["acted"] += sum(post.robot.done.values())
    assert happened["restored"] >= 3
    assert happened["cloned"] == 4
    assert happened["waited"] > 0
    told = ", ".join(f"{number} {name}" for name, number in sorted(happened.items()))
    counted(f"4 runs, 0 differ ({told})")
