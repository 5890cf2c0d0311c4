"""The shared folder, every minute: packages go out and come in by themselves (DESIGN 7)."""

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.actions.exchange.around.news import come_back
from desktop.actions.exchange.around.places import Lookout, Sight, lookout_on
from desktop.actions.exchange.around.watched import Watched
from desktop.actions.exchange.folder import Pass, exchange_with, watched_folder
from desktop.domain.refusals import Trouble
from desktop.screens.exchange.work.beside import Beside
from desktop.screens.exchange.work.carrier import subjects_of
from desktop.screens.running.runner import Runner

EVERY, WAITING = 60_000, 1_000
"""Milliseconds between two passes, and between two glances at a look under way."""
PATIENCE = 20_000


class Rounds(QObject):
    """Exchanges with the shared folder beside the window; `moved` when there is news of it.

    `worked_at` is when it last worked, 0 for not yet; `last` what came of the last pass.
    """

    moved = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner)
        self._runner = runner
        self.beside = Beside(runner)
        self.sight = Sight.UNKNOWN
        self.worked_at = 0
        self.last: Pass | Trouble | None = None
        self.is_working = False
        self.lookout: Lookout | None = None
        self._root: Path | None = None
        self._watched = Watched()
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._waiting = QTimer(self, interval=WAITING)
        self._waiting.timeout.connect(self._glance)

    @property
    def root(self) -> Path | None:
        """Give the folder that is watched."""
        return self._root

    def begin(self) -> None:
        """Exchange from now on: somebody has signed in."""
        self._timer.start()
        self.follow()

    def close(self) -> None:
        """Stop a pass and wait for its end."""
        self._timer.stop()
        self._waiting.stop()
        self._watched.stop()
        self.beside.close()

    def follow(self) -> None:
        """Read which folder is to be watched, and look there at once."""
        self._root = self._runner.ask(watched_folder)
        self.sight, self.last, self.worked_at = Sight.UNKNOWN, None, 0
        self._watched.stop()
        self.lookout = None
        if self._root is not None:
            self.lookout = self._runner.ask(lookout_on, self._root, PATIENCE)
            self.look()
        self.moved.emit()

    def look(self) -> None:
        """Look whether the folder can be reached; then exchange."""
        if self.lookout is not None and not self.is_working:
            self.lookout.glimpse(self._since.elapsed())
            self._waiting.start()

    def _glance(self) -> None:
        if self.lookout is None:
            return self._waiting.stop()
        found = self.lookout.glimpse(self._since.elapsed())
        if found.sight is Sight.UNKNOWN:
            return None
        self.sight = found.sight
        self._waiting.stop()
        if found.sight is Sight.REACHED:
            self._exchange()
        self.moved.emit()
        return None

    def _exchange(self) -> None:
        root, watched = self._root, Watched()
        if root is None or self.is_working:
            return
        self._watched, self.is_working = watched, True
        self.beside.run(
            lambda session: exchange_with(session, root, watched),
            lambda found: self._finish(found, root),
            self,
        )

    def _finish(self, found: Pass | Trouble, root: Path) -> None:
        self.is_working = False
        if root == self._root:
            self._note(found)
        has_news = isinstance(found, Pass) and (found.report.packages or found.sent)
        if has_news and isinstance(found, Pass):
            self._runner.run(come_back, subjects_of(found.report))
        self.moved.emit()

    def _note(self, found: Pass | Trouble) -> None:
        is_news = isinstance(found, Trouble) or found.report.packages or found.sent
        if is_news or not isinstance(self.last, Pass):
            self.last = found
        if isinstance(found, Pass):
            self.sight = Sight.REACHED if found.reachable else Sight.GONE
            if found.reachable and found.report.stopped is None:
                self.worked_at = self._runner.session.workplace.world.now()


def rounds_of(runner: Runner) -> Rounds:
    """Give the rounds of a desk; they go on whatever page is shown."""
    return runner.findChild(Rounds) or Rounds(runner)
