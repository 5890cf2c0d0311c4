"""The help of a page before anybody has signed in: it lies over the page, which stays as it is."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import Shiboken

from desktop.screens.help.sheet import topic_sheet
from desktop.screens.help.topics import topics
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.words import Words

COLUMNS = 760
"""Pixels of the page from which on tasks stand in two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Words and look, where there is no room yet."""

    words: Words
    look: Look


class HelpOver(QFrame):
    """Covers a page with a topic until Esc, F1 or the button takes it away."""

    def __init__(self, page: QWidget, speaker: Speaker, topic: str) -> None:
        super().__init__(page)
        self.setObjectName("page")
        self._page, self._cursor = page, QApplication.focusWidget()
        look, say = speaker.look, speaker.words.say
        every = {each.key: each for each in topics(speaker.words.language)}
        columns = 2 if page.width() >= look.px(COLUMNS) else 1
        self.close_it = button(look, say("help", "close"), self.take_away, icon="x")
        self._area = scrolled(topic_sheet(speaker, every[topic], columns), say("help", "title"))
        head = beside(label(every[topic].title, "title"), None, self.close_it)
        head.setContentsMargins(look.px(20), 0, look.px(4), 0)
        inside = below(plain(head), self._area, margins=look.px(14))
        inside.setStretch(1, 1)
        self.setLayout(below(framed(inside), margins=look.px(16)))
        page.installEventFilter(self)
        self.setGeometry(page.rect())
        self.show()
        self.raise_()
        self.close_it.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_away(self) -> None:
        """Show the page again, the cursor where it was."""
        self._page.removeEventFilter(self)
        self.hide()
        if self._cursor is not None and Shiboken.isValid(self._cursor):
            self._cursor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the page also when it becomes larger."""
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away with Esc and F1; the page beneath hears nothing."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.take_away()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go with Tab between the topic and the button only: the page beneath is not seen."""
        del forward
        stops = (self._area, self.close_it)
        other = stops[QApplication.focusWidget() is stops[0]]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True


def lay_over(page: QWidget, words: Words, look: Look, topic: str) -> HelpOver:
    """Cover a page with a topic."""
    return HelpOver(page, Speaker(words=words, look=look), topic)
