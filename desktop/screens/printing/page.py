"""The preview: the pages of the PDF itself, on the paper somebody chooses; then saved or sent."""

from pathlib import Path

from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.procedures.printing import PAPERS, paper_named, save
from desktop.screens.intake.receipt_card import PaperView
from desktop.screens.pieces.controls import Choice, below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.pdf import page_count, page_picture
from desktop.screens.pieces.room import Heading, Page, Room
from desktop.screens.pieces.saving import ask_for_pdf
from desktop.screens.pieces.sending import Spool, printer_name
from desktop.screens.printing.plan import Plan
from desktop.screens.running.background import Task

DPI = 110.0
LANDSCAPE, PORTRAIT = "landscape", "portrait"


class PaperPage(Page):
    """Shows a document on paper before it is printed."""

    def __init__(self, room: Room, *, plan: Plan) -> None:
        super().__init__(room)
        self._plan = plan
        self._task: Task | None = None
        self._spool = Spool()
        self.pdf = b""
        self.views: list[PaperView] = []
        self.state = label("", "secondary", wrapped=True)
        self._arrange()
        QShortcut(QKeySequence("Ctrl+P"), self, self.send)
        self._make()

    def heading(self) -> Heading:
        """Say what is about to be printed."""
        return Heading(
            title=self._plan.title, subtitle=self.room.say("print_preview"), goes_back=True
        )

    def settle(self) -> None:
        """Begin at the button that prints."""
        self.print.setFocus()

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
        say, printer = self.room.words.say, printer_name()
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
            self.room.say("printing"), lambda: spool.send(pdf, printer), sent, self
        )

    def _arrange(self) -> None:
        room, look = self.room, self.room.look
        say = room.say
        self.paper = Choice(look, say("paper_size"), [(name, name) for name in PAPERS])
        ways = [(LANDSCAPE, say("landscape")), (PORTRAIT, say("portrait"))]
        self.direction = Choice(look, say("direction"), ways)
        self.count = label("", "secondary")
        self.keep = button(
            look, room.words.say("intake", "save_pdf"), self._ask_to_save, icon="file-text"
        )
        self.print = button(look, say("print"), self.send, icon="printer", kind="primary")
        for choice in (self.paper, self.direction):
            choice.picked.connect(lambda _: self._make())
        pieces = (self.paper, self.direction, self.count, None, self.keep, self.print)
        bar = beside(*pieces, gap=look.px(8))
        self._pages = QVBoxLayout()
        self._pages.setContentsMargins(*[look.px(16)] * 4)
        self._pages.setSpacing(look.px(16))
        self._pages.addStretch(1)
        card = framed(below(scrolled(plain(self._pages)), margins=1))
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

        def made() -> tuple[bytes, list[QImage]]:
            pdf = make(paper)
            return pdf, pictures(pdf)

        background = self.room.runner.background
        self._task = background.run(self.room.say("printing"), made, self._show, self)

    def _show(self, found: tuple[bytes, list[QImage]]) -> None:
        self.pdf, images = found
        is_first = not self.views
        for old in self.views:
            old.deleteLater()
        self.views = [PaperView(self.room) for _ in images]
        for place, (view, image) in enumerate(zip(self.views, images, strict=True)):
            view.setAccessibleName(self.room.say("sheet_of", page=place + 1, pages=len(images)))
            self._pages.insertWidget(place, view)
            view.show_picture(image)
        self.count.setText(self.room.say("pages_counted", count=len(images)))
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


def pictures(pdf: bytes) -> list[QImage]:
    """Turn every page of a PDF into what the screen shows of it."""
    return [page_picture(pdf, DPI, page=page) for page in range(page_count(pdf))]
