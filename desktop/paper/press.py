"""Makes papers. Its painters are loaded when the first paper is wanted.

ReportLab and PDFium take 0.1 s to load, which nobody should wait for who only asks for a list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from desktop.diagram.shapes import Drawing


@dataclass(frozen=True, slots=True)
class FontFiles:
    """The two TrueType files of a paper, as bytes."""

    regular: bytes
    strong: bytes


def pdf_of(drawings: Sequence[Drawing], fonts: FontFiles, title: str) -> bytes:
    """Write drawings as the pages of a PDF file."""
    painter = import_module("desktop.paper.pdf")
    return bytes(painter.pdf_of(drawings, fonts, title))


def png_of(pdf: bytes, page: int = 0, dpi: float = 192.0) -> bytes:
    """Turn a page of a PDF file into a picture."""
    painter = import_module("desktop.paper.png")
    return bytes(painter.png_of(pdf, page=page, dpi=dpi))
