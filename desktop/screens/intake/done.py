"""After registering: the number, the paper that was printed, and what can be done next."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.lists import open_case
from desktop.actions.office.printers import SLIPS, sheet_for
from desktop.actions.session import Session
from desktop.actions.slips.missing import missing_sheet
from desktop.actions.slips.press import SHEETS, Printable
from desktop.actions.slips.prints import note_printed, save_printed
from desktop.actions.slips.receipt import receipt
from desktop.screens.forms.mnemonics import assign
from desktop.screens.intake.pictures import upper_half
from desktop.screens.intake.receipt_card import PaperView
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.papers.fitting import fitted
from desktop.screens.pieces.papers.pdf import page_picture
from desktop.screens.pieces.papers.saving import ask_for_pdf
from desktop.screens.pieces.papers.sending import Spool, chosen_printer
from desktop.screens.pieces.room import Room
from desktop.swimlane import slip_press

WIDE = 620
DPI = 160.0


class Done(QWidget):
    """Shows what became of an application; `again` asks for the next one."""

    again = Signal()

    def __init__(self, room: Room, subject: str, show: Callable[[str], None]) -> None:
        super().__init__()
        self._room, self._subject = room, subject
        self.setObjectName("plain")
        self.slip: Printable | None = None
        self._spool = Spool()
        case = open_case(room.runner.session, subject)
        self._is_back = case.current is not None and case.current.sent_back
        say, look = room.words.say, room.look
        title = say("intake", "returned_title" if self._is_back else "registered_title")
        values = case.values
        who = " · ".join(
            filter(None, (values.get("applicant.name", ""), values.get("business.name", "")))
        )
        self.state = label("", "secondary", wrapped=True)
        self.main = button(look, say("intake", "again"), self.again.emit, kind="primary")
        self.print = button(look, say("intake", "print_again"), self.print_slip, icon="printer")
        self.save = button(look, say("intake", "save_pdf"), self._ask_to_save, icon="file-text")
        self.open = button(look, say("intake", "open_case"), lambda: show(subject))
        assign([self.main, self.print, self.save, self.open])
        self.view = PaperView(room)
        self.view.setMaximumWidth(look.px(WIDE))
        buttons = beside(self.main, self.print, self.save, self.open, None, gap=look.px(8))
        head = below(
            label(title, "section"),
            label(case.number, "step"),
            label(who, "secondary", wrapped=True),
            self.state,
            plain(buttons),
            gap=look.px(8),
        )
        inner = below(plain(head), plain(below(self.view)), None, gap=look.px(12))
        inner.setContentsMargins(*[look.px(20)] * 4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(framed(below(scrolled(plain(inner)), margins=1)))
        self._make()

    @property
    def has_made(self) -> bool:
        """Tell whether the slip is made: a key pressed twice does not go on without it."""
        return self.slip is not None

    def settle(self) -> None:
        """Put the cursor on what is done most: the next applicant."""
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_slip(self) -> None:
        """Print the slip, where this computer has a printer, and note it."""
        slip, spool = self.slip, self._spool
        if slip is None:
            return
        printer, fit = chosen_printer(self._room.runner, SLIPS)
        if not printer:
            self.state.setText(self._room.words.say("intake", "no_printer"))
            return

        def sent(is_sent: bool) -> None:
            if is_sent:
                self._room.runner.ask(note_printed, slip)
                self._make(and_print=False)
            key = "printed" if is_sent else "not_printed"
            self.state.setText(self._room.words.say("intake", key, printer=printer))

        def send() -> bool:
            return spool.send(fitted(slip.pdf, fit), printer)

        self._room.runner.background.run(self._room.say("printing"), send, sent, self)

    def _make(self, *, and_print: bool = True) -> None:
        subject, make = self._subject, missing_sheet if self._is_back else receipt
        paper = self._room.runner.ask(sheet_for, SLIPS, SHEETS[0]) or SHEETS[0]

        def made(session: Session) -> tuple[Printable, QImage]:
            slip = make(session, open_case(session, subject), paper, slip_press())
            return slip, page_picture(slip.pdf, DPI)

        def show(found: tuple[Printable, QImage]) -> None:
            self.slip, sheet = found
            self.view.show_picture(upper_half(sheet))
            if and_print:
                self.print_slip()

        self._room.runner.ask_beside(self._room.say("printing"), made, show, self)

    def _ask_to_save(self) -> None:
        if self.slip is None:
            return
        path = ask_for_pdf(self, self._room.words, self.slip.number)
        if path is not None:
            self._room.runner.ask(save_printed, self.slip, path)
            self.state.setText(self._room.say("written", path=str(path)))
            self._make(and_print=False)
