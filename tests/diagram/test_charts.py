"""Whole charts: the seven SOPs, the other one and random ones keep every rule of the swimlane."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from desktop.domain.sop.checks import check, has_errors
from tests.diagram.checker import faults
from tests.diagram.examples import (
    OTHER,
    ROOT,
    SEVEN,
    SHEETS,
    drawn,
    example,
    examples,
    faults_in,
    known,
    sop_named,
)
from tests.diagram.fingerprint import SEEDS, fingerprint
from tests.diagram.random_sops import random_sop
from tests.diagram.rules.every import RULES
from tests.diagram.rules.lines import picture

Counted = Callable[[str], None]

FEW = {
    "words stand near their exit": 10,
    "words stand beside their own arrow": 10,
    "arrows leave and arrive in the middle of a side": 10,
}
"""Matters of looks that may fail once in a hundred of the random SOPs, never in a known one."""
CROSSINGS_OF_THE_OTHER = {"screen": 0, "F4": 0, "A4": 0}


@pytest.mark.parametrize("rule", RULES)
def test_every_chart_keeps_the_rule(rule: str, counted: Counted) -> None:
    charts = list(examples())

    broken = faults_in(RULES[rule], charts)

    counted(f"{len(charts)} charts, {len(broken)} break it")
    assert broken == {}


@pytest.mark.parametrize("name", SEVEN)
@pytest.mark.parametrize("sheet", SHEETS)
def test_no_two_arrows_of_the_seven_cross(name: str, sheet: str) -> None:
    assert faults(picture(known(name, sheet).chart)).crossings == 0


@pytest.mark.parametrize("sheet", CROSSINGS_OF_THE_OTHER)
def test_the_other_sop_keeps_its_few_crossings(sheet: str) -> None:
    counts = faults(picture(known(OTHER, sheet).chart))

    assert counts.crossings == CROSSINGS_OF_THE_OTHER[sheet]


def test_only_the_case_page_leaves_columns_out() -> None:
    every = {"number", "activity", "requirements", "time", "output", "note"}
    left_out = {sheet: every - set(sizes.columns) for sheet, sizes in SHEETS.items()}

    assert left_out.pop("case page") == {"requirements", "output", "note"}
    assert set(map(frozenset, left_out.values())) == {frozenset()}


def test_what_offices_really_draw_can_be_put_into_force() -> None:
    assert not has_errors(check(sop_named(OTHER)))


def test_random_sops_can_be_put_into_force(counted: Counted) -> None:
    refused = [seed for seed in range(200) if has_errors(check(random_sop(seed)))]

    counted(f"200 SOPs, {len(refused)} refused")
    assert refused == []


def test_the_same_sop_gives_the_same_chart() -> None:
    charts = [known(OTHER, "screen"), known(SEVEN[0], "F4"), drawn(3)]

    again = [example(chart.name, chart.sop, chart.sizes) for chart in charts]

    assert again == charts


@pytest.mark.parametrize("hashing", ["1", "4711"])
def test_another_process_gives_the_same_charts(hashing: str) -> None:
    command = [sys.executable, "-m", "tests.diagram.fingerprint"]

    other = subprocess.run(
        command,
        cwd=ROOT,
        env={"PYTHONHASHSEED": hashing},
        capture_output=True,
        text=True,
        check=True,
    )

    assert other.stdout.strip() == fingerprint(SEEDS)


@pytest.mark.long
def test_a_thousand_random_sops_keep_every_rule(counted: Counted) -> None:
    broken: dict[str, list[str]] = {}
    for seed in range(1000):
        chart = drawn.__wrapped__(seed)
        for rule, faults_of in RULES.items():
            broken.setdefault(rule, []).extend(f"{chart.name}: {f}" for f in faults_of(chart)[:1])

    left = {rule: faults for rule, faults in broken.items() if len(faults) > FEW.get(rule, 0)}
    faults_found = ", ".join(f"{len(faults)} {rule}" for rule, faults in broken.items() if faults)
    counted(f"1000 random SOPs, {len(RULES)} rules, broken: {faults_found or 'none'}")
    assert left == {}
