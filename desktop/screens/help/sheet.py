"""A topic as it is read: its tasks as numbered steps, or the keyboard map."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.screens.forms.box import Speaker
from desktop.screens.help.topics import KEYS, Task, Topic, picture_of
from desktop.screens.keys.chart import LINES, Area, Line, keys_said
from desktop.screens.pieces.controls import below, label, plain

TOP = Qt.AlignmentFlag.AlignTop
KEY_COLUMN = 128
PICTURE = 340
"""Pixels of a picture, however large the type: a column must have room for it."""


def topic_sheet(room: Speaker, topic: Topic, columns: int) -> QWidget:
    """Show a topic, its tasks side by side in so many columns."""
    look = room.look
    if topic.key == KEYS:
        parts: Sequence[QWidget] = [_area(room, area) for area in Area]
    else:
        parts = [*_pictures(room, topic), *(_task(room, task) for task in topic.tasks)]
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(32))
    grid.setVerticalSpacing(look.px(20))
    # Those that are read first stand below each other in the first column.
    cut = _cut(topic, len(parts), columns)
    for column, some in enumerate((parts[:cut], parts[cut:])):
        if some:
            stacked = plain(below(*some, None, gap=look.px(18)))
            grid.addWidget(stacked, 0, column, TOP)
            grid.setColumnStretch(column, 1)
    about = label(topic.about, "secondary", wrapped=True)
    body = plain(grid)
    made = QFrame()
    made.setObjectName("plain")
    made.setLayout(below(about, body, None, gap=look.px(16), margins=look.px(20)))
    return made


def _pictures(room: Speaker, topic: Topic) -> list[QWidget]:
    """Show what the page looks like, where its picture was taken."""
    path = picture_of(topic)
    whole = QPixmap(str(path)) if path is not None else QPixmap()
    if whole.isNull():
        return []
    shown = QLabel()
    ratio = shown.devicePixelRatioF()
    width = round(PICTURE * ratio)
    small = whole.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    small.setDevicePixelRatio(ratio)
    shown.setPixmap(small)
    shown.setObjectName("card")
    shown.setAccessibleName(room.words.say("help", "picture", page=topic.title))
    return [shown]


def _cut(topic: Topic, count: int, columns: int) -> int:
    """Tell how many parts the first column has: the first area of the keys is as long as all."""
    if columns == 1:
        return count
    return 1 if topic.key == KEYS else (count + 1) // 2


def _task(room: Speaker, task: Task) -> QWidget:
    look = room.look
    grid = _grid(room, look.px(20))
    for place, step in enumerate(task.steps, 1):
        grid.addWidget(_strong(str(place)), place, 0, TOP)
        grid.addWidget(label(step, wrapped=True), place, 1)
    head = label(task.title, "section", wrapped=True)
    return plain(below(head, plain(grid), gap=look.px(8)))


def _area(room: Speaker, area: Area) -> QWidget:
    look, say = room.look, room.words.say
    grid = _grid(room, look.px(KEY_COLUMN))
    for place, line in enumerate(_lines_of(area)):
        grid.addWidget(_strong(keys_said(line, say("keys", "space"))), place, 0, TOP)
        grid.addWidget(label(say("keys", line.name), wrapped=True), place, 1)
    head = label(say("keys", area.value), "section")
    return plain(below(head, plain(grid), gap=look.px(8)))


def _lines_of(area: Area) -> list[Line]:
    return [line for line in LINES if line.area is area]


def _strong(text: str) -> QLabel:
    made = label(text, "label", wrapped=True)
    made.setAlignment(TOP)
    return made


def _grid(room: Speaker, first: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(room.look.px(10))
    grid.setVerticalSpacing(room.look.px(6))
    grid.setColumnMinimumWidth(0, first)
    grid.setColumnStretch(1, 1)
    return grid
