"""Several people at one or two computers, random cases of all seven SOPs."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.robot.invariants import check_case, check_numbers
from tests.robot.robot import Robot
from tests.robot.template import make_template, open_copy

STEPS = 60


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    path = tmp_path_factory.mktemp("templates")
    return {n: make_template(path / str(n), n) for n in (1, 2)}


def work(template: Path, path: Path, seed: int) -> Robot:
    """Let the robot work, checking after each step; two computers exchange now and then."""
    random = Random(seed)
    desks = open_copy(template, path, str(seed))
    robot = Robot(random, desks, path)
    for _ in range(STEPS):
        desk, subject = robot.act()
        if subject:
            check_case(desk.workplace, subject, random)
        if len(desks) > 1 and random.random() < 0.15:
            one, other = random.sample(desks, 2)
            for touched in sorted(one.take(other).subjects - {"office"}):
                check_case(one.workplace, touched, random)
    for desk in desks:
        check_numbers(desk.workplace)
        desk.close()
    return robot


def runs(templates: dict[int, Path], path: Path, seeds: range) -> str:
    done: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for seed in seeds:
        robot = work(templates[1 + seed % 2], path / str(seed), seed)
        done += robot.done
        refused += robot.refused
    assert set(EXPECTED) <= set(done)
    parts = ", ".join(f"{count} {name}" for name, count in sorted(done.items()))
    total = f"{len(seeds)} runs, {sum(done.values())} actions, {sum(refused.values())} refused"
    return f"{total} ({parts})"


EXPECTED = (
    *("register", "complete", "send_back", "hold", "resume", "cancel", "undo", "attach"),
    *("message", "change", "enter", "erase", "decide"),
)


def test_25_runs_break_no_rule(templates: dict[int, Path], tmp_path: Path, counted) -> None:
    counted(runs(templates, tmp_path, range(25)))


@pytest.mark.long
def test_500_runs_break_no_rule(templates: dict[int, Path], tmp_path: Path, counted) -> None:
    counted(runs(templates, tmp_path, range(1000, 1500)))
