"""The list of steps has every word of the table, for readers who do not see the picture."""

import pytest

from desktop import startup
from desktop.domain.sop.flow import exits
from desktop.screens.swimlane.steps import Heard, step_list
from desktop.words import Words


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("sop_id", startup.sop_names())
def test_every_cell_of_the_table_stands_in_the_list(sop_id: str) -> None:
    sop = startup.shipped_sop(sop_id)

    found = step_list(sop, Words(), Heard())

    assert len(found.cells) == len(sop.rows)
    for row, shown in zip(sop.rows, found.cells, strict=True):
        printed = (row.number, row.activity, row.requirements, row.time.text, row.output, row.note)
        assert all(plain(text) in shown for text in printed if text)
        assert len(shown) == len(found.headings)


@pytest.mark.parametrize("sop_id", startup.sop_names())
def test_every_performer_and_every_way_is_named(sop_id: str) -> None:
    sop = startup.shipped_sop(sop_id)
    lanes = {lane.id: plain(lane.label) for lane in sop.lanes}

    found = step_list(sop, Words(), Heard())

    onwards = found.headings.index("Lanjut ke")
    for row, shown in zip(sop.rows, found.cells, strict=True):
        assert all(lanes[symbol.lane] in shown[2] for symbol in row.symbols)
        labels = [way.label for symbol in row.symbols for way in exits(symbol) if way.label]
        assert all(f"{plain(label)} → " in plain(shown[onwards]) for label in labels)


def test_headings_are_those_of_the_signed_paper() -> None:
    karimun = step_list(startup.shipped_sop("karimun-pemenuhan-komitmen"), Words(), Heard())
    dairi = step_list(startup.shipped_sop("dairi-izin-usaha-mikro-kecil"), Words(), Heard())

    assert karimun.headings[1] == "Kegiatan"
    assert dairi.headings[1] == "KEGIATAN"
    assert "KET" in dairi.headings


def test_what_is_heard_stands_in_columns_of_its_own() -> None:
    sop = startup.shipped_sop("pariaman-sigap")
    heard = Heard(headings={"here": "Sekarang di sini"}, rows={2: {"here": "3 permohonan"}})

    found = step_list(sop, Words(), heard)

    assert found.headings[-1] == "Sekarang di sini"
    assert [row[-1] for row in found.cells][:3] == ["", "3 permohonan", ""]
