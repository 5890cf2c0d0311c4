"""The help: topics at the left, searched as somebody types, the chosen one at the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QMenu, QScrollArea

from desktop.screens.help.guides import GUIDES, guide_page, own_guide
from desktop.screens.help.sheet import topic_sheet
from desktop.screens.help.topics import KEYS, Task, Topic, fitting, topics
from desktop.screens.keys.chart import LINES, Line, keys_said
from desktop.screens.pieces.controls import below, beside, button, framed, label
from desktop.screens.pieces.room import Heading, Maker, Manners, Page, Room

LIST, ROW = 240, 36
TWO_COLUMNS = 760
"""From this width of the sheet on tasks stand in two columns."""
LAST = 99
DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Search(QLineEdit):
    """What is looked for in the help; Down and Enter go to the topics."""

    def __init__(self, below_it: QListWidget) -> None:
        super().__init__()
        self._below = below_it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down to the topics."""
        if event.key() in DOWN:
            self._below.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class HelpPage(Page):
    """Shows a topic, and the way to all others."""

    def __init__(self, room: Room, *, topic: str) -> None:
        super().__init__(room)
        say = room.words.say
        self._every = (*topics(room.words.language), _keys(room))
        self.offered: Sequence[Topic] = self._every
        self._columns = 0
        self.list = QListWidget()
        self.list.setObjectName("index")
        self.list.setAccessibleName(say("help", "topics"))
        self.list.setTabKeyNavigation(False)
        self.search = Search(self.list)
        self.search.setObjectName("search")
        self.search.setAccessibleName(say("help", "search"))
        self.search.setPlaceholderText(say("help", "search"))
        self._nothing = label(say("help", "no_topic"), "secondary", wrapped=True)
        self.guide = button(room.look, say("help", "guide"), lambda: None, icon="printer")
        self._offer_guides()
        self._title = label("", "title", wrapped=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(say("help", "title"))
        self._arrange()
        self.search.textChanged.connect(lambda _: self._sift())
        self.list.currentRowChanged.connect(lambda _: self._show())
        self._sift()
        self.turn_to(topic)

    @property
    def shown(self) -> Topic | None:
        """Give the topic that is read."""
        place = self.list.currentRow()
        return self.offered[place] if 0 <= place < len(self.offered) else None

    def heading(self) -> Heading:
        """Say that this is the help."""
        say = self.room.words.say
        return Heading(
            title=say("help", "title"),
            subtitle=say("help", "back"),
            entry="",
            goes_back=True,
        )

    def manners(self) -> Manners:
        """Help on the help is the keyboard map; what is printed of it are the guides."""
        return Manners(topic=KEYS, print_with=self.guide.showMenu)

    def turn_to(self, key: str) -> None:
        """Show a topic by its key; the keyboard map where there is none."""
        keys = [topic.key for topic in self.offered]
        self.list.setCurrentRow(keys.index(key) if key in keys else keys.index(KEYS))

    def settle(self) -> None:
        """Begin at the topics."""
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put tasks side by side where there is room."""
        super().resizeEvent(event)
        if self._fitting_columns() != self._columns:
            self._show()

    def _fitting_columns(self) -> int:
        look = self.room.look
        return 2 if self.width() - look.px(LIST) >= look.px(TWO_COLUMNS) else 1

    def _arrange(self) -> None:
        look = self.room.look
        left = framed(
            below(
                self.search,
                self._nothing,
                self.list,
                self.guide,
                gap=look.px(8),
                margins=look.px(8),
            )
        )
        left.setFixedWidth(look.px(LIST))
        inner = below(self._title, self._area, gap=0)
        inner.setContentsMargins(1, look.px(14), 1, 1)
        self._title.setContentsMargins(look.px(20), 0, look.px(20), 0)
        inner.setStretch(1, 1)
        box = beside(left, framed(inner), gap=look.px(12))
        box.setStretch(1, 1)
        box.setContentsMargins(*[look.px(16), look.px(10)] * 2)
        self.setLayout(box)

    def _offer_guides(self) -> None:
        """Offer the guide of every desk; Ctrl+P goes to that of whoever is signed in."""
        say = self.room.words.say
        self.guide.setToolTip(say("help", "guide_tip"))
        menu = QMenu(self.guide)
        for key in GUIDES:
            menu.addAction(say("help", key)).triggered.connect(
                lambda _=False, key=key: self.room.go(guide_page(self.room, key))
            )
        self.guide.setMenu(menu)
        own = own_guide(self.room)
        QShortcut(QKeySequence("Ctrl+P"), self, lambda: self.room.go(guide_page(self.room, own)))

    def _sift(self) -> None:
        before = self.shown
        self.offered = fitting(self._every, self.search.text())
        self.list.blockSignals(True)
        self.list.clear()
        for topic in self.offered:
            item = QListWidgetItem(topic.title, self.list)
            item.setSizeHint(QSize(0, self.room.look.px(ROW)))
            item.setToolTip(topic.about)
        self.list.blockSignals(False)
        self._nothing.setVisible(not self.offered)
        if self.offered:
            place = self.offered.index(before) if before in self.offered else 0
            self.list.setCurrentRow(place)
            self._show()

    def _show(self) -> None:
        topic = self.shown
        if topic is not None:
            self._columns = self._fitting_columns()
            self._title.setText(topic.title)
            self._area.setWidget(topic_sheet(self.room, topic, self._columns))


def _keys(room: Room) -> Topic:
    """Give the keyboard map as a topic that is found by what its keys do."""
    say = room.words.say
    said = tuple(f"{keys_said(line, say('keys', 'space'))} {_what(room, line)}" for line in LINES)
    return Topic(
        key=KEYS,
        title=say("keys", "title"),
        about=say("keys", "about"),
        order=LAST,
        tasks=(Task(title=say("keys", "title"), steps=said),),
    )


def _what(room: Room, line: Line) -> str:
    return room.words.say("keys", line.name)


def help_on(topic: str) -> Maker:
    """Give what opens the help at a topic."""
    return partial(HelpPage, topic=topic)
