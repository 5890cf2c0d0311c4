"""Turns an attachment into pictures: nothing in it is ever run, only looked at."""

from dataclasses import dataclass

import pypdfium2
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from desktop.screens.pieces.papers.pdf import opened, painted

LARGEST = 2000
"""Pixels of the longer side; a scanned page is read well at that."""
KINDS = {"image/jpeg": b"jpg", "image/png": b"png"}


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of a document, or an image; None where it cannot be shown."""

    image: QImage | None
    page: int = 0
    pages: int = 1


def picture_of(raw: bytes, media: str, page: int = 0) -> Picture:
    """Paint a page of a PDF, or an image; what is damaged gives no image."""
    if media == "application/pdf":
        return _page(raw, page)
    return Picture(_image(raw, KINDS.get(media, b"")))


def _image(raw: bytes, kind: bytes) -> QImage | None:
    if not kind:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(raw))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # Read as what its first bytes say it is, whatever else a reader might guess.
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LARGEST:
        factor = LARGEST / max(size.width(), size.height())
        reader.setScaledSize(size * factor)
    image = reader.read()
    return None if image.isNull() else image


def _page(raw: bytes, page: int) -> Picture:
    try:
        with opened(raw) as document:
            pages = len(document)
            shown = min(max(0, page), pages - 1)
            scale = min(LARGEST / max(1.0, *document[shown].get_size()), 4.0)
            return Picture(painted(document, shown, scale), shown, pages)
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return Picture(None)
