"""Sends a PDF to the printer as it is: its lines and words stay vectors (UX chapter 10)."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QTemporaryDir
from PySide6.QtPrintSupport import QPrinterInfo

from desktop.actions.office.printers import Fit, fit_of, printer_for
from desktop.actions.procedures.printing import save
from desktop.screens.running.runner import Runner


class Spool:
    """A folder for what was sent; it goes when the window does, not while a program reads it."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def send(self, pdf: bytes, printer: str) -> bool:
        """Hand a PDF to a printer; tell whether the system took it.

        On Windows the program that shows PDFs is asked to print to that printer.
        """
        path = Path(self._folder.filePath("sopan.pdf"))
        save(path, pdf)
        if sys.platform == "win32":
            try:
                os.startfile(path, "printto", f'"{printer}"')
            except OSError:
                return False
            return True
        return QProcess.execute("lp", ["-d", printer, "-o", "fit-to-page", str(path)]) == 0


def printer_name() -> str:
    """Name the printer of this computer; empty when there is none."""
    return QPrinterInfo.defaultPrinter().printerName()


def printer_names() -> list[str]:
    """Name all printers of this computer."""
    return list(QPrinterInfo.availablePrinterNames())


def chosen_printer(runner: Runner, kind: str) -> tuple[str, Fit]:
    """Give the printer for a kind of papers and how true it prints.

    One that was chosen and is no longer there gives way to the usual one.
    """
    chosen = runner.ask(printer_for, kind) or ""
    name = chosen if chosen in printer_names() else printer_name()
    return name, runner.ask(fit_of, name) or Fit()
