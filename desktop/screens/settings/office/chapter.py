"""Kantor: the letterhead in view above everything the office says of itself."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from desktop.actions.changes import Changes
from desktop.actions.office.settings import describe_office
from desktop.domain.events.event import OFFICE
from desktop.domain.people import Action
from desktop.domain.refusals import Trouble
from desktop.screens.dossier.clash import Clash
from desktop.screens.forms.dress import dress
from desktop.screens.forms.mnemonics import assign
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.letterhead import LetterheadView
from desktop.screens.pieces.room import Room
from desktop.screens.settings.chapter import ChapterPage
from desktop.screens.settings.office.clashing import clash_of
from desktop.screens.settings.office.form import OfficeForm
from desktop.screens.settings.saving import back_to, save, while_there

ABOUT = "office"


class OfficeChapter(ChapterPage):
    """Saves each input when it is left; Ctrl+Z brings the value before back."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.form = OfficeForm(room, read_only=not self.may(Action.DESCRIBE_OFFICE))
        self.letterhead = LetterheadView(room.look, self.say("letterhead_preview"))
        self.clashes: list[Clash] = []
        self.decide = button(room.look, self.say("decide"), self.take_sides)
        assign([self.decide])
        self._clash_box = QVBoxLayout()
        self._clash_card = QFrame()
        self.setStyleSheet(dress(room.look))
        self._arrange()
        self.form.edited.connect(self._preview)
        self.form.finished.connect(self._save)
        self._read()

    def look_again(self, changes: Changes) -> None:
        """Show what was changed elsewhere, and keep what is being typed here."""
        if OFFICE in changes.subjects:
            self._read()

    def settle(self) -> None:
        """Begin at the first input."""
        first = next(iter(self.form.boxes.values()))
        first.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Notice when the window closes: what was typed is saved before."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what was typed before the chapter is left."""
        super().hideEvent(event)
        self.window().removeEventFilter(self)
        self.form.leave_all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save what was typed before the window closes."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.form.leave_all()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        look = self.room.look
        self._clash_card = framed(self._clash_box, "asked")
        self._clash_box.addWidget(plain(beside(self.decide, None)))
        self._clash_box.setContentsMargins(*[look.px(12)] * 4)
        above = label(self.say("letterhead_preview"), "secondary")
        inside = below(self._clash_card, self.form, gap=look.px(10))
        inside.setContentsMargins(look.px(20), look.px(14), look.px(20), look.px(14))
        card = framed(inside)
        area = scrolled(card)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = below(above, self.letterhead, area, gap=look.px(6))
        box.setStretch(2, 1)
        self.setLayout(box)

    def _read(self) -> None:
        self.form.fill(self._stored())
        self._preview()
        self._show_clashes()

    def _stored(self) -> Mapping[str, str]:
        return self.room.runner.session.workplace.office.about(ABOUT)

    def _preview(self) -> None:
        office = self.room.runner.session.workplace.office.name
        self.letterhead.show_letterhead(self.form.answers(), office)

    def _save(self, name: str) -> None:
        box = self.form.boxes[name]
        before, now = self._stored().get(name, ""), box.input.answer()
        box.hint(self.room.say("saving"))
        told = while_there(box, self.room, partial(self._saved, name, before))
        save(self.room, told, describe_office, {name: now})

    def _saved(self, name: str, before: str, trouble: Trouble | None) -> None:
        box = self.form.boxes[name]
        if trouble is not None:
            box.hint("")
            return box.refuse(self.room.words.trouble(trouble))
        box.hint(self.say("saved"))
        said = self.say("changed", name=box.input.accessibleName())
        return self.room.undo.offer(said, partial(self._bring_back, name, before))

    def _bring_back(self, name: str, before: str) -> Trouble | None:
        trouble = back_to(self.room, describe_office, {name: before})()
        if trouble is None and Shiboken.isValid(self):
            self.form.boxes[name].hint("")
        return trouble

    def _show_clashes(self) -> None:
        for old in self.clashes:
            self._clash_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        known = self.room.runner.session.workplace.office.clashes
        self.clashes = [
            clash_of(self.room, name, box.input.accessibleName(), known[f"{ABOUT}\n{name}"])
            for name, box in self.form.boxes.items()
            if f"{ABOUT}\n{name}" in known
        ]
        may = self.may(Action.DESCRIBE_OFFICE)
        for place, clash in enumerate(self.clashes):
            self._clash_box.insertWidget(place, clash)
            clash.setEnabled(may)
        self.decide.setVisible(may)
        self._clash_card.setVisible(bool(self.clashes))
        self._order_clashes()

    def _order_clashes(self) -> None:
        """Let Tab come to the clashes first: they stand above the inputs."""
        first: QWidget = next(iter(self.form.boxes.values())).input
        before = _stop_before(first)
        for piece in (*(each for clash in self.clashes for each in clash.buttons()), self.decide):
            QWidget.setTabOrder(before, piece)
            before = piece

    def take_sides(self) -> None:
        """Write what was chosen; where nothing is chosen yet the clash stays."""
        chosen = {clash.name: clash.key for clash in self.clashes if clash.key is not None}
        if chosen:
            save(self.room, self._decided, describe_office, chosen)

    def _decided(self, trouble: Trouble | None) -> None:
        if trouble is not None:
            self.room.runner.refused.emit(trouble)


def _stop_before(piece: QWidget) -> QWidget:
    """Find where Tab stops before a piece; a frame is no stop, and has its own order inside."""
    before = piece.previousInFocusChain()
    while before is not None and before is not piece and not _is_stop(before):
        before = before.previousInFocusChain()
    return before or piece


def _is_stop(piece: QWidget) -> bool:
    return bool(piece.focusPolicy() & Qt.FocusPolicy.TabFocus)
