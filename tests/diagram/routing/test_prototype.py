"""The figure to beat: the prototype's two SOPs and 300 random graphs, counted by our checker.

Its figures were recorded from its own finished lines; tests/benchmarks/router.py runs it again.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.diagram.checker import Faults, faults
from tests.diagram.graphs import Sheet, dairi_sheet, karimun_sheet, prototype_sheet
from tests.diagram.routing.drawn import drawn, wrong

RECORDED: dict[str, list[int]] = json.loads(
    (Path(__file__).parent / "prototype.json").read_text(encoding="utf-8")
)
Counted = Callable[[str], None]


def beaten(names: Iterable[str], counted: Counted) -> list[str]:
    """Compare all graphs; say which are worse than the prototype's, and what is wrong at all."""
    ours, theirs, more_bends, complaints = [0] * 4, [0] * 4, [], []
    for name in names:
        drawing = drawn(sheet(name))
        counts, before = figures(faults(drawing.picture)), RECORDED[name]
        ours = [a + b for a, b in zip(ours, counts, strict=True)]
        theirs = [a + b for a, b in zip(theirs, before, strict=True)]
        if counts[0] > before[0]:
            complaints.append(f"{name}: {counts[0]} crossings instead of {before[0]}")
        if counts[1] > before[1]:
            more_bends.append(name)
            if counts[0] >= before[0]:
                complaints.append(f"{name}: more bends without fewer crossings")
        complaints += [f"{name}: {fault}" for fault in wrong(drawing)]
    counted(
        f"crossings, bends, overlaps, hits {ours}, the prototype {theirs};"
        f" more bends but fewer crossings in {len(more_bends)}"
    )
    if any(a > b for a, b in zip(ours, theirs, strict=True)):
        complaints.append(f"{ours} in all instead of {theirs}")
    return complaints


def sheet(name: str) -> Sheet:
    known = {"dairi": dairi_sheet, "karimun": karimun_sheet}
    return known[name]() if name in known else prototype_sheet(int(name))


def figures(counts: Faults) -> list[int]:
    return [counts.crossings, counts.bends, counts.overlaps, counts.hits]


def test_no_count_is_worse_than_the_prototypes(counted: Counted) -> None:
    assert beaten([*RECORDED][:42], counted) == []


@pytest.mark.long
def test_no_count_is_worse_than_the_prototypes_on_all_its_graphs(counted: Counted) -> None:
    assert beaten(RECORDED, counted) == []


@pytest.mark.parametrize("name", ["dairi", "karimun"])
def test_the_two_sops_have_no_crossing(name: str) -> None:
    assert faults(drawn(sheet(name)).picture).crossings == 0
