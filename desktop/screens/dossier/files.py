"""Berkas: what is asked for and what is there, added by dialog or by dropping it here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QSplitter

from desktop.actions.case.records import attach, attachment
from desktop.actions.dossier.data import requirements_of
from desktop.actions.dossier.scans import has_arrived
from desktop.actions.session import Session
from desktop.domain.attachments import LARGEST
from desktop.domain.case import Case
from desktop.domain.events.cases import FileAttached
from desktop.domain.events.event import Event
from desktop.domain.forms.checklist import GOOD, TICKS
from desktop.domain.people import Action
from desktop.domain.progress import StepState
from desktop.domain.refusals import Damaged, Failed
from desktop.screens.dossier.naming import size_said
from desktop.screens.dossier.pictures import Picture, picture_of
from desktop.screens.dossier.scans import Scans
from desktop.screens.dossier.tab import CaseTab, moment_of, person_of
from desktop.screens.dossier.viewer import Viewer
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.delegate import Cells
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.words import NOTHING

COLUMNS = ("requirement", "presence", "file")
PRESENCE = COLUMNS.index("presence")
ENDINGS = "(*.pdf *.jpg *.jpeg *.png)"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: what is asked for, its tick, and a file that was added for it."""

    requirement: str
    text: str
    presence: str = ""
    event: Event | None = None

    @property
    def file(self) -> FileAttached | None:
        """Give what was attached."""
        fact = self.event.fact if self.event else None
        return fact if isinstance(fact, FileAttached) else None


class FilesTab(CaseTab):
    """Lists requirements and files; the chosen file is shown beside them."""

    def __init__(self, room: Room, case: Case) -> None:
        super().__init__(room, case)
        say, look = room.words.say, room.look
        self.rows: list[Row] = []
        self.table = Table(say("dossier", "files"))
        self.table.setItemDelegate(Cells(look))
        self.viewer = Viewer(room)
        self.adding = button(
            look, say("dossier", "add_file"), self._ask, icon="paperclip", kind="primary"
        )
        self.scanning = button(look, say("dossier", "from_scans"), self.open_scans, icon="scan")
        self.scans: Scans | None = None
        self._may = room.runner.session.may(Action.ATTACH_FILE)
        self.setAcceptDrops(self._may)
        self._arrange()
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _: self.viewer.setFocus())
        self.viewer.turned.connect(lambda page: self._show(self.table.currentIndex().row(), page))

    @property
    def title(self) -> str:
        """Give the words of the tab: how much of what is asked for is there."""
        say = self.room.words.say
        asked = self.room.runner.ask(requirements_of, self.case) or ()
        good = sum(self.case.values.get(TICKS + item.field.name) in GOOD for item in asked)
        if asked:
            return say("dossier", "files_of", count=good, all=len(asked))
        return say("dossier", "files")

    def fill(self) -> None:
        """Show requirements and files."""
        self.rows = list(self._read())
        words = self.room.words
        cells = [self._cells(row) for row in self.rows]
        pills = {
            (place, PRESENCE): StepState.DONE if row.presence in GOOD else StepState.OVERDUE
            for place, row in enumerate(self.rows)
            if row.presence
        }
        self.table.set_rows([words.say("column", key) for key in COLUMNS], cells, pills)
        self.table.share_out((44, 18, 38))

    def add(self, paths: Iterable[Path]) -> None:
        """Keep files with the case, for the requirement that is chosen."""
        row = self.table.currentIndex().row()
        requirement = self.rows[row].requirement if 0 <= row < len(self.rows) else ""
        for path in paths:
            if not self.room.runner.run(attach, self.case.id, path, requirement):
                break

    def open_scans(self) -> None:
        """Choose among what was scanned last."""
        self.scans = Scans(self.room, self)
        self.scans.taken.connect(lambda path: self.add([path]))
        self.scans.open()

    def _arrange(self) -> None:
        look = self.room.look
        most = LARGEST // MEGABYTE
        said = self.room.words.say("dossier", "file_hint", most=most)
        hint = label(said, "caption", wrapped=True)
        if not self._may:
            for piece in (self.adding, self.scanning, hint):
                piece.hide()
        foot = plain(beside(None, self.scanning, self.adding, gap=look.px(8)))
        left = below(framed(below(self.table, margins=1)), hint, foot, gap=look.px(8))
        left.setStretch(0, 1)
        split = QSplitter()
        split.setObjectName("plain")
        split.addWidget(plain(left))
        split.addWidget(self.viewer)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setHandleWidth(look.px(12))
        split.setChildrenCollapsible(False)
        self.setLayout(below(split))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep the files that were dropped."""
        event.acceptProposedAction()
        self.add(files_in(event.mimeData()))

    def _read(self) -> Iterable[Row]:
        asked = self.room.runner.ask(requirements_of, self.case) or ()
        files: dict[str, list[Event]] = {}
        for event in self.case.attachments:
            if isinstance(event.fact, FileAttached):
                files.setdefault(event.fact.requirement, []).append(event)
        for item in asked:
            presence = self.case.values.get(TICKS + item.field.name, "")
            own = files.pop(item.id, [])[::-1]
            yield Row(item.id, item.text, presence, own[0] if own else None)
            replaced = self.room.words.say("dossier", "replaced", what=item.text)
            yield from (Row(item.id, replaced, "", event) for event in own[1:])
        other = self.room.words.say("dossier", "other_file")
        rest = [event for events in files.values() for event in events]
        yield from (Row("", other, "", event) for event in rest)
        yield Row("", other)

    def _cells(self, row: Row) -> Sequence[str]:
        presence = self.room.words.say("presence", row.presence) if row.presence else ""
        if row.file is None or row.event is None:
            return (row.text, presence, NOTHING)
        size, person = size_said(row.file.size), person_of(self.room, row.event)
        said = " · ".join((size, person, moment_of(self.room, row.event)))
        if not self.room.runner.ask(has_arrived, row.file.content):
            said = self.room.words.say("dossier", "not_arrived", said=said)
        return (row.text, presence, f"{row.file.name}\n{said}")

    def _choose(self, place: int) -> None:
        self._show(place, 0)

    def _show(self, place: int, page: int) -> None:
        file = self.rows[place].file if 0 <= place < len(self.rows) else None
        if file is None:
            self.viewer.clear()
            return
        words = self.room.words
        content, media, name = file.content, file.media, file.name

        def look(session: Session) -> Picture | str:
            try:
                return picture_of(attachment(session, content), media, page)
            except (Failed, Damaged) as trouble:
                return words.trouble(trouble)

        def show(found: Picture | str) -> None:
            if place != self.table.currentIndex().row():
                return
            if isinstance(found, str):
                self.viewer.clear(found)
            else:
                self.viewer.show_picture(name, found)

        self.room.runner.ask_beside(words.say("dossier", "opening_file"), look, show)

    def _ask(self) -> None:
        say = self.room.words.say
        dialog = QFileDialog(self, say("dossier", "add_file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(f"PDF, JPEG, PNG {ENDINGS}")
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, say("dossier", "add_file"))
        dialog.setLabelText(QFileDialog.DialogLabel.Reject, self.room.say("cancel"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileName, self.room.say("file_name"))
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, self.room.say("folder"))
        if dialog.exec():
            self.add([Path(name) for name in dialog.selectedFiles()])


def files_in(dropped: QMimeData) -> list[Path]:
    """Name the files of this computer that are being dropped."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
