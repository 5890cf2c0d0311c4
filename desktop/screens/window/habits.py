"""The keys every page has, answered where the page itself has not taken them (UX chapter 5)."""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.actions.changes import Changes
from desktop.screens.help.page import help_on
from desktop.screens.keys.find_bar import FindBar
from desktop.screens.keys.panes import blocks_of, enter, holder_of
from desktop.screens.pieces.room import Page, Room

SEARCH = "search"
"""The name of the field that Ctrl+F goes to, on pages that have one."""


class Habits:
    """Help, refresh, find, panes, print: `press` tells whether a key was one of them."""

    def __init__(self, room: Room, rail: QWidget, find: FindBar, shown: Callable[[], Page]) -> None:
        self._room, self._rail, self._find, self._shown = room, rail, find, shown
        self._acts: dict[str, Callable[[], object]] = {
            "F1": self.help,
            "F5": self._refresh,
            "F6": lambda: self._go_to_pane(1),
            "Shift+F6": lambda: self._go_to_pane(-1),
            "Ctrl+F": self._look_for,
            "Ctrl+P": lambda: self._tell("nothing_to_print"),
            "Ctrl+Shift+P": self._choose_printing,
            "Ctrl+S": self._say_saved,
            "Ctrl+Y": lambda: self._tell("nothing_to_redo"),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key; tell whether it was ours."""
        combination: QKeyCombination = event.keyCombination()
        act = self._acts.get(QKeySequence(combination).toString())
        if act is not None:
            act()
        return act is not None

    def help(self) -> None:
        """Open the topic of the page; Back leads to where one was."""
        page = self._shown()
        self._room.go(help_on(page.manners().topic or page.heading().entry))

    def _refresh(self) -> None:
        page = self._shown()
        about = page.manners().about or self._room.runner.session.workplace.office.id
        page.look_again(Changes(frozenset({about})))
        self._tell("refreshed")

    def _look_for(self) -> None:
        fields = self._shown().findChildren(QLineEdit, SEARCH)
        own = next((field for field in fields if field.isVisible()), None)
        if own is None:
            return self._find.begin()
        own.setFocus()
        return own.selectAll()

    def _choose_printing(self) -> None:
        choose = self._shown().manners().print_with
        if choose is None:
            self._tell("nothing_to_print")
        else:
            choose()

    def _say_saved(self) -> None:
        self._shown().manners().keep()
        self._tell("saved_already")

    def _go_to_pane(self, step: int) -> None:
        panes = self._panes()
        place = holder_of(panes, QApplication.focusWidget())
        for count in range(1, len(panes) + 1):
            following = (place + step * count) % len(panes)
            if not panes[following].isVisible():
                self._shown().manners().open_pane(panes[following])
                # What was opened may be another part than the one that was closed.
                panes = self._panes()
            pane = panes[min(following, len(panes) - 1)]
            if pane.isVisible() and enter(pane):
                return

    def _panes(self) -> list[QWidget]:
        page = self._shown()
        return [self._rail, *(page.manners().panes or blocks_of(page))]

    def _tell(self, key: str) -> None:
        self._room.tell(self._room.words.say("keys", key))
