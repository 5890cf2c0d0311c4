"""Takes a file from the folder the scanner writes into: newest first, seen before it is taken."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QSplitter, QWidget

from desktop.actions.dossier.scans import (
    Scan,
    newest_scans,
    read_scan,
    scan_folder,
    set_scan_folder,
)
from desktop.actions.session import Session
from desktop.domain.attachments import media_of
from desktop.domain.refusals import Trouble
from desktop.screens.dossier.naming import size_said
from desktop.screens.dossier.pictures import Picture, picture_of
from desktop.screens.dossier.viewer import Viewer
from desktop.screens.listing.nothing import Nothing
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.delegate import Cells
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table

SIZE = (920, 500)
HALVES = (460, 420)
AGAIN = 2_000
"""Milliseconds after which the folder is looked at again: sticks and shares do not notify."""
COLUMNS = ("scan", "moment", "size")


class Scans(QDialog):
    """The newest scans; `taken` gives the file to attach."""

    taken = Signal(object)

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.scans: Sequence[Scan] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("scans"))
        self.resize(*(room.look.px(length) for length in SIZE))
        self.table = Table(self._say("scans"))
        self.table.setItemDelegate(Cells(room.look))
        self.viewer = Viewer(room)
        self.nothing = Nothing(room.look, "scan")
        self.take = button(room.look, self._say("take_scan"), self._take, kind="primary")
        self._folder = label("", "caption", wrapped=True)
        self._other = button(room.look, self._say("scan_folder"), self._ask_folder)
        self._leave = button(room.look, room.say("cancel"), self.reject)
        self._arrange()
        self.table.chosen.connect(self._look_at)
        self.table.opened.connect(lambda _: self._take())
        self._timer = QTimer(self, interval=AGAIN)
        self._timer.timeout.connect(self.look_again)
        self._timer.start()
        self.look_again()
        self.table.choose(0)
        self.table.setFocus()

    def look_again(self) -> None:
        """List what is there now, keeping what is chosen."""
        session, words = self._room.runner.session, self._room.words
        try:
            folder, found = scan_folder(session), newest_scans(session)
        except Trouble as trouble:
            return self._show((), "", words.trouble(trouble))
        sentence = self._say("no_scans" if folder else "no_scan_folder")
        if found != self.scans or not found:
            self._show(found, folder, sentence)
        return None

    def use(self, folder: Path) -> None:
        """Take scans from another folder from now on."""
        self._room.runner.ask(set_scan_folder, folder)
        self.look_again()
        self.table.choose(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read the folder again with F5."""
        if event.key() == Qt.Key.Key_F5:
            return self.look_again()
        return super().keyPressEvent(event)

    def _arrange(self) -> None:
        look = self._room.look
        self._card = framed(below(self.table, margins=1))
        split = QSplitter()
        split.setObjectName("plain")
        split.addWidget(self._card)
        split.addWidget(self.viewer)
        split.setHandleWidth(look.px(12))
        split.setChildrenCollapsible(False)
        split.setSizes([look.px(length) for length in HALVES])
        self._split = split
        foot = beside(self._other, self._folder, self._leave, self.take, gap=look.px(8))
        foot.setStretch(1, 1)
        box = below(split, self.nothing, plain(foot), gap=look.px(10), margins=look.px(16))
        box.setStretch(0, 1)
        box.setStretch(1, 1)
        self.setLayout(box)

    def _show(self, found: Sequence[Scan], folder: str, sentence: str) -> None:
        chosen = self._chosen()
        self.scans = found
        rows = [self._row(scan) for scan in found]
        self.table.set_rows([self._room.words.say("column", key) for key in COLUMNS], rows)
        self.table.share_out((40, 42, 18))
        self._folder.setText(folder)
        self._split.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.take.setEnabled(bool(found))
        if not found:
            self.nothing.tell(sentence, self._say("scan_folder"), self._ask_folder)
        elif chosen is not None:
            places = [place for place, scan in enumerate(found) if scan.path == chosen.path]
            self.table.choose(places[0] if places else 0)

    def _row(self, scan: Scan) -> tuple[str, str, str]:
        moment = self._room.runner.session.workplace.local_time(scan.at)
        return scan.path.name, self._room.words.moment(moment), size_said(scan.size)

    def _chosen(self) -> Scan | None:
        place = self.table.currentIndex().row()
        return self.scans[place] if 0 <= place < len(self.scans) else None

    def _look_at(self, _place: int) -> None:
        scan, words = self._chosen(), self._room.words
        if scan is None:
            return self.viewer.clear()

        def look(session: Session) -> Picture | str:
            try:
                raw = read_scan(session, scan.path)
                return picture_of(raw, media_of(raw))
            except Trouble as trouble:
                return words.trouble(trouble)

        def show(found: Picture | str) -> None:
            if self._chosen() != scan:
                return
            if isinstance(found, str):
                self.viewer.clear(found)
            else:
                self.viewer.show_picture(scan.path.name, found)

        self._room.runner.ask_beside(self._say("opening_file"), look, show, self)
        return None

    def _take(self) -> None:
        scan = self._chosen()
        if scan is not None:
            self.accept()
            self.taken.emit(scan.path)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self._say("scan_folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self._say("choose_folder"))
        dialog.setLabelText(QFileDialog.DialogLabel.Reject, self._room.say("cancel"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileName, self._room.say("folder"))
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, self._room.say("folder"))
        if dialog.exec():
            self.use(Path(dialog.selectedFiles()[0]))

    def _say(self, key: str) -> str:
        return self._room.words.say("dossier", key)
