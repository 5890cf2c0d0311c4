"""What a newer version of a procedure changes is found row by row and symbol by symbol."""

from dataclasses import replace

import pytest

from desktop.domain.sop.comparing import Difference, differences
from desktop.domain.sop.model import Lane, Row, Shape, Sop
from desktop.domain.sop.reading import sop_from
from tests.actions.office import DAIRI, SOPS, sop


def shipped(name: str = DAIRI) -> Sop:
    return sop_from(sop(name))


def codes(found: tuple[Difference, ...]) -> list[str]:
    return [each.code for each in found]


def with_row(old: Sop, place: int, row: Row) -> Sop:
    return replace(old, rows=(*old.rows[:place], row, *old.rows[place + 1 :]))


@pytest.mark.parametrize("name", SOPS)
def test_a_procedure_is_not_different_from_itself(name: str) -> None:
    assert differences(shipped(name), shipped(name)) == ()


def test_a_changed_cell_names_row_column_and_both_words() -> None:
    old = shipped()
    new = with_row(old, 6, replace(old.rows[6], output="Berita acara"))
    (found,) = differences(old, new)
    assert (found.code, found.row) == ("cell_changed", 7)
    assert found.facts["column"] == "output"
    assert found.facts["after"] == "Berita acara"


def test_a_row_in_between_moves_no_others() -> None:
    old = shipped()
    extra = Row(number="6a", activity="Undangan rapat")
    new = replace(old, rows=(*old.rows[:6], extra, *old.rows[6:]))
    (found,) = differences(old, new)
    assert (found.code, found.row) == ("row_added", 7)
    (back,) = differences(new, old)
    assert (back.code, back.row) == ("row_gone", 7)


def test_a_symbol_in_another_lane_of_another_shape_is_told_with_the_printed_lanes() -> None:
    old = shipped()
    row = old.rows[9]
    symbol = replace(row.symbols[0], lane="sekretaris", kind=Shape.DECISION)
    new = with_row(old, 9, replace(row, symbols=(symbol, *row.symbols[1:])))
    found = differences(old, new)
    assert codes(found) == ["symbol_moved", "kind_changed"]
    assert found[0].facts["before"] == "Kabid. Pelayanan"
    assert found[0].facts["after"] == "Sekretaris"


def test_lanes_titles_and_ways_are_compared_too() -> None:
    old = shipped()
    lanes = (*old.lanes, Lane(id="arsip", label="Arsip"))
    new = replace(old, title="Judul baru", lanes=lanes)
    assert codes(differences(old, new)) == ["head_changed", "lane_added"]
    first = old.rows[0]
    cut = replace(first.symbols[0], next=())
    without = with_row(old, 0, replace(first, symbols=(cut, *first.symbols[1:])))
    assert codes(differences(old, without)) == ["ways_changed"]
