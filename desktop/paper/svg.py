"""A drawing as an SVG file in millimetres."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from desktop.diagram.shapes import Close, Curve, Drawing, Figure, Move, Pen, Step, To, Words

FAMILY = "Inter, 'Liberation Sans', Arial, sans-serif"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may have."""


def svg_of(drawing: Drawing) -> str:
    """Write a drawing; words keep their widths where the reader has another font."""
    size = f'width="{_n(drawing.width)}mm" height="{_n(drawing.height)}mm"'
    box = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} font-family="{FAMILY}">'
    return "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', head, *_shapes(drawing), "</svg>\n"]
    )


def _shapes(drawing: Drawing) -> Iterator[str]:
    for shape in drawing.shapes:
        yield _words(shape) if isinstance(shape, Words) else _figure(shape)


def _words(words: Words) -> str:
    weight = ' font-weight="600"' if words.strong else ""
    place = f'x="{_n(words.x)}" y="{_n(words.y)}" font-size="{_n(words.size)}"'
    width = f'textLength="{_n(words.width)}" lengthAdjust="spacingAndGlyphs"' if words.width else ""
    text = escape(NOT_XML.sub("\ufffd", words.text))
    look = f"fill={quoteattr(words.colour)}{weight}"
    return f'<text {place} {width} {look} xml:space="preserve">{text}</text>'


def _figure(figure: Figure) -> str:
    path = " ".join(map(_step, figure.path))
    fill = quoteattr(figure.fill or "none")
    opacity = f' fill-opacity="{_n(figure.opacity)}"' if figure.opacity < 1 else ""
    return f'<path d="{path}" fill={fill}{opacity}{_pen(figure.pen)}/>'


def _pen(pen: Pen | None) -> str:
    if pen is None:
        return ""
    dashes = f' stroke-dasharray="{" ".join(map(_n, pen.dashes))}"' if pen.dashes else ""
    return f' stroke={quoteattr(pen.colour)} stroke-width="{_n(pen.width)}"{dashes}'


def _step(step: Step) -> str:
    match step:
        case Move(x, y):
            return f"M{_n(x)} {_n(y)}"
        case To(x, y):
            return f"L{_n(x)} {_n(y)}"
        case Curve(x1, y1, x2, y2, x, y):
            return f"C{_n(x1)} {_n(y1)} {_n(x2)} {_n(y2)} {_n(x)} {_n(y)}"
        case Close():
            return "Z"


def _n(value: float) -> str:
    """Write a number with no more digits than a printer can place."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
