"""The head of a page: back, title, what it is about, its state, and who is signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from desktop.screens.look.appearance import SCALES, Look
from desktop.screens.look.tokens import Theme
from desktop.screens.pieces.chip import Chip
from desktop.screens.pieces.controls import below, beside, button, plain
from desktop.screens.pieces.room import Heading, Room
from desktop.screens.pieces.shortened import Shortened

HEIGHT = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class UserMenu:
    """What the menu of the person at the computer offers."""

    person: str
    lock: Callable[[], None]
    restyle: Callable[[Look], None]
    leave: Callable[[], None]


class Header(QFrame):
    """Shows the heading of a page."""

    def __init__(self, room: Room, heading: Heading, menu: UserMenu) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedHeight(room.look.px(HEIGHT))
        title = Shortened(heading.title, "title")
        title.setAccessibleName(heading.title)
        titles: list[QWidget | int | None] = [title]
        if heading.subtitle:
            titles.append(Shortened(heading.subtitle, "secondary"))
        pieces: list[QWidget | int | None] = []
        if heading.goes_back:
            pieces.append(_back(room))
        pieces.append(plain(below(None, *titles, None, gap=1)))
        if heading.pill is not None:
            pieces += [4, Chip(room.look, heading.pill)]
        self.user = _user(room, menu)
        box = beside(*pieces, None, self.user, gap=room.look.px(10))
        box.setContentsMargins(room.look.px(16), 0, room.look.px(16), 0)
        self.setLayout(box)


def _back(room: Room) -> QPushButton:
    made = button(room.look, "", room.back, icon="arrow-left")
    made.setAccessibleName(room.say("back"))
    made.setToolTip(room.say("back_tip"))
    made.setFixedWidth(room.look.px(34))
    return made


def _user(room: Room, menu: UserMenu) -> QPushButton:
    made = button(room.look, menu.person, lambda: None, icon="circle-user", kind="plain")
    shown = QMenu(made)
    _add(shown, made, Choice(room.say("lock_screen"), menu.lock, keys="Ctrl+L"))
    shown.addSeparator()
    _offer(shown, room.say("theme"), _themes(room, menu))
    _offer(shown, room.say("font_scale"), _scales(room, menu))
    shown.addSeparator()
    _add(shown, made, Choice(room.say("leave"), menu.leave, keys="Ctrl+Q"))
    made.setMenu(shown)
    return made


@dataclass(frozen=True, slots=True)
class Choice:
    """An item of the menu: its words, what it does, whether it holds now, its keys."""

    text: str
    act: Callable[[], None]
    holds: bool = False
    keys: str = ""


def _themes(room: Room, menu: UserMenu) -> list[Choice]:
    return [
        Choice(
            room.words.say("theme", theme.value),
            partial(menu.restyle, Look(theme, room.look.scale)),
            theme is room.look.theme,
        )
        for theme in Theme
    ]


def _scales(room: Room, menu: UserMenu) -> list[Choice]:
    return [
        Choice(
            room.say("percent", percent=round(scale * 100)),
            partial(menu.restyle, Look(room.look.theme, scale)),
            scale == room.look.scale,
        )
        for scale in SCALES
    ]


def _add(menu: QMenu, owner: QWidget, choice: Choice) -> QAction:
    action = QAction(choice.text, menu)
    action.triggered.connect(lambda: choice.act())
    if choice.keys:
        action.setShortcut(choice.keys)
        owner.addAction(action)
    menu.addAction(action)
    return action


def _offer(menu: QMenu, title: str, choices: list[Choice]) -> None:
    more = menu.addMenu(title)
    group = QActionGroup(more)
    for choice in choices:
        action = _add(more, more, choice)
        action.setCheckable(True)
        action.setChecked(choice.holds)
        group.addAction(action)
