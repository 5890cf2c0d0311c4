"""Columns: which there are, in which order, and how the width is shared (UX chapter 9.2)."""

from dataclasses import replace

import pytest

from desktop.diagram.sizes import COMPACT, PIXEL, PRINT, SCREEN, Sizes, scaled
from desktop.diagram.table.columns import columns_of
from desktop.diagram.table.contents import Room, Table
from desktop.domain.sop.model import Sop
from tests.diagram.table.making import HEADINGS, laid_out, row, setting, sop, symbol

ONE = row(symbol("a", 0), time="1 Jam")


def widths(made: Sop, sizes: Sizes, rooms: tuple[Room, ...] | None = None) -> dict[str, float]:
    """Give the widths of all columns in pixels."""
    asked = rooms or (Room(),) * len(made.lanes)
    columns = columns_of(Table(made), setting(sizes), asked)
    return {column.key: column.width / PIXEL for column in columns.every}


def keys(made: Sop, sizes: Sizes = SCREEN) -> list[str]:
    return [column.key for column in laid_out(made, sizes).columns]


def test_columns_stand_in_the_order_of_the_official_form() -> None:
    assert keys(sop(ONE)) == [
        "number",
        "activity",
        "lane0",
        "lane1",
        "lane2",
        "requirements",
        "time",
        "output",
        "note",
    ]


def test_mutu_baku_keeps_the_order_of_the_sop() -> None:
    other = replace(HEADINGS, order=("output", "time", "requirements"))

    assert keys(sop(ONE, headings=other))[-4:] == ["output", "time", "requirements", "note"]


def test_the_note_may_belong_to_mutu_baku() -> None:
    other = replace(HEADINGS, order=("note", "time", "output"))

    assert keys(sop(ONE, headings=other))[-3:] == ["note", "time", "output"]


@pytest.mark.parametrize("column", ["number", "activity", "requirements", "time", "output", "note"])
def test_a_column_without_a_heading_does_not_exist(column: str) -> None:
    assert column not in keys(sop(ONE, headings=replace(HEADINGS, **{column: ""})))


def test_a_live_table_always_has_notes() -> None:
    without = sop(ONE, headings=replace(HEADINGS, note=""))

    assert "note" not in keys(without)
    assert keys(without, replace(SCREEN, live=True))[-1] == "note"


def test_the_case_page_shows_number_activity_lanes_and_time() -> None:
    assert keys(sop(ONE), COMPACT) == ["number", "activity", "lane0", "lane1", "lane2", "time"]


def test_slack_goes_by_45_percent_to_lanes_and_the_rest_by_40_24_20_16() -> None:
    made = sop(ONE, lanes=10)
    least = 34 + 170 + 104 + 62 + 100 + 74 + 10 * 56

    found = widths(made, replace(SCREEN, width=(least + 200) * PIXEL))

    assert found["lane0"] == pytest.approx(56 + 9)
    assert found["activity"] == pytest.approx(170 + 44, abs=1)
    assert found["requirements"] == pytest.approx(104 + 26.4, abs=1)
    assert found["output"] == pytest.approx(100 + 22, abs=1)
    assert found["note"] == pytest.approx(74 + 17.6, abs=1)
    assert (found["number"], found["time"]) == pytest.approx((34, 62))
    assert sum(found.values()) == pytest.approx(least + 200)


def test_lanes_grow_until_their_most_and_then_the_words_take_all() -> None:
    found = widths(sop(ONE, lanes=3), replace(SCREEN, width=2000 * PIXEL))

    assert found["lane0"] == found["lane1"] == pytest.approx(92)
    assert sum(found.values()) == pytest.approx(2000)


def test_the_table_is_wider_than_its_sheet_when_the_least_does_not_fit() -> None:
    found = widths(sop(ONE, lanes=12), replace(SCREEN, width=700 * PIXEL))

    assert found["lane11"] == pytest.approx(56)
    assert found["activity"] == pytest.approx(170)
    assert sum(found.values()) == pytest.approx(34 + 170 + 12 * 56 + 104 + 62 + 100 + 74)


def test_least_widths_in_print_and_beside_a_form() -> None:
    print_, page = widths(sop(ONE, lanes=30), PRINT), widths(sop(ONE, lanes=30), COMPACT)

    assert [print_[key] for key in ("number", "activity", "lane0", "time")] == pytest.approx(
        [34, 190, 50, 54]
    )
    assert [page[key] for key in ("number", "activity", "lane0", "time")] == pytest.approx(
        [30, 170, 60, 76]
    )


def test_a_live_table_keeps_room_for_actual_times() -> None:
    live = replace(SCREEN, live=True)

    assert widths(sop(ONE, lanes=30), live)["time"] == pytest.approx(76)


def test_a_column_stretches_for_its_longest_word_but_not_without_end() -> None:
    word, longer = row(time="Menyesuaikan"), row(time="Menyesuaikan" * 3)

    assert 62 < widths(sop(word, lanes=30), SCREEN)["time"] < 62 * 1.6
    assert widths(sop(longer, lanes=30), SCREEN)["time"] == pytest.approx(62 * 1.6, abs=1)


def test_a_lane_that_needs_more_room_gets_it_from_the_words() -> None:
    made = sop(ONE, lanes=3)
    rooms = (Room(), Room(60 * PIXEL, 60 * PIXEL), Room())

    before, after = widths(made, SCREEN), widths(made, SCREEN, rooms)

    assert after["lane1"] == pytest.approx(120)
    assert after["lane0"] == before["lane0"]
    assert after["activity"] < before["activity"]
    assert sum(after.values()) == pytest.approx(sum(before.values()))


def test_symbols_stand_in_the_middle_of_a_lane_unless_one_side_needs_more() -> None:
    rooms = (Room(40 * PIXEL, 20 * PIXEL), Room(), Room(20 * PIXEL, 60 * PIXEL))
    table = Table(sop(ONE, lanes=3))

    columns = columns_of(table, setting(replace(SCREEN, width=0.0)), rooms)

    pairs = zip(columns.lanes, columns.centres, strict=True)
    places = [(centre - lane.x) / PIXEL for lane, centre in pairs]
    assert [lane.width / PIXEL for lane in columns.lanes] == pytest.approx([60, 56, 80])
    assert places == pytest.approx([40, 28, 20])


@pytest.mark.parametrize("width", [900.3, 1234.5, 1366.7])
@pytest.mark.parametrize("factor", [1.0, 1.15, 1.3])
def test_on_the_screen_every_column_is_a_whole_number_of_pixels(
    width: float, factor: float
) -> None:
    sizes = scaled(replace(SCREEN, width=width * PIXEL), factor)

    for size in widths(sop(ONE, lanes=5), sizes).values():
        assert size == pytest.approx(round(size), abs=1e-6)
