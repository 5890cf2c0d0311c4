"""Sends a PDF to the printer as it is: its lines and words stay vectors (UX chapter 10)."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QTemporaryDir
from PySide6.QtPrintSupport import QPrinterInfo

from desktop.actions.procedures.printing import save


class Spool:
    """A folder for what was sent; it goes when the window does, not while a program reads it."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def send(self, pdf: bytes, printer: str) -> bool:
        """Hand a PDF to a printer; tell whether the system took it.

        On Windows the program that shows PDFs is asked to print: it knows the default printer.
        """
        path = Path(self._folder.filePath("sopan.pdf"))
        save(path, pdf)
        if sys.platform == "win32":
            try:
                os.startfile(path, "print")
            except OSError:
                return False
            return True
        return QProcess.execute("lp", ["-d", printer, "-o", "fit-to-page", str(path)]) == 0


def printer_name() -> str:
    """Name the printer of this computer; empty when there is none."""
    return QPrinterInfo.defaultPrinter().printerName()
