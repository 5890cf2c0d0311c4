"""The foot of the window: what is kept safe, what is going on, the practice office (UX 3.6)."""

from collections.abc import Callable
from string import Template

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from desktop.actions.conflicts.office_wide import count_conflicts
from desktop.actions.exchange.history import Last, last_exchange, unsent
from desktop.actions.worklists.readiness import last_backup
from desktop.domain.progress import StepState
from desktop.screens.conflicts.page import conflicts_page
from desktop.screens.exchange.page import ExchangePage
from desktop.screens.listing.moments import short_moment
from desktop.screens.look.icons import pixmap
from desktop.screens.pieces.controls import beside, button, label, plain
from desktop.screens.pieces.room import Room
from desktop.screens.running.background import Background, Task
from desktop.screens.settings.page import settings_at

HEIGHT, GAP, EDGE, ICON = 28, 14, 16, 14
PATIENCE = 300
"""Milliseconds after which work under way is shown, with a way to give it up (UX 1 and 8)."""
MINUTE = 60_000
LINK = 24
DRESS = Template(
    "QPushButton { color: $colour; font-size: ${size}px; min-height: ${height}px; padding: 0; }"
)


class StatusBar(QFrame):
    """Says what was saved and backed up last, that the office is for practice, what is worked at.

    Where there is too little room, the facts that matter least are left out first.
    """

    def __init__(self, room: Room, background: Background) -> None:
        super().__init__()
        self._room = room
        self._task: Task | None = None
        self._is_backup_old = False
        office = room.runner.session.workplace.office
        self.setObjectName("practiceBar" if office.practice else "statusBar")
        self.setFixedHeight(room.look.px(HEIGHT))
        self._practice = label(room.say("practice_office") if office.practice else "", "label")
        self._place = label(office.name, "secondary")
        self.saved = label("", "secondary")
        self._tick = self._picture("circle-check")
        self._saved = plain(beside(self._tick, self.saved, gap=room.look.px(5)))
        self.unsent = self._link("", lambda: room.go(ExchangePage))
        self.taken = self._link("", lambda: room.go(ExchangePage))
        self.backup = self._link("", lambda: room.go(settings_at("backup")))
        self.clashes = self._link("", lambda: room.go(conflicts_page))
        self._time = label("", "secondary")
        self._work = label("", "secondary")
        self._give_up = button(room.look, room.say("give_up"), self._cancel, kind="link")
        self.help = self._link(room.words.say("status_bar", "help"), room.help)
        self._arrange()
        self._listen(background)

    @property
    def work(self) -> QLabel:
        """Give the words about the work under way."""
        return self._work

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        look = self._room.look
        left = (
            self._practice,
            self.clashes,
            self._saved,
            self.unsent,
            self.taken,
            self.backup,
            self._place,
        )
        right = (self._work, self._give_up, self._time, self.help)
        self._box = beside(*left, None, *right, gap=look.px(GAP))
        self._box.setContentsMargins(look.px(EDGE), 0, look.px(EDGE), 0)
        self.setLayout(self._box)

    def _listen(self, background: Background) -> None:
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(self._tell)
        self._clock.start()
        self._wait = QTimer(self, interval=PATIENCE, singleShot=True)
        self._wait.timeout.connect(self._tell_work)
        background.began.connect(self._begin)
        background.advanced.connect(self._advance)
        background.ended.connect(self._end)
        self._room.runner.changed.connect(self._tell)
        self._tell()
        self._end(None)

    def _tell(self) -> None:
        room = self._room
        workplace = room.runner.session.workplace
        now = workplace.local_time(workplace.world.now())
        self._time.setText(room.words.moment(now))
        self._tell_saved()
        self._tell_exchange()
        self._tell_backup()
        self._tell_clashes()
        self._fit()

    def _tell_clashes(self) -> None:
        """Say how much clashes, with the way to it; nothing where nothing does."""
        look, count = self._room.look, self._room.runner.ask(count_conflicts) or 0
        text = self._room.words.say("home", "clashes", count=count) if count else ""
        self.clashes.setText(text)
        self.clashes.setAccessibleName(text)
        self.clashes.setStyleSheet(_dress(self._room, look.tokens.danger))
        self.clashes.setIcon(look.icon("triangle-alert", look.tokens.danger, ICON, 5))

    def _tell_saved(self) -> None:
        at = self._room.runner.saved_at
        time = f"{self._room.runner.session.workplace.local_time(at):%H.%M}" if at else ""
        said = self._room.words.say("status_bar", "saved", time=time) if at else ""
        self.saved.setText(said)

    def _tell_exchange(self) -> None:
        """Say how much others lack, amber when that is old; nothing where there are no others."""
        room, words = self._room, self._room.words
        count, last = room.runner.ask(unsent) or 0, room.runner.ask(last_exchange) or Last()
        _name(self.unsent, words.say("status_bar", "unsent", count=count) if count else "")
        colour = room.look.tokens.practice if self._is_old(last) else room.look.tokens.secondary
        self.unsent.setStyleSheet(_dress(room, colour))
        when = short_moment(room, last.taken) if last.taken else ""
        said = words.say("status_bar", "taken", when=when, computer=last.computer)
        _name(self.taken, said if when else "")

    def _is_old(self, last: Last) -> bool:
        """Tell whether the last package to all is older than a working day."""
        workplace = self._room.runner.session.workplace
        calendar = workplace.calendar
        if not last.sent:
            return True
        days = (calendar.local_date(last.sent), calendar.local_date(workplace.world.now()))
        return calendar.working_days_between(*days) > 1

    def _tell_backup(self) -> None:
        words = self._room.words
        found = self._room.runner.ask(last_backup)
        if found is None:
            return
        self._is_backup_old = found.is_old
        when = words.say("status_bar", "never")
        if found.at:
            moment = short_moment(self._room, found.at)
            when = (
                f"{moment[:1].lower()}{moment[1:]}" if _is_today(self._room, found.at) else moment
            )
        text = words.say("status_bar", "backup", when=when)
        self.backup.setText(text)
        self.backup.setAccessibleName(text)
        tokens = self._room.look.tokens
        colour = tokens.danger if found.is_old else tokens.secondary
        self.backup.setStyleSheet(_dress(self._room, colour))
        self.backup.setIcon(self._room.look.icon("database-backup", colour, ICON, 5))

    def _link(self, text: str, act: Callable[[], object]) -> QPushButton:
        made = button(self._room.look, text, act, kind="link")
        made.setStyleSheet(_dress(self._room, self._room.look.tokens.secondary))
        return made

    def _picture(self, icon: str) -> QLabel:
        look = self._room.look
        made = QLabel()
        colour = look.palette.states[StepState.DONE].line
        made.setPixmap(pixmap(icon, colour, look.px(ICON), self.devicePixelRatioF()))
        return made

    def _fit(self) -> None:
        """Show what there is room for; the office's name goes first, help and work never."""
        kept = [
            (self.backup, bool(self.backup.text())),
            (self._saved, bool(self.saved.text())),
        ]
        pieces: list[tuple[QWidget, bool]] = [
            (self._place, True),
            (self._time, True),
            (self.taken, bool(self.taken.text())),
            (self.clashes, bool(self.clashes.text())),
            *(reversed(kept) if self._is_backup_old else kept),
            (self.unsent, bool(self.unsent.text())),
            (self._practice, bool(self._practice.text())),
        ]
        look = self._room.look
        gap, room = look.px(GAP), self.width() - 2 * look.px(EDGE)
        always = (self._work, self._give_up, self.help)
        needed = sum(w.sizeHint().width() + gap for w in always if not w.isHidden())
        needed += sum(w.sizeHint().width() + gap for w, is_said in pieces if is_said)
        for piece, is_said in pieces:
            is_shown = is_said and needed <= room
            if is_said and not is_shown:
                needed -= piece.sizeHint().width() + gap
            piece.setVisible(is_shown)
        # At once: what comes back must not be painted anywhere else first.
        self._box.activate()

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
            self._fit()

    def _tell_work(self) -> None:
        if self._task is not None:
            self._work.setText(self._task.name)
            self._give_up.show()
            self._fit()

    def _advance(self, task: Task) -> None:
        """Say how far it is, once that it is under way at all is said."""
        if task is self._task and self._work.text():
            done, total = task.progress
            told = self._room.say("how_far", name=task.name, done=done, total=total)
            self._work.setText(told)
            self._fit()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._give_up.hide()
            if not self._task.writes:
                self._end(self._task)


def _dress(room: Room, colour: str) -> str:
    """Give a button the height and the letters of the bar."""
    return DRESS.substitute(colour=colour, size=room.look.px(12), height=room.look.px(LINK))


def _name(piece: QPushButton, text: str) -> None:
    piece.setText(text)
    piece.setAccessibleName(text)


def _is_today(room: Room, at: int) -> bool:
    workplace = room.runner.session.workplace
    return workplace.local_date(at) == workplace.today()
