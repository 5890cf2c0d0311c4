"""Papers made for the tests, and what a reader of PDF finds in them."""

import re
import zlib
from collections.abc import Iterator
from functools import cache
from struct import unpack
from typing import Any

import pypdfium2

from desktop.diagram.shapes import Drawing
from desktop.diagram.sheets.paper import Paper
from desktop.paper.pdf import pdf_of
from desktop.paper.press import FontFiles
from tests.diagram.sheets.made import document
from tests.diagram.text.faces import REGULAR, STRONG

FONTS = FontFiles(REGULAR.read_bytes(), STRONG.read_bytes())
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@cache
def printed(name: str, paper: Paper) -> bytes:
    return pdf_of(document(name, paper), FONTS, name)


def painted(*shapes: object, size: float = 40.0) -> bytes:
    drawing = Drawing(width=size, height=size, shapes=tuple(shapes))  # type: ignore[arg-type]
    return pdf_of([drawing], FONTS, "contoh")


def texts(pdf: bytes) -> list[str]:
    """The words of each page as PDFium reads them; it marks hyphens at line ends."""
    file = pypdfium2.PdfDocument(pdf)
    try:
        found = [page.get_textpage().get_text_range() for page in file]
    finally:
        file.close()
    return [text.replace("\ufffe", "-").replace("\x02", "-") for text in found]


def as_set(pdf: bytes) -> list[str]:
    """The words of each page in the order in which they were set, line after line.

    PDFium's own order goes by place: it puts a line of a merged cell among those beside it.
    """
    file = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(_set_on(page)) for page in file]
    finally:
        file.close()


def _set_on(page: pypdfium2.PdfPage) -> Iterator[str]:
    text = page.get_textpage()
    for thing in page.get_objects(textpage=text):
        if isinstance(thing, pypdfium2.PdfTextObj):
            yield thing.extract()


def pixels(pdf: bytes, dpi: float) -> Any:
    file = pypdfium2.PdfDocument(pdf)
    try:
        return file[0].render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        file.close()


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height as the head of a PNG file has them."""
    kind, width, height = unpack(">8x4x4s2I", data[:24])
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert kind == b"IHDR"
    return width, height


def bare(text: str) -> str:
    """Words without the spaces and line ends between them."""
    return "".join(text.split())


def fonts_named(pdf: bytes) -> set[str]:
    """All names of fonts, whether in the open or in packed objects."""
    packed = [_unpacked(stream) for stream in STREAM.findall(pdf)]
    return {
        name.decode()
        for part in (pdf, *packed)
        for name in re.findall(rb"/BaseFont\s*/([\w+-]+)", part)
    }


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""
