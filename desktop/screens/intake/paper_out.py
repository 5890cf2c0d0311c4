"""Sends a slip to the printer of this computer, or says that there is none (UX 3.8 and 10)."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.actions.slips.press import SHEETS

DPI = 300.0
SIZES = {"F4": (215.0, 330.0), "A4": (210.0, 297.0)}
"""Width and height of the sheets in mm (UX chapter 10)."""


def printer_name() -> str:
    """Name the printer that papers go to; "" when this computer has none."""
    return QPrinterInfo.defaultPrinter().printerName()


def print_picture(picture: QImage, sheet: str = SHEETS[0]) -> bool:
    """Print a page on the whole of a sheet; tell whether the printer took it."""
    printer = QPrinter(QPrinterInfo.defaultPrinter(), QPrinter.PrinterMode.HighResolution)
    width, height = SIZES[sheet]
    size = QPageSize(
        QSizeF(width, height),
        QPageSize.Unit.Millimeter,
        sheet,
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), picture)
    return painter.end()
