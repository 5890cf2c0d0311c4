"""The QR code is that of the number, and stands on the paper module by module."""

from collections.abc import Callable

import pypdfium2
import pytest
import segno
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from desktop.actions.slips.codes import matrix_of
from desktop.actions.slips.press import SHEETS
from desktop.actions.slips.receipt import receipt
from desktop.diagram.slips.content import Matrix
from desktop.domain.people import Role
from tests.actions.slips.made import PRESS, furnished, returned
from tests.actions.stage import Stage

NUMBERS = ["FO1-0134/IUMK/XI/2025", "A", "LOKET-12-99999/IZIN.PANJANG-SEKALI/XII/2199"]
FINDER = [
    [1, 1, 1, 1, 1, 1, 1],
    [1, 0, 0, 0, 0, 0, 1],
    [1, 0, 1, 1, 1, 0, 1],
    [1, 0, 1, 1, 1, 0, 1],
    [1, 0, 1, 1, 1, 0, 1],
    [1, 0, 0, 0, 0, 0, 1],
    [1, 1, 1, 1, 1, 1, 1],
]
SCALE = 4
"""Pixels per point of PDF: eight and more for a module."""
LEAST = 30
"""Points that a code is wide at least."""
DARK = 128


@pytest.mark.parametrize("number", NUMBERS)
def test_the_matrix_is_the_encoders_own(number: str) -> None:
    made = segno.make_qr(number, error="m")

    assert [list(row) for row in matrix_of(number)] == [
        [module == 1 for module in row] for row in made.matrix
    ]
    assert matrix_of(number) != matrix_of(number + "0")


@pytest.mark.parametrize("number", NUMBERS)
def test_the_matrix_has_the_three_eyes_of_a_code(number: str) -> None:
    matrix = matrix_of(number)
    size = len(matrix)

    for row, column in ((0, 0), (0, size - 7), (size - 7, 0)):
        eye = [list(map(int, line[column : column + 7])) for line in matrix[row : row + 7]]
        assert eye == FINDER


def test_nothing_has_no_code() -> None:
    assert matrix_of("") == ()


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_code_on_paper_is_that_of_the_case(sheet: str, stage: Stage) -> None:
    case = stage.case(returned(furnished(stage)))
    pdf = receipt(stage.office.by(Role.FRONT_OFFICE), case, sheet, PRESS).pdf

    matrix = matrix_of(case.number)

    assert seen(pdf, len(matrix)) == [matrix, matrix]


def seen(pdf: bytes, size: int) -> list[Matrix]:
    """Read the codes from the pixels of the page: the shapes that are large and square."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    height = page.get_height()
    pixel = page.render(scale=SCALE).to_pil().convert("L").getpixel
    boxes = [thing.get_bounds() for thing in page.get_objects() if is_path(thing)]
    document.close()
    return [
        read(pixel, (left * SCALE, (height - top) * SCALE), (right - left) * SCALE / size, size)
        for left, bottom, right, top in boxes
        if right - left > LEAST and abs((right - left) - (top - bottom)) < 0.1
    ]


def is_path(thing: pypdfium2.PdfObject) -> bool:
    return bool(thing.type == FPDF_PAGEOBJ_PATH)


def read(
    pixel: Callable[[tuple[float, float]], float],
    corner: tuple[float, float],
    module: float,
    size: int,
) -> Matrix:
    middles = [(place + 0.5) * module for place in range(size)]
    return tuple(
        tuple(pixel((corner[0] + x, corner[1] + y)) < DARK for x in middles) for y in middles
    )
