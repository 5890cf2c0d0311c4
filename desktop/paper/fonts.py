"""The typefaces that papers are set in, made known to ReportLab."""

from collections.abc import Container
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.paper.press import FontFiles


@dataclass(frozen=True, slots=True)
class FontNames:
    """The names under which ReportLab knows the two faces."""

    regular: str
    strong: str


def registered(files: FontFiles) -> FontNames:
    """Make the faces known to ReportLab, each once however many papers are made."""
    return FontNames(_registered(files.regular), _registered(files.strong))


def _registered(data: bytes) -> str:
    name = f"Sopan-{sha256(data).hexdigest()[:16]}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, BytesIO(data)))
    return name


def known_to(name: str) -> Container[int]:
    """Name the characters, by their codes, that a face we registered can draw."""
    font = pdfmetrics.getFont(name)
    codes: Container[int] = font.face.charToGlyph if isinstance(font, TTFont) else ()
    return codes
