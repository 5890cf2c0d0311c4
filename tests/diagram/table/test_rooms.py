"""Lanes get the room that the lines between their symbols need."""

from dataclasses import replace

import pytest

from desktop.diagram.layout import Table, chart_of, rooms_of
from desktop.diagram.routing.graph import NodeKind
from desktop.diagram.sizes import PIXEL, PRINT, SCREEN
from desktop.diagram.table.bands import Sign
from desktop.diagram.table.contents import Room
from desktop.diagram.table.rooms import granted_rooms, widest_rooms
from desktop.diagram.table.seats import seat_of
from tests.diagram.table.making import letters, row, setting, sop, symbol
from tests.diagram.text.faces import FACES
from tests.domain.sop.shipped import IDS, shipped

ASKED = (Room(), Room(), Room())


def box_in(lane: int):
    sign = Sign(id=f"s{lane}", kind=None, node=NodeKind.PROCESS, lane=lane)
    return seat_of(sign, 56 * PIXEL, setting())


BOXES = tuple(map(box_in, range(3)))


def granted(*gutters: float) -> list[tuple[float, float]]:
    """Give what each lane gets on the left and on the right, in pixels."""
    rooms = granted_rooms(ASKED, [gutter * PIXEL for gutter in gutters], BOXES, SCREEN)
    return [(round(room.left / PIXEL, 6), round(room.right / PIXEL, 6)) for room in rooms]


def test_lanes_that_have_the_room_stay_as_they_are() -> None:
    assert granted(9, 18, 18, 9) == [(28, 28)] * 3


def test_what_a_gutter_lacks_is_shared_by_both_lanes() -> None:
    assert granted(0, 28, 0, 0) == [(28, 33), (33, 33), (28, 28)]


def test_outermost_gutters_belong_to_one_lane_which_moves_its_symbols_aside() -> None:
    assert granted(20, 0, 0, 30) == [(39, 28), (28, 28), (28, 49)]


def test_a_lane_without_symbols_lends_all_of_its_room() -> None:
    rooms = granted_rooms(ASKED, [0, 37 * PIXEL, 0, 0], BOXES[:1], SCREEN)

    assert [room.right / PIXEL for room in rooms] == pytest.approx([28, 28, 28])


def test_what_words_ask_for_is_kept() -> None:
    asked = (Room(50 * PIXEL, 50 * PIXEL), Room(), Room())

    rooms = granted_rooms(asked, [0.0] * 4, BOXES, SCREEN)

    assert rooms[0].width / PIXEL == pytest.approx(100)


def test_no_lanes_need_no_room() -> None:
    assert granted_rooms((), (0.0,), (), SCREEN) == ()


def test_the_widest_room_of_several_lists_is_that_of_each_side() -> None:
    assert widest_rooms((Room(1, 5), Room(2, 2)), (Room(4, 3), Room(0, 0))) == (
        Room(4, 5),
        Room(2, 2),
    )


def pages_of(name: str) -> list[Table]:
    made = shipped(name)
    count = len(made.rows)
    return [
        Table(made, positions=tuple(range(1, count // 2 + 1))),
        Table(made, positions=tuple(range(count // 2 + 1, count + 1))),
    ]


@pytest.mark.parametrize("name", IDS)
def test_pages_that_share_their_rooms_have_the_same_columns(name: str) -> None:
    pages = pages_of(name)
    rooms = widest_rooms(*(rooms_of(page, PRINT, FACES) for page in pages))

    first, second = (chart_of(replace(page, rooms=rooms), PRINT, FACES) for page in pages)

    assert first.columns == second.columns
    assert first.headings == second.headings


def test_words_are_broken_again_when_lines_take_their_room() -> None:
    words = "Petugas memeriksa kelengkapan berkas permohonan izin " * 3
    loops = [
        row(
            symbol(f"s{n}", n % 2, f"s{n + 1}:Ya", f"s{(n + 5) % 12}:Tidak", f"s{(n + 7) % 12}"),
            number=str(n),
            activity=words,
        )
        for n in range(11)
    ]
    made = sop(*loops, row(symbol("s11", 0), activity=words), lanes=2)
    narrow = replace(SCREEN, width=560 * PIXEL)

    chart = chart_of(Table(made), narrow, FACES)
    plain = chart_of(Table(sop(*(row(activity=words) for _ in range(12)), lanes=2)), narrow, FACES)

    lanes = [column for column in chart.columns if column.is_lane]
    assert lanes[0].width > SCREEN.lane_least
    assert chart.width > plain.width - 1e-9
    for cell in chart.cells:
        if cell.column == "activity":
            assert letters("".join(run.text for run in cell.words)) == letters(words)
