"""Painters: every kind of shape ends where the drawing has it, in pixels and in XML."""

import xml.etree.ElementTree as ET
from typing import Any

import pytest

from desktop.diagram.shapes import (
    Belongs,
    Close,
    Curve,
    Drawing,
    Figure,
    Move,
    Part,
    Pen,
    To,
    Words,
)
from desktop.diagram.sheets.paper import paper_named
from desktop.diagram.text.font import width_of
from desktop.paper.png import png_of
from desktop.paper.svg import svg_of
from tests.diagram.sheets.made import NAMES, document
from tests.diagram.text.faces import FACES
from tests.paper.made import painted, pixels, png_size, texts

DPI = 254.0
"""Ten pixels to the millimetre."""
PART = Part(Belongs.SHEET)
SVG = "{http://www.w3.org/2000/svg}"


def box(x: float, y: float, width: float, height: float) -> tuple[Move | To | Close, ...]:
    corners = (To(x + width, y), To(x + width, y + height), To(x, y + height))
    return (Move(x, y), *corners, Close())


def seen(*shapes: object) -> Any:
    """What a printer would make of the shapes, in pixels."""
    return pixels(painted(*shapes), DPI)


def at(picture: Any, x: float, y: float) -> object:
    return picture.getpixel((int(x * 10), int(y * 10)))


def dark(picture: Any) -> tuple[float, float, float, float]:
    """The rectangle, in mm, outside of which all is white."""
    found = picture.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert found is not None
    left, top, right, bottom = found
    return left / 10, top / 10, right / 10, bottom / 10


def test_a_filled_figure_covers_its_place_and_nothing_else() -> None:
    picture = seen(Figure(part=PART, path=box(10, 5, 20, 8), fill="#336699"))

    assert at(picture, 20, 9) == (0x33, 0x66, 0x99)
    assert dark(picture) == pytest.approx((10, 5, 30, 13), abs=0.11)


def test_a_line_has_its_width_and_colour() -> None:
    picture = seen(Figure(part=PART, path=(Move(5, 20), To(35, 20)), pen=Pen("#aa0000", 2.0)))

    assert dark(picture) == pytest.approx((5, 19, 35, 21), abs=0.11)
    assert at(picture, 20, 20) == (0xAA, 0, 0)


def test_dashes_leave_gaps() -> None:
    pen = Pen("#000000", 1.0, (5.0, 5.0))
    picture = seen(Figure(part=PART, path=(Move(5, 20), To(35, 20)), pen=pen))

    assert [at(picture, x, 20) == (0, 0, 0) for x in (7, 12, 17, 22, 27, 32)] == [
        True,
        False,
        True,
        False,
        True,
        False,
    ]


def test_the_line_after_a_dashed_one_is_whole_again() -> None:
    dashed = Figure(part=PART, path=(Move(5, 10), To(35, 10)), pen=Pen("#000000", 1.0, (5.0, 5.0)))
    whole = Figure(part=PART, path=(Move(5, 20), To(35, 20)), pen=Pen("#000000", 1.0))

    picture = seen(dashed, whole)

    assert all(at(picture, x, 20) == (0, 0, 0) for x in range(6, 35))


def test_a_curve_goes_through_its_middle() -> None:
    path = (Move(5, 30), Curve(5, 10, 35, 10, 35, 30))
    picture = seen(Figure(part=PART, path=path, pen=Pen("#000000", 1.0)))

    assert at(picture, 20, 15) == (0, 0, 0)
    assert dark(picture)[1] == pytest.approx(14.5, abs=0.15)


def test_what_is_half_seen_through_is_mixed_and_the_next_is_not() -> None:
    half = Figure(part=PART, path=box(5, 5, 10, 10), fill="#000000", opacity=0.5)
    full = Figure(part=PART, path=box(20, 5, 10, 10), fill="#000000")

    picture = seen(half, full)

    grey = at(picture, 10, 10)
    assert isinstance(grey, tuple)
    assert grey[0] == pytest.approx(127, abs=2)
    assert at(picture, 25, 10) == (0, 0, 0)


