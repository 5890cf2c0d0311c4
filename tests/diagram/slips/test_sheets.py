"""Two equal slips stand on one sheet, whole, however much they have to say."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.diagram.shapes import Close, Figure, Move, To, Words
from desktop.diagram.sheets.paper import LEFT, RIGHT, Paper
from desktop.diagram.slips.content import Slip
from desktop.diagram.slips.marks import QUIET, runs
from desktop.diagram.slips.sheet import SIZES, slip_sheet
from tests.diagram.sheets.made import reach
from tests.diagram.slips.made import CODE, EVERY, LONG, MONSTER, PAPERS, SMALL, copies, said
from tests.diagram.text.faces import FACES

CASES = [(slip, paper) for slip in EVERY.values() for paper in PAPERS]
SAME = 1e-6
LEAST_MODULE = 0.55
"""Side of a module in mm that a phone still reads from a folded slip."""


@pytest.mark.parametrize(("slip", "paper"), CASES)
def test_both_copies_are_the_same(slip: Slip, paper: Paper) -> None:
    upper, lower = copies(slip, paper)

    assert len(upper) == len(lower)
    for above, below in zip(upper, lower, strict=True):
        assert above.part == below.part
        assert reach(above) == pytest.approx(reach(below), abs=SAME)
        assert getattr(above, "text", "") == getattr(below, "text", "")


@pytest.mark.parametrize(("slip", "paper"), CASES)
def test_each_copy_stays_on_its_half_of_the_paper(slip: Slip, paper: Paper) -> None:
    upper, _ = copies(slip, paper)

    for shape in upper:
        left, top, right, bottom = reach(shape)
        assert left >= LEFT - 1, shape
        assert right <= paper.width - RIGHT + 1, shape
        assert top >= 4, shape
        assert bottom <= paper.height / 2 - 4, shape


@pytest.mark.parametrize(("slip", "paper"), CASES)
def test_every_word_is_there_twice(slip: Slip, paper: Paper) -> None:
    words = said(slip_sheet(slip, paper, FACES))
    wanted = [
        *slip.head,
        slip.title.upper(),
        slip.number.text,
        slip.at,
        *(text for fact in (*slip.facts, slip.highlight) for text in (fact.label, fact.text)),
        *(text for each in slip.listings for text in (each.heading, *each.items)),
        *slip.sentences,
        slip.copy,
        slip.reprinted,
        slip.mark,
    ]

    for text in wanted:
        assert not text or words.count("".join(text.split())) >= 2, text


@pytest.mark.parametrize(("slip", "paper"), CASES)
def test_no_words_lie_over_others(slip: Slip, paper: Paper) -> None:
    upper, _ = copies(slip, paper)
    boxes = [
        (reach(shape), shape.text)
        for shape in upper
        if isinstance(shape, Words) and shape.part.key != "mark"
    ]
    over = [
        (one, other)
        for at, ((l1, t1, r1, b1), one) in enumerate(boxes)
        for (l2, t2, r2, b2), other in boxes[at + 1 :]
        if min(r1, r2) - max(l1, l2) > 0.05 and min(b1, b2) - max(t1, t2) > 0.05
    ]

    assert over == []


@pytest.mark.parametrize("paper", PAPERS)
def test_little_is_set_large_and_much_small(paper: Paper, counted: Callable[[str], None]) -> None:
    sizes = {
        name: max(
            shape.size
            for shape in copies(slip, paper)[0]
            if shape.part.key == "sentence"
            if isinstance(shape, Words)
        )
        for name, slip in EVERY.items()
    }

    assert sizes["small"] == pytest.approx(SIZES[0] * 0.9)
    assert sizes["small"] > sizes["long"] > sizes["monster"]
    counted(f"{len(CASES)} sheets; 25 documents and long addresses in {sizes['long']:.2f} mm")


@pytest.mark.parametrize("slip", [SMALL, LONG])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_drawn_code_is_the_matrix(slip: Slip, paper: Paper) -> None:
    upper, _ = copies(slip, paper)
    (code,) = [s for s in upper if isinstance(s, Figure) and s.part.key == "code"]

    assert drawn(code, len(CODE)) == CODE
    left, _, right, _ = reach(code)
    module = (right - left) / len(CODE)
    assert module >= LEAST_MODULE
    for shape in upper:
        if isinstance(shape, Words):
            assert reach(shape)[2] <= left - QUIET * module + SAME or is_apart(shape, code)


def drawn(code: Figure, count: int) -> tuple[tuple[bool, ...], ...]:
    """Read the modules back from the path: each point of the grid lies in a box or in none."""
    boxes = [reach(replace(code, path=piece)) for piece in pieces(code)]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    module = (max(box[2] for box in boxes) - left) / count
    return tuple(
        tuple(
            any(
                box[0] < left + (column + 0.5) * module < box[2]
                and box[1] < top + (row + 0.5) * module < box[3]
                for box in boxes
            )
            for column in range(count)
        )
        for row in range(count)
    )


def pieces(code: Figure) -> list[tuple[Move | To | Close, ...]]:
    found: list[list[Move | To | Close]] = []
    for step in code.path:
        assert isinstance(step, Move | To | Close)
        if isinstance(step, Move):
            found.append([])
        found[-1].append(step)
    return [tuple(piece) for piece in found]


def is_apart(words: Words, code: Figure) -> bool:
    return reach(words)[1] > reach(code)[3] or reach(words)[3] < reach(code)[1]


def test_a_slip_without_a_number_has_no_code() -> None:
    upper, _ = copies(replace(SMALL, code=()), PAPERS[0])

    assert not [shape for shape in upper if shape.part.key == "code"]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_sheet_is_cut_in_its_middle_from_edge_to_edge(paper: Paper) -> None:
    shapes = slip_sheet(MONSTER, paper, FACES).shapes
    dashed = [s for s in shapes if isinstance(s, Figure) and s.pen is not None and s.pen.dashes]

    reaches = [reach(line) for line in dashed]
    assert min(left for left, *_ in reaches) <= 0.1
    assert max(right for _, _, right, _ in reaches) >= paper.width - 0.1
    assert {round((top + bottom) / 2, 3) for _, top, _, bottom in reaches} == {paper.height / 2}


def test_dark_modules_side_by_side_are_one_run() -> None:
    assert list(runs([True, True, False, True, False, False, True])) == [(0, 2), (3, 1), (6, 1)]
    assert list(runs([False])) == []
