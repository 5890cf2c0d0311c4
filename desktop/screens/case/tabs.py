"""The tabs of a case: its table and steps, data, files, history, messages (UX 3.4)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from desktop.actions.changes import Changes
from desktop.domain.case import Case
from desktop.screens.dossier.data import DataTab
from desktop.screens.dossier.files import FilesTab
from desktop.screens.dossier.history import HistoryTab
from desktop.screens.dossier.messages import MessagesTab
from desktop.screens.dossier.tab import CaseTab
from desktop.screens.pieces.room import Room


class Tabs:
    """The row of tabs, and what is shown below it; the table comes first."""

    def __init__(self, room: Room, case: Case, table: QWidget) -> None:
        self.bar = QTabBar()
        self.bar.setAccessibleName(case.number)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.stack = QStackedWidget()
        self.bar.addTab(_escaped(room.say("tab_steps")))
        self.stack.addWidget(table)
        made: tuple[CaseTab, ...] = (
            DataTab(room, case),
            FilesTab(room, case),
            HistoryTab(room, case),
            MessagesTab(room, case),
        )
        self.others = made
        for each in made:
            self.bar.addTab(_escaped(each.title))
            self.stack.addWidget(each)
            each.renamed.connect(self._rename)
        self.bar.currentChanged.connect(self.stack.setCurrentIndex)

    def look_again(self, changes: Changes) -> None:
        """Read the case again in every tab, when it was touched."""
        for each in self.others:
            each.look_again(changes)

    @property
    def shown(self) -> CaseTab | None:
        """Give the tab that is shown; None for the table."""
        place = self.bar.currentIndex() - 1
        return self.others[place] if place >= 0 else None

    def _rename(self) -> None:
        for place, each in enumerate(self.others, 1):
            self.bar.setTabText(place, _escaped(each.title))


def _escaped(text: str) -> str:
    """Keep an ampersand from becoming a mnemonic."""
    return text.replace("&", "&&")
