"""Work that would hold up the window, on a thread of its own, one piece after the other."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.domain.refusals import Trouble

Found = TypeVar("Found")


class Task:
    """A piece of work under way.

    `name` is what the window says about it; what has none is not shown and always done. What
    `writes` is told also when it was cancelled: it may have been done by then.
    """

    def __init__(self, name: str, *, writes: bool = False) -> None:
        self.name = name
        self.writes = writes
        self.progress = (0, 0)
        self._cancelled = Event()
        self._forgotten = False

    def cancel(self) -> None:
        """Let nothing come of it: it is not begun, or what it finds is thrown away."""
        self._cancelled.set()

    def forget(self) -> None:
        """Let it be done, but tell nobody: who asked is no longer there."""
        self._forgotten = True

    @property
    def cancelled(self) -> bool:
        """Tell whether nobody wants it any more; long work looks now and then."""
        return self._cancelled.is_set()

    @property
    def is_awaited(self) -> bool:
        """Tell whether somebody still waits for what it finds."""
        return self.writes or (not self.cancelled and not self._forgotten)


class Background(QObject):
    """Runs work beside the window and brings back what it found.

    `began`, `advanced` and `ended` tell the window what to show. A trouble is told as such; any
    other error is raised again in the window's own thread, where it is a fault of ours. What
    writes for long has a second thread: questions are answered meanwhile.
    """

    began = Signal(object)
    advanced = Signal(object)
    ended = Signal(object)
    troubled = Signal(object)
    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writing")
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)
        # What is done with a finding stays here: it may hold widgets, and the last one to let
        # go of a widget must be the window's own thread.
        self._then: dict[Task, Callable[[Any], None]] = {}

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way."""
        return not self._then

    @property
    def is_writing(self) -> bool:
        """Tell whether something is written beside the window: the window must not write then."""
        return any(task.writes for task in self._then)

    def run(
        self,
        name: str,
        work: Callable[[], Found],
        then: Callable[[Found], None] = lambda _: None,
        owner: QObject | None = None,
    ) -> Task:
        """Do some work there, then something with what it gave here, while `owner` lives.

        `work` must not hold widgets.
        """
        task = Task(name)
        if owner is not None:
            owner.destroyed.connect(lambda: task.forget())
        return self._begin(task, self._threads, work, then)

    def write(
        self, name: str, work: Callable[[Task], Found], then: Callable[[Found], None]
    ) -> Task:
        """Do something there that writes, and always something with what it gave here.

        It is cancelled only by looking at its task itself, and tells that how far it is.
        """
        task = Task(name, writes=True)
        return self._begin(task, self._writer, lambda: work(task), then)

    def advance(self, task: Task, done: int, total: int) -> None:
        """Say from any thread how far something is."""
        task.progress = (done, total)
        self.advanced.emit(task)

    def wait(self) -> None:
        """Give up what was asked for and wait for the rest: what writes, or closes a connection."""
        for task in self._then:
            if task.name and not task.writes:
                task.cancel()
        for threads in (self._threads, self._writer):
            threads.submit(int).result()

    def close(self) -> None:
        """Wait in the same way, and do nothing more."""
        self.wait()
        for threads in (self._threads, self._writer):
            threads.shutdown()

    def _begin(
        self,
        task: Task,
        threads: ThreadPoolExecutor,
        work: Callable[[], Found],
        then: Callable[[Found], None],
    ) -> Task:
        self._then[task] = then
        self.began.emit(task)
        waited = threads.submit(_carry_out, task, work)
        waited.add_done_callback(lambda done: self._arrived.emit((task, done)))
        return task

    def _call(self, arrived: tuple[Task, Future[Any]]) -> None:
        task, done = arrived
        then = self._then.pop(task)
        self.ended.emit(task)
        try:
            found = done.result()
        except Trouble as trouble:
            if not task.cancelled:
                self.troubled.emit(trouble)
            return
        if task.is_awaited:
            then(found)


def _carry_out(task: Task, work: Callable[[], Found]) -> Found | None:
    """Do the work, unless nobody wants it any more."""
    return None if task.cancelled and not task.writes else work()
