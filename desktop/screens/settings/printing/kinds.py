"""Which papers go to which printer, on which paper."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout

from desktop.actions.office.printers import DOCUMENTS, SLIPS, choose_printer, printer_for, sheet_for
from desktop.actions.procedures.printing import PAPERS
from desktop.actions.slips.press import SHEETS
from desktop.screens.pieces.controls import Choice, label
from desktop.screens.pieces.room import Room

WORDS = {SLIPS: "kind_slips", DOCUMENTS: "kind_documents"}
OFFERED = {SLIPS: tuple(SHEETS), DOCUMENTS: tuple(PAPERS)}
USUAL = "-"
"""The key of the printer that the system uses; Qt takes "" for nothing chosen."""


class Kinds(QFrame):
    """A printer and a paper for each kind; taken as soon as they are chosen."""

    def __init__(self, room: Room, printers: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._room, look, say = room, room.look, room.words.say
        self.printers: dict[str, Choice] = {}
        self.sheets: dict[str, Choice] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(1, 1)
        for place, word in enumerate(("column_kind", "column_printer", "column_sheet")):
            grid.addWidget(label(say("settings", word), "label"), 0, place)
        for row, (kind, word) in enumerate(WORDS.items(), 1):
            name = say("settings", word)
            self.printers[kind] = self._printer(kind, name, printers)
            self.sheets[kind] = self._sheet(kind, name)
            grid.addWidget(label(name, wrapped=True), row, 0)
            grid.addWidget(self.printers[kind], row, 1)
            grid.addWidget(self.sheets[kind], row, 2)
        grid.setContentsMargins(*[look.px(16)] * 4)
        self.setLayout(grid)

    def _printer(self, kind: str, name: str, printers: Sequence[str]) -> Choice:
        say = self._room.words.say
        chosen = self._room.runner.ask(printer_for, kind) or ""
        away = [chosen] if chosen and chosen not in printers else []
        choices = [(USUAL, say("settings", "usual_printer"))]
        choices += [(each, each) for each in printers]
        choices += [(each, say("settings", "printer_away", name=each)) for each in away]
        caption = say("settings", "printer_of", kind=name)
        made = Choice(self._room.look, caption, choices)
        made.setCurrentIndex(max(0, made.findData(chosen or USUAL)))
        made.picked.connect(lambda _: self._keep(kind))
        return made

    def _sheet(self, kind: str, name: str) -> Choice:
        offered = OFFERED[kind]
        chosen = self._room.runner.ask(sheet_for, kind, offered[0]) or offered[0]
        caption = self._room.words.say("settings", "sheet_of_kind", kind=name)
        made = Choice(self._room.look, caption, [(each, each) for each in offered])
        made.setCurrentIndex(max(0, made.findData(chosen)))
        made.picked.connect(lambda _: self._keep(kind))
        return made

    def _keep(self, kind: str) -> None:
        printer = self.printers[kind].key
        name = "" if printer == USUAL else printer
        self._room.runner.run(choose_printer, kind, name, self.sheets[kind].key)
