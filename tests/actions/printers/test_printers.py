"""Printers are chosen per kind of papers, and what a test page showed is made up for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.actions.office.printers import (
    DOCUMENTS,
    SLIPS,
    Fit,
    choose_printer,
    fit_of,
    measure_printer,
    printer_for,
    proof,
    sheet_for,
)
from desktop.diagram.proof import LENGTH, proof_sheet
from desktop.diagram.shapes import Figure, Move, To, Words
from desktop.diagram.sheets.paper import paper_named
from desktop.domain.people import Role
from desktop.swimlane import faces, press
from tests.actions.expect import refused
from tests.actions.stage import Stage

WORDS = {name: name for name in ("title", "paper", "measure", "weights", "sample")}


def test_each_kind_of_papers_has_its_own_printer_and_paper(stage: Stage) -> None:
    admin, other = stage.office.admin, stage.office.by(Role.FRONT_OFFICE)
    assert (printer_for(admin, SLIPS), sheet_for(admin, SLIPS, "F4")) == ("", "F4")

    choose_printer(other, SLIPS, "EPSON L3110", "A4")

    assert (printer_for(admin, SLIPS), sheet_for(admin, SLIPS, "F4")) == ("EPSON L3110", "A4")
    assert (printer_for(admin, DOCUMENTS), sheet_for(admin, DOCUMENTS, "F4")) == ("", "F4")
    with refused("sheet_unknown", stage):
        choose_printer(other, SLIPS, "EPSON L3110", "B5")


def test_what_was_measured_is_kept_for_each_printer(stage: Stage) -> None:
    admin = stage.office.admin
    measured = Fit(length=98.5, left=12.0, top=9.0)
    measure_printer(admin, "EPSON", measured)

    assert fit_of(admin, "EPSON") == measured
    assert fit_of(admin, "HP").is_true


@pytest.mark.parametrize(
    ("fit", "code"),
    [
        (Fit(length=10.0), "measure_unlikely"),
        (Fit(length=130.0), "measure_unlikely"),
        (Fit(left=55.0), "offset_unlikely"),
        (Fit(top=-1.0), "offset_unlikely"),
    ],
)
def test_what_nobody_can_have_measured_is_refused(stage: Stage, fit: Fit, code: str) -> None:
    with refused(code, stage):
        measure_printer(stage.office.admin, "EPSON", fit)


@given(st.floats(80, 120), st.floats(0, 30), st.floats(0, 30), st.floats(0, 300), st.floats(0, 300))
def test_a_page_set_by_the_fit_comes_out_where_it_was_drawn(
    length: float, left: float, top: float, x: float, y: float
) -> None:
    """A printer that prints 100 mm as `length` and 10 mm as `left` and `top`."""
    fit = Fit(length=length, left=left, top=top)
    stretch, ox, oy = length / 100, left - length / 10, top - length / 10

    in_x, in_y = x * fit.scale - fit.shift[0], y * fit.scale - fit.shift[1]

    assert in_x * stretch + ox == pytest.approx(x, abs=1e-6)
    assert in_y * stretch + oy == pytest.approx(y, abs=1e-6)


@pytest.mark.parametrize("name", ["F4", "A4", "Legal", "A3"])
def test_the_test_page_has_two_lines_of_ten_centimetres_and_stays_on_its_paper(name: str) -> None:
    paper = paper_named(name, portrait=True)
    drawing = proof_sheet(paper, faces(), WORDS)
    lines = [
        (step[0], step[1])
        for shape in drawing.shapes
        if isinstance(shape, Figure) and len(step := shape.path) == 2
    ]
    spans = [
        max(abs(end.x - begin.x), abs(end.y - begin.y))
        for begin, end in lines
        if isinstance(begin, Move) and isinstance(end, To)
    ]
    words = [shape for shape in drawing.shapes if isinstance(shape, Words)]

    assert spans.count(LENGTH) == 2
    assert all(word.x > 10 and word.x + word.width < paper.width - 10 for word in words)
    assert proof(name, press(), WORDS).startswith(b"%PDF")
