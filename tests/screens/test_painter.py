"""The painter copies a drawing, sharp and with the widths that the layout measured."""

import math

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.diagram.shapes import (
    Belongs,
    Close,
    Curve,
    Drawing,
    Figure,
    Move,
    Part,
    Pen,
    Shape,
    Step,
    To,
    Words,
)
from desktop.diagram.sizes import PIXEL
from desktop.diagram.text.font import width_of
from desktop.screens.swimlane.crisp import Grid, is_upright, sharp
from desktop.screens.swimlane.painter import EM, Picture, _face
from desktop.swimlane import faces

PART = Part(Belongs.SHEET)
RED, WHITE, BLUE = QColor("#ff0000"), QColor("#ffffff"), QColor("#0000ff")


def box(x: float, y: float, width: float, height: float) -> tuple[Step, ...]:
    right, bottom = (x + width) * PIXEL, (y + height) * PIXEL
    left, top = x * PIXEL, y * PIXEL
    return (Move(left, top), To(right, top), To(right, bottom), To(left, bottom), Close())


def painted(*shapes: Shape, zoom: float = 1.0, ratio: float = 1.0, side: int = 60) -> QImage:
    pixels = math.ceil(side * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(WHITE)
    drawing = Drawing(width=side * PIXEL, height=side * PIXEL, shapes=shapes)
    painter = QPainter(image)
    Picture(drawing, zoom, ratio).paint(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places}


def test_a_filled_box_covers_its_pixels_and_no_other(qapp) -> None:
    image = painted(Figure(part=PART, path=box(10, 20, 30, 5), fill="#ff0000"))

    red = {
        (x, y) for x in range(60) for y in range(60) if image.pixelColor(x, y).name() == "#ff0000"
    }
    assert red == {(x, y) for x in range(10, 40) for y in range(20, 25)}
    assert colours(image) == {"#ff0000", "#ffffff"}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("zoom", [0.75, 1.0, 1.25, 2.0])
def test_a_hairline_is_never_blurred(qapp, zoom: float, ratio: float) -> None:
    line = (Move(0, 7 * PIXEL), To(100 * PIXEL, 7 * PIXEL))

    image = painted(Figure(part=PART, path=line, pen=Pen("#0000ff", PIXEL)), zoom=zoom, ratio=ratio)

    column = [image.pixelColor(5, y).name() for y in range(image.height())]
    assert set(column) == {"#0000ff", "#ffffff"}
    assert column.count("#0000ff") == pytest.approx(max(1, zoom * ratio), abs=0.51)


def test_the_later_shape_lies_on_top(qapp) -> None:
    image = painted(
        Figure(part=PART, path=box(0, 0, 60, 60), fill="#0000ff"),
        Figure(part=PART, path=box(10, 10, 10, 10), fill="#ff0000"),
    )

    assert image.pixelColor(15, 15) == RED
    assert image.pixelColor(30, 30) == BLUE


def test_opacity_counts_for_the_fill_only(qapp) -> None:
    shape = Figure(
        part=PART, path=box(10, 10, 20, 20), fill="#000000", pen=Pen("#ff0000", PIXEL), opacity=0.5
    )

    image = painted(shape)

    assert image.pixelColor(20, 20).red() == pytest.approx(128, abs=2)
    assert image.pixelColor(10, 20) == RED


def test_what_is_not_exposed_is_not_painted(qapp) -> None:
    image = QImage(60, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(WHITE)
    shapes = tuple(Figure(part=PART, path=box(0, y, 60, 10), fill="#ff0000") for y in (0, 20, 40))
    painter = QPainter(image)

    Picture(Drawing(width=16, height=16, shapes=shapes)).paint(painter, QRectF(0, 20, 60, 8))
    painter.end()

    assert image.pixelColor(5, 25) == RED
    assert image.pixelColor(5, 5) == WHITE
    assert image.pixelColor(5, 45) == WHITE


@pytest.mark.parametrize("text", ["Kepala Seksi Perizinan", "AVAVTo.Wa", "“Ya” → 2 ≤ 3, «É»"])
@pytest.mark.parametrize("strong", [False, True])
def test_words_are_as_wide_as_the_layout_measured(qapp, text: str, strong: bool) -> None:
    face = _face(strong, EM)

    advances = face.advancesForGlyphIndexes(face.glyphIndexesForString(text))

    measured = width_of(faces().of(strong=strong), text, EM)
    assert sum(advance.x() for advance in advances) == pytest.approx(measured, abs=0.01)


def test_words_stand_on_their_baseline(qapp) -> None:
    shape = Words(
        part=PART, x=5 * PIXEL, y=40 * PIXEL, text="H", size=20 * PIXEL, width=0, colour="#000000"
    )

    image = painted(shape)

    dark = [y for y in range(60) if any(image.pixelColor(x, y).red() < 80 for x in range(60))]
    assert max(dark) == 39
    assert 13 <= len(dark) <= 16


def test_a_shape_with_curves_keeps_its_form() -> None:
    circle = (Move(1.03, 2.0), Curve(1.5, 2.5, 2.5, 2.5, 3.03, 2.0), Close())
    grid = Grid(96 / 25.4)

    moved = list(sharp(Figure(part=PART, path=circle, fill="#ff0000"), grid))

    first, second = moved[0], moved[1]
    assert isinstance(first, Move)
    assert isinstance(second, Curve)
    assert second.x - first.x == pytest.approx(grid.plain(2.0))
    assert abs(first.x - grid.plain(1.03)) <= 1.0


def test_only_straight_corners_are_upright() -> None:
    assert is_upright(box(1, 2, 3, 4))
    assert not is_upright((Move(0, 0), To(1, 1)))
    assert not is_upright((Move(0, 0), Curve(1, 0, 1, 0, 1, 1)))
