"""The preview: the pages of the PDF itself, on the paper somebody chooses; then saved or sent."""

from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.actions.office.printers import DOCUMENTS, sheet_for
from desktop.actions.procedures.printing import PAPERS, paper_named, save
from desktop.screens.intake.receipt_card import PaperView
from desktop.screens.pieces.controls import Choice, below, beside, button, framed, label, plain
from desktop.screens.pieces.papers.fitting import fitted
from desktop.screens.pieces.papers.pdf import page_sizes
from desktop.screens.pieces.papers.saving import ask_for_pdf
from desktop.screens.pieces.papers.sending import Spool, chosen_printer
from desktop.screens.pieces.room import Heading, Manners, Page, Room
from desktop.screens.printing.plan import Plan
from desktop.screens.printing.sheets import Sheets, Size
from desktop.screens.running.background import Task

LANDSCAPE, PORTRAIT = "landscape", "portrait"


class PaperPage(Page):
    """Shows a document on paper before it is printed; `chooses` begins at the choice of paper."""

    def __init__(self, room: Room, *, plan: Plan, chooses: bool = False) -> None:
        super().__init__(room)
        self._plan, self._chooses = plan, chooses
        self._task: Task | None = None
        self._spool = Spool()
        self.pdf = b""
        self.sheets = Sheets(room, plan.title, self)
        self.state = label("", "secondary", wrapped=True)
        self._arrange()
        QShortcut(QKeySequence("Ctrl+P"), self, self.send)
        self._make()

    @property
    def views(self) -> list[PaperView]:
        """Give the sheets, from the first page on."""
        return self.sheets.views

    def heading(self) -> Heading:
        """Say what is about to be printed."""
        plan, subtitle = self._plan, self.room.say("print_preview")
        return Heading(title=plan.title, subtitle=subtitle, entry=plan.entry, goes_back=True)

    def settle(self) -> None:
        """Begin at the button that prints, or at what is chosen before."""
        (self.paper if self._chooses else self.print).setFocus()

    def manners(self) -> Manners:
        """Go to the choice of paper with Ctrl+Shift+P."""
        return Manners(topic="printing", print_with=self.paper.setFocus)

    def choose(self, paper: str, direction: str = LANDSCAPE) -> None:
        """Lay the document out for another paper."""
        for choice, key in ((self.paper, paper), (self.direction, direction)):
            choice.setCurrentIndex(choice.findData(key))
        self._make()

    def save_to(self, path: Path) -> None:
        """Write what is shown as a file."""
        pdf, room = self.pdf, self.room

        def written(_: None) -> None:
            self.state.setText(room.say("written", path=str(path)))

        room.runner.background.run(room.say("printing"), lambda: save(path, pdf), written, self)

    def send(self) -> None:
        """Send what is shown to the printer, or say that there is none."""
        say = self.room.words.say
        printer, fit = chosen_printer(self.room.runner, DOCUMENTS)
        if not self.pdf:
            return
        if not printer:
            self.state.setText(say("intake", "no_printer"))
            return
        pdf, spool = self.pdf, self._spool

        def sent(is_sent: bool) -> None:
            key = "printed" if is_sent else "not_printed"
            self.state.setText(say("intake", key, printer=printer))

        self.room.runner.background.run(
            self.room.say("printing"), lambda: spool.send(fitted(pdf, fit), printer), sent, self
        )

    def _arrange(self) -> None:
        room, look = self.room, self.room.look
        say = room.say
        self.paper = Choice(look, say("paper_size"), [(name, name) for name in PAPERS])
        usual = room.runner.ask(sheet_for, DOCUMENTS, PAPERS[0]) or PAPERS[0]
        self.paper.setCurrentIndex(self.paper.findData(usual))
        ways = [(LANDSCAPE, say("landscape")), (PORTRAIT, say("portrait"))]
        self.direction = Choice(look, say("direction"), ways)
        self.direction.setCurrentIndex(1 if self._plan.portrait else 0)
        self.count = label("", "secondary")
        self.keep = button(
            look, room.words.say("intake", "save_pdf"), self._ask_to_save, icon="file-text"
        )
        self.print = button(look, say("print"), self.send, icon="printer", kind="primary")
        for choice in (self.paper, self.direction):
            choice.picked.connect(lambda _: self._make())
        pieces = (self.paper, self.direction, self.count, None, self.keep, self.print)
        bar = beside(*pieces, gap=look.px(8))
        card = framed(below(self.sheets.area, margins=1))
        box = below(plain(bar), self.state, card, gap=look.px(8))
        box.setStretch(2, 1)
        box.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(12))
        self.setLayout(box)

    def _make(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._ready(is_ready=False)
        upright = self.direction.key == PORTRAIT
        make, paper = self._plan.make, paper_named(self.paper.key, portrait=upright)

        def made() -> tuple[bytes, list[Size]]:
            pdf = make(paper)
            return pdf, page_sizes(pdf)

        background = self.room.runner.background
        self._task = background.run(self.room.say("printing"), made, self._show, self)

    def _show(self, found: tuple[bytes, list[Size]]) -> None:
        self.pdf, sizes = found
        is_first = not self.views
        self.sheets.show_document(self.pdf, sizes)
        self.count.setText(self.room.say("pages_counted", count=len(sizes)))
        self._ready(is_ready=True)
        if is_first:
            # A button that waited for the first pages could not take the cursor before.
            self.settle()

    def _ready(self, *, is_ready: bool) -> None:
        """Let nobody save or send what is not what they see."""
        self.state.setText("" if is_ready else self.room.say("printing"))
        buttons: tuple[QWidget, ...] = (self.keep, self.print)
        for each in buttons:
            each.setEnabled(is_ready)
        if not is_ready:
            self.pdf = b""

    def _ask_to_save(self) -> None:
        path = ask_for_pdf(self, self.room.words, self._plan.file)
        if path is not None:
            self.save_to(path)
