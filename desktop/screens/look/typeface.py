"""The bundled font: Inter on every screen, so that words are as wide everywhere."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from desktop.resource_files import RESOURCES

FILES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")
BODY = 13
"""Pixels of ordinary text at 100 % (UX chapter 8)."""


@cache
def family() -> str:
    """Load the font once and give its name."""
    names = [
        QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))
        )
        for name in FILES
    ]
    return names[0][0]


def font(pixels: float, *, strong: bool = False) -> QFont:
    """Give the font in a size; strong is semi-bold."""
    made = QFont(family())
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made
