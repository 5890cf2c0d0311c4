"""A chart in its colours: the drawing that all painters copy."""

from collections.abc import Iterator

from desktop.diagram.chart import Chart
from desktop.diagram.dressing.cells import cells, headings
from desktop.diagram.dressing.connectors import arrows, labels, plates
from desktop.diagram.dressing.grid import bar, body_lines, ground, heading_lines
from desktop.diagram.dressing.looks import Looks
from desktop.diagram.dressing.palettes import Palette
from desktop.diagram.dressing.symbols import halos, symbols, tokens
from desktop.diagram.live import Live
from desktop.diagram.shapes import Drawing, Shape
from desktop.diagram.text.font import Faces


def dressed(chart: Chart, palette: Palette, faces: Faces, live: Live | None = None) -> Drawing:
    """Give a chart its colours, and the state of a case where there is one.

    The heading comes last and nothing of the body reaches into it, so that a window may paint
    it, or the columns before the lanes, apart by clipping.
    """
    looks = Looks(chart, palette, live)
    shapes = (*_body(looks, faces), *_heading(looks, faces))
    return Drawing(width=chart.width, height=chart.height, shapes=shapes)


def _heading(looks: Looks, faces: Faces) -> Iterator[Shape]:
    yield from headings(looks, faces)
    yield from heading_lines(looks)


def _body(looks: Looks, faces: Faces) -> Iterator[Shape]:
    yield from ground(looks)
    yield from body_lines(looks)
    yield from bar(looks)
    yield from plates(looks)
    yield from halos(looks)
    yield from cells(looks, faces)
    yield from arrows(looks)
    yield from symbols(looks, faces)
    yield from labels(looks, faces)
    yield from tokens(looks, faces)
