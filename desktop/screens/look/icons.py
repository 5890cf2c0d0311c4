"""Icons: Lucide's SVG files, coloured when they are loaded."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.resource_files import RESOURCES

RATIOS = (1.0, 1.25, 1.5, 2.0)
"""The scales of screens for which a pixmap is kept ready."""


def drawn(name: str, colour: str) -> QSvgRenderer:
    """Give an icon in a colour, to be painted at any size."""
    svg = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """Paint an icon for a screen of this scale."""
    picture = QPixmap.fromImage(_image(name, colour, round(size * ratio), round(gap * ratio)))
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=1_024)
def _image(name: str, colour: str, side: int, gap: int) -> QImage:
    """Paint an icon once: every page has some, and their files are read from the disk."""
    image = QImage(QSize(side + gap, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawn(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def icon(name: str, colour: str, size: int, gap: int = 0) -> QIcon:
    """Give an icon for buttons, sharp on every scale of screen; `gap` is room at its right."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio, gap))
    return made
