"""Tables at the edge of what can be drawn still keep every rule."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.diagram.layout import Table, chart_of
from desktop.diagram.sizes import PIXEL, PRINT, SCREEN, Sizes
from desktop.domain.sop.model import Exit, Lane, Row, Shape, Sop, Symbol
from tests.diagram.examples import FACES, OTHER, Example, sop_named
from tests.diagram.rules.every import LABELS, LINES, RULES, TABLE

LANES = tuple(Lane(id=f"l{place}", label=f"Lajur {place}") for place in range(14))
START, PROCESS, DECISION, END = Shape.START, Shape.PROCESS, Shape.DECISION, Shape.END
RISKS = ("rendah", "menengah rendah", "menengah tinggi", "tinggi", "kembali")


def symbol(name: str, lane: int, kind: Shape, *targets: str) -> Symbol:
    several = len(targets) > 1
    ways = tuple(
        Exit(to=to, label=risk if several else "", outcome=risk if several else "")
        for to, risk in zip(targets, RISKS, strict=False)
    )
    return Symbol(id=name, lane=f"l{lane}", kind=kind, next=ways)


def table(lanes: int, *rows: tuple[Symbol, ...]) -> Sop:
    lines = tuple(
        Row(number=str(place), activity="Kegiatan", symbols=symbols)
        for place, symbols in enumerate(rows, 1)
    )
    return replace(sop_named(OTHER), lanes=LANES[:lanes], rows=lines)


def choice(*targets: str) -> Sop:
    paths = [symbol(name, lane, PROCESS, "g") for lane, name in enumerate("cdef")]
    return table(
        4,
        (symbol("a", 0, START, "b"),),
        (symbol("b", 1, DECISION, *targets),),
        tuple(paths),
        (symbol("g", 1, END),),
    )


def chain(lanes: int) -> Sop:
    last = lanes - 1
    rows = [(symbol(f"s{n}", n, PROCESS, f"s{n + 1}"),) for n in range(1, last)]
    start, end = symbol("s0", 0, START, "s1"), symbol(f"s{last}", last, END)
    return table(lanes, (start,), *rows, (end,))


def stacked() -> Sop:
    """Three symbols in one cell, tied forth and back."""
    cell = (symbol("a", 0, START, "b"), symbol("b", 0, DECISION, "a", "c"))
    return table(1, (*cell, symbol("c", 0, PROCESS, "d")), (symbol("d", 0, END),))


def returning(lane: int) -> Sop:
    """A decision that leads to itself, right under a symbol in the lane beside it."""
    return table(
        2,
        (symbol("a", 0, START, "x"),),
        (symbol("x", 1 - lane, PROCESS, "b"),),
        (symbol("b", lane, DECISION, "c", "b"),),
        (symbol("c", lane, END),),
    )


def with_lane(label: str) -> Sop:
    other = sop_named(OTHER)
    return replace(other, lanes=(replace(other.lanes[0], label=label), *other.lanes[1:]))


def with_activity(text: str) -> Sop:
    other = sop_named(OTHER)
    return replace(other, rows=(replace(other.rows[0], activity=text), *other.rows[1:]))


def with_merged_cell_over_words() -> Sop:
    other = sop_named(OTHER)
    first = replace(other.rows[0], spans={"activity": 3, "note": 4, "output": 2})
    return replace(other, rows=(first, *other.rows[1:]))


def without_symbols() -> Sop:
    other = sop_named(OTHER)
    return replace(other, rows=tuple(replace(row, symbols=()) for row in other.rows))


TABLES = {
    "start and end in one row": table(2, (symbol("a", 0, START, "b"), symbol("b", 1, END))),
    "one lane": table(1, (symbol("a", 0, START, "b"),), (symbol("b", 0, END),)),
    "two symbols that lead to each other": table(
        2, (symbol("a", 0, START, "b"), symbol("b", 1, DECISION, "a", "c")), (symbol("c", 1, END),)
    ),
    "three symbols in one cell": stacked(),
    "a way from a symbol to itself": returning(0),
    "a way from a symbol to itself, on the right": returning(1),
    "four exits": choice("c", "d", "e", "f"),
    "five exits, one of them back": choice("c", "d", "e", "f", "a"),
    "fourteen lanes": chain(14),
    "a merged cell over filled ones": with_merged_cell_over_words(),
    "no rows": table(3),
    "no symbols": without_symbols(),
    "a lane named by one very long word": with_lane("Penanggungjawabpelayananperizinan" * 2),
    "signs that the font does not have": with_activity("Aksara \ua9b1 dan \U0001f600, luas 5 m²"),
    "an activity as long as a page": with_activity("Memeriksa kelengkapan berkas. " * 60),
}
WIDTHS = {"a slit": 200 * PIXEL, "a wall": 3800 * PIXEL}


def tables() -> Iterator[tuple[str, Sop, Sizes]]:
    for name, sop in TABLES.items():
        yield name, sop, SCREEN
        yield name, sop, PRINT
    for name, width in WIDTHS.items():
        yield name, sop_named(OTHER), replace(SCREEN, width=width)


@pytest.mark.parametrize(("name", "sop", "sizes"), list(tables()))
def test_it_keeps_every_rule(name: str, sop: Sop, sizes: Sizes) -> None:
    chart = Example(name, sop, sizes, chart_of(Table(sop), sizes, FACES))

    broken = {rule: faults_of(chart) for rule, faults_of in RULES.items()}

    assert {rule: faults for rule, faults in broken.items() if faults} == {}


def test_a_page_that_begins_within_a_merged_cell_says_its_words_again() -> None:
    sop = sop_named(OTHER)
    rows = range(3, 10)

    chart = chart_of(Table(sop, positions=tuple(rows)), PRINT, FACES)

    example = Example("rows 3 to 9", sop, PRINT, chart, rows)
    kept = {**LINES, **LABELS, **TABLE}
    left = ("every way out is one arrow with its words", "additions are marked")
    broken = {rule: kept[rule](example) for rule in kept if rule not in left}
    assert {rule: faults for rule, faults in broken.items() if faults} == {}
    (time,) = [cell for cell in chart.cells if (cell.position, cell.column) == (3, "time")]
    assert [run.text for run in time.words] == ["15 Menit"]