def test_what_comes_later_lies_on_top() -> None:
    under = Figure(part=PART, path=box(5, 5, 20, 20), fill="#ff0000")
    over = Figure(part=PART, path=box(10, 10, 5, 5), fill="#0000ff")

    picture = seen(under, over)

    assert at(picture, 12, 12) == (0, 0, 255)
    assert at(picture, 7, 7) == (255, 0, 0)


def words(text: str, *, strong: bool = False) -> Words:
    face = FACES.of(strong=strong)
    return Words(
        part=PART,
        x=4,
        y=20,
        text=text,
        size=5,
        width=width_of(face, text, 5),
        colour="#000000",
        strong=strong,
    )


@pytest.mark.parametrize("strong", [False, True])
def test_words_stand_on_their_baseline_and_are_as_wide_as_measured(strong: bool) -> None:
    line = words("HIHIH", strong=strong)

    left, top, right, bottom = dark(seen(line))

    assert bottom == pytest.approx(20, abs=0.15)
    assert 20 - top == pytest.approx(5 * 0.727, abs=0.15)
    assert left - 4 == pytest.approx(4 + line.width - right, abs=0.15)


def test_strong_words_are_darker() -> None:
    plain, strong = (seen(words("HHHH", strong=way)).convert("L") for way in (False, True))

    assert sum(strong.tobytes()) < sum(plain.tobytes())


def test_words_of_all_scripts_of_the_font_are_found_again() -> None:
    text = "Rp 5.000 \N{EN DASH} “izin” ≥ ½ é ș Ж \N{GREEK SMALL LETTER ALPHA} → ≤ &<>"

    assert texts(painted(words(text)))[0] == text


def elements(drawing: Drawing) -> list[ET.Element]:
    return list(ET.fromstring(svg_of(drawing)))


def test_an_svg_has_every_shape_in_order_and_in_millimetres() -> None:
    name, paper = NAMES[1], paper_named("F4")
    sheet = document(name, paper)[1]

    root = ET.fromstring(svg_of(sheet))

    assert (root.get("width"), root.get("height")) == ("330mm", "215mm")
    assert root.get("viewBox") == "0 0 330 215"
    tags = [child.tag for child in root]
    assert tags == [SVG + ("text" if isinstance(s, Words) else "path") for s in sheet.shapes]
    said = [child.text for child in root if child.tag == SVG + "text"]
    assert said == [shape.text for shape in sheet.shapes if isinstance(shape, Words)]


def test_svg_words_keep_their_place_size_and_width() -> None:
    line = words("Surat izin", strong=True)

    (text,) = elements(Drawing(width=40, height=40, shapes=(line,)))

    assert (text.get("x"), text.get("y"), text.get("font-size")) == ("4", "20", "5")
    assert float(text.get("textLength", "0")) == pytest.approx(line.width, abs=1e-3)
    assert text.get("font-weight") == "600"


def test_svg_paths_have_all_kinds_of_steps() -> None:
    path = (Move(1, 2), To(3.5, 4), Curve(1, 2, 3, 4, 5, 6), Close())
    pen = Pen("#112233", 0.25, (1.0, 0.5))
    figure = Figure(part=PART, path=path, fill="#ffffff", pen=pen, opacity=0.5)

    (drawn,) = elements(Drawing(width=9, height=9, shapes=(figure,)))

    assert drawn.get("d") == "M1 2 L3.5 4 C1 2 3 4 5 6 Z"
    assert drawn.get("stroke-dasharray") == "1 0.5"
    assert drawn.get("stroke-width") == "0.25"
    assert (drawn.get("fill"), drawn.get("fill-opacity")) == ("#ffffff", "0.5")


def test_svg_words_may_be_anything_somebody_typed() -> None:
    text = '<b> & "dua" \' \x00\x0b tiga'

    (said,) = elements(Drawing(width=9, height=9, shapes=(words(text),)))

    assert said.text == '<b> & "dua" \' \ufffd\ufffd tiga'


def test_a_picture_is_as_large_as_its_page() -> None:
    assert png_size(png_of(painted(words("a")), dpi=DPI)) == (400, 400)


def test_what_the_font_lacks_is_seen_as_a_hollow_square() -> None:
    said = Words(
        part=Part(Belongs.SHEET),
        x=2,
        y=8,
        text="Izin \u8a31\u202e",
        size=4,
        width=0,
        colour="#000000",
    )

    assert texts(painted(said)) == ["Izin \u25a1"]
