"""Every printed cell of the seven SOPs is what the signed papers print, to the letter."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.domain.sop.printed import printed_cells
from tests.domain.sop.seed_cells import SEEDS, TABLES, seed_cells
from tests.domain.sop.shipped import FOLDER, IDS, shipped

RECORDED = json.loads((Path(__file__).parent / "printed_cells.json").read_text(encoding="utf-8"))


def hashed(cells: dict[str, str]) -> dict[str, str]:
    return {name: sha256(text.encode()).hexdigest() for name, text in cells.items()}


def test_the_seven_files_are_all_there_is() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(IDS)
    assert sorted(RECORDED) == sorted(TABLES) == sorted(IDS)


@pytest.mark.parametrize("sop_id", IDS)
def test_every_printed_cell_is_the_recorded_one(sop_id: str) -> None:
    assert hashed(printed_cells(shipped(sop_id))) == RECORDED[sop_id]


@pytest.mark.parametrize("sop_id", IDS)
def test_every_printed_cell_is_the_one_on_the_signed_paper(sop_id: str) -> None:
    """Where the seeds are at hand, they are compared; elsewhere their recorded hashes are."""
    printed = printed_cells(shipped(sop_id))

    if SEEDS.is_dir():
        signed = seed_cells(sop_id)
        assert printed == signed
        assert hashed(signed) == RECORDED[sop_id]
    else:
        assert hashed(printed) == RECORDED[sop_id]


def test_there_are_445_filled_cells_and_57_lane_headings(counted: Callable[[str], None]) -> None:
    names = [name for sop_id in IDS for name in printed_cells(shipped(sop_id))]

    rows = [name for name in names if name.startswith("row ")]
    marks = [name for name in rows if " / mark in lane " in name]
    lanes = [name for name in names if name.startswith("lane ")]
    identity = [name for name in names if name.startswith(("identity", "issuer"))]

    assert len(rows) - len(marks) == 445
    assert len(lanes) == 57
    assert len(marks) == 48
    counted(
        f"{len(rows) - len(marks)} filled cells, {len(lanes)} lane headings, "
        f"{len(marks)} marks in lanes and {len(identity)} cells of identity blocks "
        f"equal the {'signed tables' if SEEDS.is_dir() else 'recorded hashes'}"
    )


def test_the_block_that_is_printed_twice_is_kept_twice() -> None:
    identity = shipped("pariaman-sicantik").identity
    first, second = identity.warnings, identity.variants["warnings"]

    assert first[:9] == second[:9]
    assert "diwajibkan pada OSS" in first[9]
    assert "diwajibkan pada sicantik" in second[9]


def test_the_table_without_a_number_column_keeps_its_numbers_in_the_activity() -> None:
    sop = shipped("pariaman-oss-rba")

    assert sop.headings.number == ""
    assert all(row.activity.startswith(f"{row.number} ") for row in sop.rows)
    assert [row.number for row in sop.rows][-3:] == ["8.", "4.", "5."]
