"""The head of a page: back, title, what it is about, its state, and who is signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from string import Template

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QWidget

from desktop.screens.look.appearance import SCALES, Look
from desktop.screens.look.tokens import Theme
from desktop.screens.pieces.chip import Chip
from desktop.screens.pieces.controls import below, beside, button, plain
from desktop.screens.pieces.room import Heading, Room
from desktop.screens.pieces.shortened import Shortened

HEIGHT, SEARCH = 56, 250
LEAST = 80
"""Pixels under which the words of the search are left away."""
DRESS = Template("QPushButton#finder { text-align: left; color: $caption; padding: 0 8px; }")


@dataclass(frozen=True, slots=True, kw_only=True)
class UserMenu:
    """What the menu of the person at the computer offers, and the search beside it."""

    person: str
    find: Callable[[], None]
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
        self._title, self._gap = title, room.look.px(10)
        pieces.append(plain(below(None, *titles, None, gap=1)))
        if heading.pill is not None:
            pieces += [4, Chip(room.look, heading.pill)]
        self.search = SearchButton(room, menu.find)
        self.user = _user(room, menu)
        self._others = [each for each in (*pieces, self.user) if isinstance(each, QWidget)]
        self._others = [each for each in self._others if not each.isAncestorOf(title)]
        box = beside(*pieces, None, self.search, self.user, gap=self._gap)
        box.setContentsMargins(room.look.px(16), 0, room.look.px(16), 0)
        self.setLayout(box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the search give way to the title."""
        super().resizeEvent(event)
        pieces = [self._title, *self._others]
        taken = sum(each.sizeHint().width() for each in pieces) + self._gap * (len(pieces) + 2)
        self.search.leave(self.contentsRect().width() - 2 * self._gap - taken)


class SearchButton(QPushButton):
    """Looks like a field and opens the search over the page; narrow where there is no room."""

    def __init__(self, room: Room, find: Callable[[], None]) -> None:
        look, say = room.look, room.words.say
        super().__init__(say("find", "field"))
        self._look, self._say = look, say
        self.setObjectName("finder")
        self.setAutoDefault(False)
        self.setAccessibleName(f"{say('find', 'field')} (Ctrl+K)")
        self.setToolTip(f"{say('find', 'hint')} (Ctrl+K)")
        self.setIcon(look.icon("search", look.tokens.secondary, 16, 6))
        self.setIconSize(QSize(look.px(22), look.px(16)))
        self.setMinimumWidth(look.px(34))
        self.setMaximumWidth(look.px(SEARCH))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        dress = {"caption": look.tokens.caption}
        self.setStyleSheet(DRESS.substitute(dress))
        self.clicked.connect(lambda: find())

    def leave(self, room: int) -> None:
        """Be no wider than the room that is left, and no narrower than the icon."""
        look = self._look
        self.setMaximumWidth(max(look.px(34), min(look.px(SEARCH), room)))

    def sizeHint(self) -> QSize:
        """Ask for the room of a field."""
        return QSize(self._look.px(SEARCH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be content with the icon."""
        return QSize(self._look.px(34), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as fits."""
        super().resizeEvent(event)
        room = self.width() - self._look.px(48)
        whole, way = self._say("find", "field"), Qt.TextElideMode.ElideRight
        if room < self._look.px(LEAST):
            # The icon says more than the first letters would.
            whole = ""
        self.setText(self.fontMetrics().elidedText(whole, way, room))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and its keys at the right where there is room."""
        super().paintEvent(event)
        look, keys = self._look, "Ctrl+K"
        if self.width() < look.px(SEARCH) - 1:
            return
        painter = QPainter(self)
        painter.setFont(look.font(12))
        painter.setPen(QColor(look.tokens.caption))
        inner = self.rect().adjusted(0, 0, -look.px(10), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)


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
