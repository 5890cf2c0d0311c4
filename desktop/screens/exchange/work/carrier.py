"""What is under way between this computer and a stick; it goes on while pages come and go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.exchange import enrolment, receiving, sending
from desktop.actions.exchange.around.news import News, come_back, look_around
from desktop.actions.exchange.around.places import Stick
from desktop.actions.exchange.around.watched import Watched
from desktop.actions.exchange.report import Outcome, Report
from desktop.actions.exchange.sending import Outgoing, Sent
from desktop.actions.session import Session
from desktop.domain.refusals import Trouble
from desktop.screens.exchange.work.beside import Beside
from desktop.screens.exchange.work.plugged import Plugged
from desktop.screens.running.runner import Runner
from desktop.screens.setting_up.hall import attempt
from desktop.screens.settings.word_list import word_list

SEND, TAKE, ADMIT = "send", "take", "admit"
LOOK, SOON = 100, 800
"""Milliseconds between two looks at how far work is, and before others' lacks are counted anew."""

Result = Sent | Report | Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What would go to a place and what would come from there; nothing was written for it."""

    root: Path
    outgoing: Outgoing | Trouble
    coming: tuple[Outcome, ...] | Trouble = ()


@dataclass(frozen=True, slots=True)
class Job:
    """Work under way: what it is, where, and how far."""

    way: str
    root: Path
    watched: Watched


class Carrier(QObject):
    """Knows the sticks and what lies there; sends, takes, admits, one after the other.

    `seen` when a stick or what is on it is another, `moved` when work began, went on or ended,
    `called` when a key asks for one of the two ways.
    """

    seen = Signal()
    moved = Signal()
    called = Signal(str)

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner)
        self._runner = runner
        self.beside = Beside(runner)
        self.plugged = Plugged(self)
        self.news: tuple[News, ...] = ()
        self.survey: Survey | None = None
        self.job: Job | None = None
        self.results: dict[str, Result] = {}
        self._root: Path | None = None
        self._was_there = False
        self._surveying = Watched()
        self._is_closed = False
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.moved)
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._soon.timeout.connect(self._look_there)
        self.plugged.seen.connect(self._see)

    @property
    def stick(self) -> Stick | None:
        """Give the place that is spoken of, None where nothing is plugged in."""
        found = [spot.stick for spot in self.plugged.spots if spot.stick.root == self._root]
        return found[0] if found else None

    @property
    def here(self) -> News:
        """Give what lies at the place that is spoken of."""
        found = [news for news in self.news if news.root == self._root]
        return found[0] if found else News(root=Path())

    def begin(self) -> None:
        """Look for sticks from now on: somebody has signed in."""
        self.plugged.begin()

    def close(self) -> None:
        """Stop what is under way and wait for its end; nothing half-written is left."""
        self._is_closed = True
        self.plugged.end()
        self._surveying.stop()
        if self.job is not None:
            self.job.watched.stop()
        self.beside.close()

    def pick(self, root: Path) -> None:
        """Speak of another one of the places."""
        if root != self._root and self.job is None:
            self._root, self.survey = root, None
            self.results.clear()
            self.seen.emit()
            self._look_there()

    def choose(self, root: Path) -> None:
        """Use a folder that somebody chose as if it were a stick."""
        self.plugged.choose(root)
        self._root, self.survey = root, None
        self.results.clear()

    def freshen(self) -> None:
        """Count again soon what would go: something was written here."""
        if self._root is not None and self.job is None:
            self._soon.start()

    def forget(self, way: str) -> None:
        """Put away what a way has ended with."""
        self.results.pop(way, None)
        self._look_there()

    def send(self, *, full: bool = False) -> None:
        """Write what the others lack, or everything."""
        root = self._root

        def act(session: Session, watched: Watched) -> Result:
            return sending.send(session, root or Path(), full=full, watch=watched)

        self._work(SEND, act)

    def take(self) -> None:
        """Take over every new package, and the attachments beside them."""
        root, paths = self._root, [one.path for one in self.here.new]

        def act(session: Session, watched: Watched) -> Result:
            return receiving.take(session, paths, watched, root=root)

        self._work(TAKE, act)

    def admit(self, request: Path, prefix: str) -> None:
        """Let a computer in, and write its welcome beside its request."""
        root = self._root

        def act(session: Session, watched: Watched) -> Result:
            return enrolment.admit(session, request, prefix, root or Path(), watched)

        self._work(ADMIT, act)

    def stop(self) -> None:
        """Let what is under way end at its next step."""
        if self.job is not None:
            self.job.watched.stop()
            self.moved.emit()

    def _work(self, way: str, act: Callable[[Session, Watched], Result]) -> None:
        if self.job is not None or self._root is None:
            return
        self._surveying.stop()
        watched = Watched()
        self.job = Job(way, self._root, watched)
        self.results.pop(way, None)
        self._timer.start()
        self.beside.run(
            lambda session: act(session, watched), lambda found: self._finish(way, found), self
        )
        self.moved.emit()

    def _finish(self, way: str, found: Result) -> None:
        self._timer.stop()
        self.job = None
        self.results[way] = found
        if not self._is_closed:
            self._runner.run(come_back, subjects_of(found))
            self._look_there()
        self.moved.emit()

    def _see(self) -> None:
        roots = [spot.stick.root for spot in self.plugged.spots]
        if self._root not in roots:
            self.survey, self._was_there = None, False
        if roots and (self._root not in roots or not self._was_there) and self.job is None:
            # What the last stick ended with is told until another one comes, or it comes again.
            self._root = self._root if self._root in roots else roots[0]
            self._was_there = True
            self.results.clear()
        self.seen.emit()
        self._look_there()

    def _look_there(self) -> None:
        """Ask beside the window what lies at the places, and what would go to this one."""
        if self._is_closed or self.job is not None:
            return
        self._surveying.stop()
        self._surveying = watched = Watched()
        roots = [spot.stick.root for spot in self.plugged.spots]
        if not roots:
            self.news, self.survey = (), None
            self.seen.emit()
            return
        root = self._root if self._root in roots else roots[0]
        words = word_list()
        self.beside.run(
            lambda session: _surveyed(session, roots, root, words, watched),
            lambda found: self._know(found, watched),
            self,
        )

    def _know(
        self, found: tuple[tuple[News, ...], Survey | None] | Trouble, watched: Watched
    ) -> None:
        if watched.is_stopped or isinstance(found, Trouble):
            return
        self.news, self.survey = found
        self.seen.emit()


def carrier_of(runner: Runner) -> Carrier:
    """Give the carrier of a desk; it outlives the pages that look at it."""
    return runner.findChild(Carrier) or Carrier(runner)


def subjects_of(found: Result) -> frozenset[str]:
    """Name the cases that a piece of work touched here."""
    if not isinstance(found, Report):
        return frozenset()
    return frozenset(case.subject for one in found.packages for case in one.cases)


def _surveyed(
    session: Session, roots: Sequence[Path], root: Path, words: Sequence[str], watched: Watched
) -> tuple[tuple[News, ...], Survey | None]:
    news = look_around(session, roots, words)
    new = [one for each in news if each.root == root for one in each.new]
    outgoing = attempt(lambda: sending.preview(session, root))
    coming = attempt(lambda: tuple(receiving.preview(session, one.path, watched) for one in new))
    return news, Survey(root=root, outgoing=outgoing, coming=coming)
