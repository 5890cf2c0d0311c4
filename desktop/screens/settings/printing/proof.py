"""Cetak uji: a test page is shown, printed or saved, and what was measured on it is kept."""

from collections.abc import Mapping
from math import isfinite
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame

from desktop.actions.office.printers import Fit, fit_of, measure_printer, proof
from desktop.actions.procedures.printing import PAPERS, save
from desktop.domain.forms.fields import Field
from desktop.domain.refusals import Trouble
from desktop.screens.forms.box import Box
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.intake.receipt_card import PaperView
from desktop.screens.pieces.controls import Choice, below, beside, button, label, plain
from desktop.screens.pieces.papers.pdf import page_picture
from desktop.screens.pieces.papers.saving import ask_for_pdf
from desktop.screens.pieces.papers.sending import Spool
from desktop.screens.pieces.room import Room
from desktop.screens.settings.entries import Entry, entry_box
from desktop.swimlane import press

DPI = 110.0
MEASURED = {"length": "measured_length", "left": "measured_left", "top": "measured_top"}
PRINTED = {
    "title": "proof_title",
    "paper": "proof_paper",
    "measure": "proof_measure",
    "weights": "proof_weights",
    "sample": "proof_sample",
}


class ProofCard(QFrame):
    """A test page of one printer; without a printer it can be saved and taken along."""

    def __init__(self, room: Room, printers: list[str]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._room, self._spool = room, Spool()
        say, look = room.words.say, room.look
        self.pdf = b""
        self.printer = Choice(look, say("settings", "proof_printer"), [(p, p) for p in printers])
        self.sheet = Choice(look, say("settings", "column_sheet"), [(p, p) for p in PAPERS])
        self.print = button(look, say("settings", "proof_print"), self.send, icon="printer")
        self.keep = button(look, say("settings", "proof_save"), self._ask_to_save, icon="file-text")
        self.view = PaperView(room)
        self.view.setAccessibleName(say("settings", "proof_title"))
        self.view.setMaximumWidth(look.px(300))
        self.state = label("", "secondary", wrapped=True)
        self.boxes = {name: self._measured(name) for name in MEASURED}
        self.store = button(look, say("settings", "keep_measures"), self.keep_measures)
        self._arrange(has_printer=bool(printers))
        self.printer.picked.connect(lambda _: self.read())
        self.sheet.picked.connect(lambda _: self.make())
        self.read()
        self.make()

    def read(self) -> None:
        """Show what was measured of the chosen printer."""
        fit = self._room.runner.ask(fit_of, self.printer.key) or Fit()
        for name, box in self.boxes.items():
            box.input.put(f"{getattr(fit, name):g}".replace(".", ","))
            box.tell([])

    def make(self) -> None:
        """Make the test page of the chosen paper, beside the window."""
        sheet, words = self.sheet.key, self._words()

        def made() -> tuple[bytes, QImage]:
            pdf = proof(sheet, press(), words)
            return pdf, page_picture(pdf, DPI)

        def show(found: tuple[bytes, QImage]) -> None:
            self.pdf = found[0]
            self.view.show_picture(found[1])

        self._room.runner.background.run(self._room.say("printing"), made, show, self)

    def send(self) -> None:
        """Print the test page as the printer does it by itself: nothing is made up for."""
        pdf, spool, printer = self.pdf, self._spool, self.printer.key

        def sent(is_sent: bool) -> None:
            key = "printed" if is_sent else "not_printed"
            self.state.setText(self._room.words.say("intake", key, printer=printer))

        self._room.runner.background.run(
            self._room.say("printing"), lambda: spool.send(pdf, printer), sent, self
        )

    def save_to(self, path: Path) -> None:
        """Write the test page as a file."""
        pdf, room = self.pdf, self._room

        def written(_: None) -> None:
            self.state.setText(room.say("written", path=str(path)))

        room.runner.background.run(room.say("printing"), lambda: save(path, pdf), written, self)

    def keep_measures(self) -> None:
        """Keep what was measured, if it can be right."""
        said = {name: box.input.answer() for name, box in self.boxes.items()}
        read = {name: _number(text) for name, text in said.items()}
        for name, box in self.boxes.items():
            box.forgive()
            if read[name] is None:
                box.refuse(self._room.words.say("settings", "no_number"))
        if None in read.values():
            return
        numbers = {name: number for name, number in read.items() if number is not None}
        trouble = attempt(self._room.runner, measure_printer, self.printer.key, Fit(**numbers))
        self._tell(trouble)

    def _tell(self, trouble: Trouble | None) -> None:
        if trouble is None:
            self.state.setText(self._room.words.say("settings", "measures_kept"))
            return
        name = "length" if trouble.code == "measure_unlikely" else "left"
        self.boxes[name].refuse(self._room.words.trouble(trouble))

    def _measured(self, name: str) -> Box:
        entry = Entry(field=Field(name=name, length=8), word=MEASURED[name])
        box = entry_box(self._room, entry)
        box.input.setMaximumWidth(self._room.look.px(110))
        box.edited.connect(box.forgive)
        return box

    def _words(self) -> Mapping[str, str]:
        return {name: self._room.words.say("settings", word) for name, word in PRINTED.items()}

    def _arrange(self, *, has_printer: bool) -> None:
        say, look = self._room.words.say, self._room.look
        first = [self.printer, self.sheet] if has_printer else [self.sheet]
        buttons = beside(self.print, self.keep, None, gap=look.px(8))
        measures = beside(*self.boxes.values(), None, gap=look.px(12))
        answers = plain(
            below(
                label(say("settings", "measure_how"), wrapped=True),
                plain(measures),
                plain(beside(self.store, None)),
                gap=look.px(8),
            )
        )
        told = label(say("settings", "proof_why" if has_printer else "no_printer"), wrapped=True)
        left = plain(
            below(
                told,
                plain(beside(*first, None, gap=look.px(8))),
                plain(buttons),
                answers,
                self.state,
                None,
                gap=look.px(10),
            )
        )
        row = beside(left, self.view, gap=look.px(16))
        row.setStretch(0, 1)
        heading = label(say("settings", "proof_title"), "section")
        self.setLayout(below(heading, plain(row), gap=look.px(8), margins=look.px(16)))
        self.print.setVisible(has_printer)
        answers.setVisible(has_printer)

    def _ask_to_save(self) -> None:
        words = self._room.words
        path = ask_for_pdf(self, words, words.say("settings", "proof_title"))
        if path is not None:
            self.save_to(path)


def _number(text: str) -> float | None:
    """Read a length as people write it: 99,5."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None
