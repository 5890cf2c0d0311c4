"""Pengaturan: chapters at the left, the sheet of the chosen one at the right."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from desktop.actions.changes import Changes
from desktop.screens.pieces.controls import below, beside, framed, label, plain
from desktop.screens.pieces.room import Heading, Maker, Page, Room
from desktop.screens.settings.chapter import Chapter, ChapterPage
from desktop.screens.settings.chapters import CHAPTERS
from desktop.screens.settings.index import Index


class SettingsPage(Page):
    """Shows one chapter of the settings at a time; each is made when it is first shown."""

    def __init__(self, room: Room, *, chapter: str = "") -> None:
        super().__init__(room)
        self._goes_back = bool(chapter)
        self.index = Index(room, CHAPTERS)
        self._why = label(room.words.say("settings", "read_only"), wrapped=True)
        self._note = framed(beside(self._why, margins=room.look.px(10)), "message")
        self._sheets: dict[str, ChapterPage] = {}
        self._stack = QStackedWidget()
        self._arrange()
        self.index.picked.connect(self._show)
        self.index.entered.connect(self.enter)
        QShortcut(QKeySequence("F6"), self, self._turn)
        self.turn_to(chapter or CHAPTERS[0].key)

    @property
    def chapter(self) -> Chapter:
        """Give the chapter that is shown."""
        return CHAPTERS[self.index.currentRow()]

    @property
    def sheet(self) -> ChapterPage:
        """Give the sheet that is shown."""
        return self._sheets[self.chapter.key]

    @property
    def is_read_only(self) -> bool:
        """Tell whether the chapter may only be read by who is signed in."""
        action = self.chapter.action
        return action is not None and not self.room.runner.session.may(action)

    def turn_to(self, key: str) -> None:
        """Show a chapter by its key."""
        self.index.setCurrentRow([each.key for each in CHAPTERS].index(key))

    def enter(self) -> None:
        """Put the cursor into the chapter."""
        self.sheet.settle()

    def heading(self) -> Heading:
        """Say which chapter is open."""
        say = self.room.words.say
        return Heading(
            title=say("settings", "title"),
            subtitle=say("settings", self.chapter.word),
            entry="settings",
            goes_back=self._goes_back,
        )

    def look_again(self, changes: Changes) -> None:
        """Let every chapter that was opened read again."""
        for sheet in self._sheets.values():
            sheet.look_again(changes)
        self._note.setVisible(self.is_read_only)

    def close_part(self) -> bool:
        """Close a part of the chapter, else go back to the list."""
        if self.sheet.close_part():
            return True
        if self.sheet.isAncestorOf(self.focusWidget() or self):
            self.index.setFocus()
            return True
        return False

    def settle(self) -> None:
        """Begin at the list."""
        self.index.setFocus()

    def _arrange(self) -> None:
        look = self.room.look
        list_card = framed(below(self.index, margins=look.px(6)))
        right = below(self._note, self._stack, gap=look.px(8))
        right.setStretch(1, 1)
        box = beside(list_card, plain(right), gap=look.px(12))
        box.setStretch(1, 1)
        box.setContentsMargins(*[look.px(16), look.px(10)] * 2)
        self.setLayout(box)

    def _show(self, row: int) -> None:
        chapter = CHAPTERS[row]
        if chapter.key not in self._sheets:
            self._sheets[chapter.key] = chapter.maker(self.room)
            self._stack.addWidget(self._sheets[chapter.key])
        self._stack.setCurrentWidget(self.sheet)
        self._note.setVisible(self.is_read_only)
        self.renamed.emit()

    def _turn(self) -> None:
        """Go from the list into the chapter, or back."""
        if self.index.hasFocus():
            self.enter()
        else:
            self.index.setFocus()


def settings_at(chapter: str) -> Maker:
    """Give what opens the settings at a chapter, for pages that lead there."""
    return partial(SettingsPage, chapter=chapter)
