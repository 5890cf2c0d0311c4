"""Three computers, packages late, lost, twice and in any order, one restore: one truth."""

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.folder import DataFolder
from desktop.actions.backups import restore_backup, write_backup
from desktop.actions.merging import Bundle, bundle_of, merge
from desktop.actions.sign_in import go_on_as_new_device
from tests.actions.office import DAIRI, PASSWORD
from tests.actions.second import NOTHING, Desk, mix
from tests.robot.invariants import check_case
from tests.robot.robot import Robot
from tests.robot.template import make_template, open_copy, open_desk

SOPS = (DAIRI, "pariaman-sicantik")
WISHES = (
    ("act",) * 12 + ("send",) * 4 + ("deliver",) * 5 + ("lose", "have", "have", "backup", "restore")
)
SCRIPTS = st.lists(st.sampled_from(WISHES), min_size=25, max_size=60)
FOLDERS = count()
settings_here = settings(deadline=None, suppress_health_check=list(HealthCheck))


@dataclass
class Post:
    """The office and what is on its way between the computers."""

    robot: Robot
    path: Path
    mail: list[Bundle] = field(default_factory=list)
    haves: list[dict[str, tuple[str, ...]]] = field(default_factory=lambda: [NOTHING])
    copy: tuple[Desk, Path] | None = None
    lost: set[str] = field(default_factory=set)
    waited: int = 0
    restored: int = 0

    @property
    def desks(self) -> list[Desk]:
        return self.robot.desks

    def wish(self, name: str) -> None:
        if name == "act":
            self.robot.act()
        else:
            getattr(self, name)(self.robot.random.choice(self.desks))

    def have(self, desk: Desk) -> None:
        self.haves.append(dict(desk.ledger.leaves()))

    def send(self, desk: Desk) -> None:
        """Send beyond what some computer has, which another may then get."""
        reader = self.robot.random.choice(self.desks)
        base = self.robot.random.choice([*self.haves[-2:], dict(reader.ledger.leaves())])
        self.mail.append(bundle_of(desk.workplace, base))

    def deliver(self, desk: Desk) -> None:
        if self.mail:
            taken = merge(desk.workplace, self.robot.random.choice(self.mail))
            self.waited += bool(taken.waiting)

    def lose(self, _: Desk) -> None:
        if self.mail:
            self.mail.pop(self.robot.random.randrange(len(self.mail)))

    def backup(self, desk: Desk) -> None:
        if self.copy is None:
            self.copy = desk, write_backup(desk.by("admin"), self.path / "backups").path

    def restore(self, _: Desk) -> None:
        if self.copy is None or self.restored:
            return
        desk, copy = self.copy
        before = names(desk)
        desk.close()
        folder = self.path / "restored"
        restore_backup(copy, DataFolder(folder), "admin", PASSWORD)
        fresh = open_desk(folder, f"restored/{self.path.name}")
        self.lost = before - names(fresh)
        self.robot.confirmed |= set(
            go_on_as_new_device(fresh.by("admin"), "Loket baru", "R9").events
        )
        self.desks[self.desks.index(desk)] = fresh
        self.restored = 1


def names(desk: Desk) -> set[str]:
    return {entry.id.hex() for entry in desk.ledger.after(NOTHING)}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template") / "t", 3, SOPS)


def play(template: Path, path: Path, seed: int, script: list[str]) -> Post:
    random = Random(seed)
    desks = open_copy(template, path, f"{path.name}")
    post = Post(Robot(random, desks, path), path)
    for wish in script:
        post.wish(wish)
    surviving = set().union(*(names(desk) for desk in post.desks))
    mix(post.desks)
    everything = names(post.desks[0])
    assert surviving <= everything
    assert post.robot.confirmed - post.lost <= everything
    agree(post, random)
    return post


def agree(post: Post, random: Random) -> None:
    said = [desk.says() for desk in post.desks]
    assert said[0] == said[1] == said[2]
    for desk in post.desks:
        with desk.workplace.store.transaction():
            desk.workplace.refill()
        assert desk.says() == said[0]
    for line in post.desks[0].workplace.store.lists.all_lines():
        check_case(post.desks[0].workplace, line.subject, random)
    for desk in post.desks:
        desk.close()


@settings(settings_here, max_examples=20)
@given(seed=st.integers(0, 2**32), script=SCRIPTS)
def test_computers_agree_after_any_exchange(
    template: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, script: list[str]
) -> None:
    play(template, tmp_path_factory.getbasetemp() / f"mix{next(FOLDERS)}", seed, script)


@pytest.mark.long
@settings(settings_here, max_examples=500)
@given(seed=st.integers(0, 2**32), script=SCRIPTS)
def test_computers_agree_after_any_exchange_500_times(
    template: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, script: list[str]
) -> None:
    play(template, tmp_path_factory.getbasetemp() / f"mix{next(FOLDERS)}", seed, script)


def test_twelve_busy_weeks_end_in_one_truth(template: Path, tmp_path: Path, counted) -> None:
    """Fixed scripts that surely restore, wait and mix; Hypothesis may choose easier ones."""
    waited = restored = acted = 0
    for seed in range(12):
        random = Random(seed)
        script = [*(random.choice(WISHES) for _ in range(30)), "backup", "act", "act"]
        script += ["send", "act", "restore", *(random.choice(WISHES) for _ in range(30))]
        post = play(template, tmp_path / str(seed), seed, script)
        waited, restored = waited + post.waited, restored + post.restored
        acted += sum(post.robot.done.values())
    assert restored == 12
    assert waited >= 5
    counted(f"12 runs, {acted} actions, {waited} packages waited, {restored} restores, 0 differ")
