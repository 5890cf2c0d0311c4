"""The backup under way: it goes on while other pages are looked at."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions import backups
from desktop.actions.backups import Backup, Progress, Rotation
from desktop.actions.session import Session
from desktop.domain.refusals import Trouble
from desktop.screens.running.background import Task
from desktop.screens.running.runner import Runner

LOOK = 100
"""Milliseconds between two looks at how far it is."""
FIRST, AGAIN = 60_000, 900_000
"""Milliseconds until the first look whether a round is due, and between two."""

Found = TypeVar("Found")


class BackupWork(QObject):
    """One backup at a time, beside the window; `advanced` and `ended` tell who looks."""

    advanced = Signal()
    ended = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner)
        self._runner = runner
        self._tasks: list[Task] = []
        self.progress: Progress | None = None
        self.found: Backup | Trouble | None = None
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.advanced)
        runner.background.ended.connect(self._notice_end)

    @property
    def is_running(self) -> bool:
        """Tell whether a backup is being written."""
        return self.progress is not None

    def begin(self, name: str, target: Path) -> None:
        """Write a backup into a folder; `name` is what the status bar says meanwhile."""
        progress = self._start()
        self._run(name, lambda session: backups.back_up(session, target, progress), self._take)

    def begin_round(self, name: str) -> None:
        """Write today's rotating backup."""
        progress = self._start()
        self._run(name, lambda session: backups.rotate(session, progress), self._take_round)

    def give_up(self) -> None:
        """Stop at the next step; what was written so far is removed."""
        for task in self._tasks:
            task.cancel()

    def _start(self) -> Progress:
        tasks: list[Task] = []
        self._tasks, self.found = tasks, None
        self.progress = Progress(is_given_up=lambda: any(task.cancelled for task in tasks))
        self._timer.start()
        return self.progress

    def _run(
        self, name: str, work: Callable[[Session], Found], then: Callable[[Found], None]
    ) -> None:
        def settle(found: Found | Trouble) -> None:
            if isinstance(found, Trouble):
                self._finish(found)
            else:
                then(found)

        def tried(session: Session) -> Found | Trouble:
            try:
                return work(session)
            except Trouble as trouble:
                return trouble

        self._tasks.append(self._runner.ask_beside(name, tried, settle))
        self.advanced.emit()

    def _take(self, backup: Backup) -> None:
        self._runner.run(backups.note_backup, backup)
        self._finish(backup)

    def _take_round(self, rotation: Rotation) -> None:
        self._runner.run(backups.note_rotation, rotation)
        self._finish(rotation.backup)

    def _notice_end(self, task: Task) -> None:
        """Nobody is told of what was given up: it is over all the same."""
        if task in self._tasks and task.cancelled:
            self._finish(None)

    def _finish(self, found: Backup | Trouble | None) -> None:
        self._timer.stop()
        self._tasks, self.progress, self.found = [], None, found
        self.ended.emit()


def work_of(runner: Runner) -> BackupWork:
    """Give the backup work of a desk; it outlives the pages that look at it."""
    return runner.findChild(BackupWork) or BackupWork(runner)


class Rounds(QObject):
    """Writes the rotating backups when the program has started and nothing else is going on.

    A round that fails is told once; the next start of the program tries again aloud.
    """

    def __init__(self, runner: Runner, name: str) -> None:
        super().__init__(runner)
        self._runner, self._name = runner, name
        self._told: set[str] = set()
        self._is_own = False
        self._timer = QTimer(self, interval=FIRST)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        work_of(runner).ended.connect(self._hear)

    def close(self) -> None:
        """Look no more: a question would open the folder again that was just left."""
        self._timer.stop()

    def look(self) -> None:
        """Begin a round if one is due."""
        self._timer.setInterval(AGAIN)
        work = work_of(self._runner)
        if self._runner.background.is_idle and not work.is_running and self._is_due():
            self._is_own = True
            work.begin_round(self._name)

    def _is_due(self) -> bool:
        try:
            return backups.is_round_due(self._runner.session)
        except Trouble:
            return False

    def _hear(self) -> None:
        found, is_own = work_of(self._runner).found, self._is_own
        self._is_own = False
        if is_own and isinstance(found, Trouble) and found.code not in self._told:
            self._told.add(found.code)
            self._runner.refused.emit(found)
