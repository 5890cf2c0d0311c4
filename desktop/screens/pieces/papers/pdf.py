"""A page of a PDF as a picture: what is shown is the paper itself (DESIGN chapter 12)."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
_ONE_AT_A_TIME = Lock()
"""PDFium is not made for several threads; pages are also painted beside the window."""


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a document, alone; raises PdfiumError when it is none."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """Count the pages."""
    with opened(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Give width and height of every page, in points."""
    with opened(pdf) as document:
        return [document.get_page_size(page) for page in range(len(document))]


def page_picture(pdf: bytes, dpi: float, *, page: int = 0) -> QImage:
    """Turn a page into pixels."""
    with opened(pdf) as document:
        return painted(document, page, dpi / POINTS_PER_INCH)


def painted(document: pypdfium2.PdfDocument, page: int, scale: float) -> QImage:
    """Paint a page of an open document, `scale` pixels to a point."""
    bitmap = document[page].render(scale=scale, prefer_bgrx=True)
    pixels = bytes(bitmap.buffer)
    kind = QImage.Format.Format_RGB32
    # The picture keeps its own pixels: those of the document go with it.
    return QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
