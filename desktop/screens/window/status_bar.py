"""The foot of the window: what is going on, the practice office, the time of the office."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLabel

from desktop.screens.pieces.controls import beside, button, label
from desktop.screens.pieces.room import Room
from desktop.screens.running.background import Background, Task

HEIGHT = 28
PATIENCE = 300
"""Milliseconds after which work under way is shown, with a way to give it up (UX 1 and 8)."""
MINUTE = 60_000


class StatusBar(QFrame):
    """Says that the office is for practice, how late it is there, and what is being worked at."""

    def __init__(self, room: Room, background: Background) -> None:
        super().__init__()
        self._room = room
        self._task: Task | None = None
        office = room.runner.session.workplace.office
        self.setObjectName("practiceBar" if office.practice else "statusBar")
        self.setFixedHeight(room.look.px(HEIGHT))
        self._time = label("", "secondary")
        self._work = label("", "secondary")
        self._give_up = button(room.look, room.say("give_up"), self._cancel, kind="link")
        place = label(office.name, "secondary")
        practice = label(room.say("practice_office"), "label") if office.practice else 0
        pieces = (practice, place, None, self._work, self._give_up, self._time)
        box = beside(*pieces, gap=room.look.px(12))
        box.setContentsMargins(room.look.px(16), 0, room.look.px(16), 0)
        self.setLayout(box)
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(self._tell_time)
        self._clock.start()
        self._wait = QTimer(self, interval=PATIENCE, singleShot=True)
        self._wait.timeout.connect(self._tell_work)
        background.began.connect(self._begin)
        background.ended.connect(self._end)
        self._tell_time()
        self._end(None)

    @property
    def work(self) -> QLabel:
        """Give the words about the work under way."""
        return self._work

    def _tell_time(self) -> None:
        workplace = self._room.runner.session.workplace
        now = workplace.local_time(workplace.world.now())
        self._time.setText(self._room.words.moment(now))

    def _begin(self, task: Task) -> None:
        if task.name:
            self._task = task
            self._wait.start()

    def _end(self, task: Task | None) -> None:
        if task is self._task or task is None:
            self._task = None
            self._wait.stop()
            self._work.setText("")
            self._give_up.hide()

    def _tell_work(self) -> None:
        if self._task is not None:
            self._work.setText(self._task.name)
            self._give_up.show()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._end(self._task)
