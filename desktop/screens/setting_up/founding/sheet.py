"""Page three of founding: the recovery sheet, which must be on paper before there is an office."""

from PySide6.QtWidgets import QWidget

from desktop.actions.slips.press import SHEETS
from desktop.screens.pieces.controls import Choice, below, button, label, plain
from desktop.screens.setting_up.founding.halves import Halves
from desktop.screens.setting_up.founding.papers import PaperPicture, Papers, picture_of
from desktop.screens.setting_up.founding.tick import Tick
from desktop.screens.setting_up.frame import foot
from desktop.screens.setting_up.hall import Hall
from desktop.screens.setting_up.waiting import Waiting


class SheetPart(QWidget):
    """Shows the recovery sheet until somebody says that it is safe."""

    def __init__(self, hall: Hall, waiting: Waiting) -> None:
        super().__init__()
        self._hall = hall
        self.setObjectName("plain")
        self._pdfs: dict[str, bytes] = {}
        self.picture = PaperPicture(hall.say("recovery_sheet"))
        self.picture.setMinimumHeight(hall.look.px(430))
        self.state = label("", "secondary", wrapped=True)
        self.wrong = label("", "problem", wrapped=True)
        self.papers = Papers(hall, self.state.setText, waiting)
        self.paper = Choice(hall.look, hall.say("paper"), [(name, name) for name in SHEETS])
        self.paper.picked.connect(lambda _: self._show())
        self.print = button(hall.look, hall.say("print"), self._print, icon="printer")
        self.save = button(hall.look, hall.say("save_pdf"), self._save, icon="file-text")
        self.tick = Tick(hall.look, hall.say("sheet_is_safe"))
        self.tick.toggled.connect(lambda _: self.wrong.setText(""))
        paper = label(hall.say("paper"), "label")
        buttons = foot(hall, self.print, self.save, paper, self.paper, None)
        said = below(
            label(hall.say("sheet_why"), wrapped=True),
            label(hall.say("sheet_keep"), "secondary", wrapped=True),
            label(hall.say("sheet_before"), "secondary", wrapped=True),
            hall.look.px(4),
            buttons,
            self.state,
            self.tick,
            self.wrong,
            self.papers,
            None,
            gap=hall.look.px(8),
        )
        self.setLayout(below(Halves(hall.look, plain(said), self.picture)))

    @property
    def pdf(self) -> bytes:
        """Give the sheet on the chosen paper."""
        return self._pdfs[self.paper.key]

    def show_sheet(self, pdfs: dict[str, bytes]) -> None:
        """Show a sheet, given on each paper; a new one is not safe yet."""
        if pdfs != self._pdfs:
            self._pdfs = pdfs
            self.tick.setChecked(False)
            self.state.setText("")
        self._show()

    def begin(self) -> None:
        """Put the cursor where the sheet is printed."""
        self.print.setFocus()

    def is_wrong(self) -> bool:
        """Ask for the tick; tell if it is missing."""
        if self.tick.isChecked():
            return False
        self.wrong.setText(self._hall.say("sheet_not_safe"))
        self.tick.setFocus()
        return True

    def _show(self) -> None:
        self.picture.show_picture(picture_of(self.pdf))

    def _print(self) -> None:
        self.papers.send(self.pdf)

    def _save(self) -> None:
        self.papers.keep(self.pdf, self._hall.say("recovery_sheet"))
