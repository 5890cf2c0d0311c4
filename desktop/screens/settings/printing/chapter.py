"""Cetakan: printers of this computer, which everybody who works at it may choose."""

from PySide6.QtCore import Qt

from desktop.actions.office.printers import KINDS
from desktop.screens.forms.dress import dress
from desktop.screens.forms.mnemonics import assign
from desktop.screens.pieces.controls import below, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.papers.sending import printer_names
from desktop.screens.pieces.room import Room
from desktop.screens.settings.chapter import ChapterPage
from desktop.screens.settings.printing.kinds import Kinds
from desktop.screens.settings.printing.proof import ProofCard


class PrintingChapter(ChapterPage):
    """Papers by kind, and a test page."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.setStyleSheet(dress(room.look))
        printers = printer_names()
        self.kinds = Kinds(room, printers)
        self.proof = ProofCard(room, printers)
        assign([self.proof.print, self.proof.keep, self.proof.store])
        why = label(self.say("printing_why"), "secondary", wrapped=True)
        inside = below(why, self.kinds, self.proof, None, gap=room.look.px(10))
        inside.setContentsMargins(0, 0, room.look.px(4), 0)
        area = scrolled(plain(inside))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(below(area))

    def settle(self) -> None:
        """Begin at the first printer."""
        self.kinds.printers[KINDS[0]].setFocus(Qt.FocusReason.ShortcutFocusReason)
