"""Symbols with their words, the ring round the current one, and what hangs on them."""

from collections.abc import Iterator

from desktop.diagram.dressing.badges import badge, passes, plus
from desktop.diagram.dressing.corners import Corners
from desktop.diagram.dressing.fitting import written
from desktop.diagram.dressing.looks import Looks
from desktop.diagram.dressing.outlines import outline
from desktop.diagram.shapes import Belongs, Figure, Part, Shape
from desktop.diagram.text.font import Faces


def halos(looks: Looks) -> Iterator[Shape]:
    """Ring the symbols that somebody has to work on now."""
    for symbol in looks.chart.symbols:
        look = looks.symbol(symbol)
        if look.halo:
            path = outline(symbol.kind, symbol.box, looks.palette.strokes.halo)
            yield Figure(part=Part(Belongs.SYMBOL, symbol.id), path=path, fill=look.halo)


def symbols(looks: Looks, faces: Faces) -> Iterator[Shape]:
    """Draw all symbols and write what stands inside."""
    for symbol in looks.chart.symbols:
        look, part = looks.symbol(symbol), Part(Belongs.SYMBOL, symbol.id)
        path = outline(symbol.kind, symbol.box)
        yield Figure(part=part, path=path, fill=look.colours.fill, pen=look.pen)
        for run in symbol.words:
            yield written(run, part, look.colours.text, faces)


def tokens(looks: Looks, faces: Faces) -> Iterator[Shape]:
    """Hang badges, counts of passes and the sign of additions on the corners of symbols."""
    corners = Corners(looks.chart)
    counts = looks.live.passes if looks.live else {}
    for symbol in looks.chart.symbols:
        look = looks.symbol(symbol)
        if look.state:
            yield from badge(symbol, look, corners, looks.palette)
        if symbol.added:
            yield from plus(symbol, look, corners, looks.palette)
        if counts.get(symbol.id, 0) > 1:
            yield from passes(symbol, counts[symbol.id], look, corners, (looks.palette, faces))
