"""Drawings as a PDF file: vectors, words that can be searched, and no font but our own."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from desktop.diagram.shapes import Close, Curve, Drawing, Figure, Move, Step, To, Words
from desktop.diagram.text.font import HOLLOW, is_unseen
from desktop.paper.fonts import FontNames, known_to, registered
from desktop.paper.press import FontFiles

REMEMBERED = 4096
"""Texts that were found drawable: those of registers come again and again."""


def pdf_of(drawings: Sequence[Drawing], fonts: FontFiles, title: str) -> bytes:
    """Write drawings as pages; the same drawings give the same bytes."""
    names = registered(fonts)
    file = BytesIO()
    # Without a first font ReportLab puts Helvetica into every page, and embeds it nowhere.
    canvas = Canvas(
        file,
        invariant=1,
        pageCompression=1,
        initialFontName=names.regular,  # type: ignore[arg-type]  # types-reportlab says float
        lang="id",
    )
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Sopan")
    for drawing in drawings:
        _page(canvas, drawing, names)
    canvas.save()
    return file.getvalue()


def _page(canvas: Canvas, drawing: Drawing, names: FontNames) -> None:
    canvas.setPageSize((drawing.width * mm, drawing.height * mm))
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            _words(canvas, shape, names, drawing.height)
        else:
            _figure(canvas, shape, drawing.height)
    canvas.showPage()


def _words(canvas: Canvas, words: Words, names: FontNames, height: float) -> None:
    canvas.setFillColor(HexColor(words.colour))
    name = names.strong if words.strong else names.regular
    canvas.setFont(name, words.size * mm)
    canvas.drawString(words.x * mm, (height - words.y) * mm, _drawable(words.text, name))


@lru_cache(maxsize=REMEMBERED)
def _drawable(text: str, name: str) -> str:
    """Show what the font lacks as a hollow square: ReportLab would leave it out silently."""
    known = known_to(name)
    return "".join(sign if ord(sign) in known else HOLLOW for sign in text if not is_unseen(sign))


def _figure(canvas: Canvas, figure: Figure, height: float) -> None:
    path = canvas.beginPath()
    for step in figure.path:
        _step(path, step, height)
    if figure.fill:
        canvas.setFillColor(HexColor(figure.fill))
        canvas.setFillAlpha(figure.opacity)
    if figure.pen is not None:
        canvas.setStrokeColor(HexColor(figure.pen.colour))
        canvas.setLineWidth(figure.pen.width * mm)
        canvas.setDash([dash * mm for dash in figure.pen.dashes])
    canvas.drawPath(path, stroke=int(figure.pen is not None), fill=int(bool(figure.fill)))
    if figure.fill:
        canvas.setFillAlpha(1.0)


def _step(path: PDFPathObject, step: Step, height: float) -> None:
    match step:
        case Move(x, y):
            path.moveTo(x * mm, (height - y) * mm)
        case To(x, y):
            path.lineTo(x * mm, (height - y) * mm)
        case Curve(x1, y1, x2, y2, x, y):
            path.curveTo(
                x1 * mm,
                (height - y1) * mm,
                x2 * mm,
                (height - y2) * mm,
                x * mm,
                (height - y) * mm,
            )
        case Close():
            path.close()
