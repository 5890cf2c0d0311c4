"""Carries wishes to actions, questions to answers, and changes back to every page."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.actions.changes import Changes
from desktop.actions.exchange.beside import catch_up, work_beside
from desktop.actions.session import Session
from desktop.actions.sign_in import look_beside
from desktop.domain.refusals import Refused, Trouble
from desktop.screens.running.background import Background, Task

P = ParamSpec("P")
Answer = TypeVar("Answer")

FEW = 100
"""Cases that are read again in the blink of an eye on a slow computer (1 ms each, UX chapter 4)."""
STEP = 50
"""Cases between two times of telling how far it is."""

Told = Callable[[Trouble | None], None]
"""Is told the trouble that an action had, None when it was done."""


def _nobody(_: Trouble | None) -> None:
    """Tell nobody."""


class Runner(QObject):
    """The one road from a click to the ledger and back (STYLE 3.3).

    Actions run at once, on the window's own connection: they take milliseconds. Questions that
    take longer go beside it, through a connection that only reads, and actions that read all
    cases again through one that writes. `saved_at` is when the last action was written, 0 before
    the first.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, background: Background) -> None:
        super().__init__()
        self.session = session
        self.background = background
        self.saved_at = 0
        self._beside: Session | None = None
        self._stale = False
        self._is_closed = False
        self._late: list[Callable[[], object]] = []
        background.troubled.connect(self.refused)
        background.ended.connect(self._keep_late)

    def run(
        self,
        action: Callable[Concatenate[Session, P], Changes],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Run an action, then tell every page what it touched or why it was refused."""
        trouble = self._try(lambda session: action(session, *args, **kwargs))
        if trouble is not None:
            self.refused.emit(trouble)
        return trouble is None

    def run_beside(
        self,
        name: str,
        action: Callable[[Session], Changes],
        then: Told = _nobody,
        *,
        is_slow: bool = False,
    ) -> None:
        """Run an action that may read every case again, without holding up the window.

        `name` is what the window says meanwhile, `then` is told how it went, after `changed`.
        With few cases it is done at once, unless it `is_slow` by itself. It is one transaction:
        given up, nothing has happened.
        """
        few = not is_slow and sum(self.session.workplace.store.lists.counts().values()) <= FEW
        if few or self.background.is_writing:
            return then(self._try(action))

        def write(task: Task) -> Changes | Trouble:
            try:
                return _written(self.session, action, partial(self._note, task))
            except Trouble as trouble:
                return trouble

        self.background.write(name, write, partial(self._settle, then))
        return None

    def go_on_as(self, changed: Session) -> None:
        """Go on with the keys that a session beside the window has now, of the same person."""
        self.session = replace(self.session, keys=changed.keys)

    def keep(
        self,
        action: Callable[Concatenate[Session, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Write what belongs to this computer only, such as a draft: now, or after long work."""
        if self.background.is_writing:
            self._late.append(partial(self.ask, action, *args, **kwargs))
        else:
            self.ask(action, *args, **kwargs)

    def ask(
        self,
        question: Callable[Concatenate[Session, P], Answer],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Answer | None:
        """Ask something that is answered at once; None when it was refused, which is told."""
        try:
            return question(self.session, *args, **kwargs)
        except Trouble as trouble:
            self.refused.emit(trouble)
            return None

    def ask_beside(
        self,
        name: str,
        question: Callable[[Session], Answer],
        then: Callable[[Answer], None],
        owner: QObject | None = None,
    ) -> Task:
        """Ask something long beside the window; `name` is what the window says it does."""
        return self.background.run(name, lambda: question(self._reader()), then, owner)

    def close(self) -> None:
        """Give back the connection that reads, on the thread that opened it."""
        self.background.run("", self._close_reader)

    def end(self) -> None:
        """Write what waited for a long action, once nothing is under way, and nothing more."""
        self._is_closed = True
        for each in self._late:
            each()

    def _try(self, action: Callable[[Session], Changes]) -> Trouble | None:
        if self.background.is_writing:
            # It would wait for the other one, and the window with it.
            return Refused("still_saving")
        try:
            self._tell(action(self.session))
        except Trouble as trouble:
            return trouble
        return None

    def _tell(self, changes: Changes) -> None:
        self._stale = True
        if changes.events:
            self.saved_at = self.session.workplace.world.now()
        self.changed.emit(changes)

    def _note(self, task: Task, done: int, total: int) -> None:
        """Say how far an action beside the window is; called there."""
        if task.cancelled:
            raise Refused("given_up")
        if done % STEP == 0:
            self.background.advance(task, done, total)

    def _settle(self, then: Told, found: Changes | Trouble) -> None:
        """Take over what was written beside the window."""
        if self._is_closed:
            return None
        catch_up(self.session.workplace)
        if isinstance(found, Trouble):
            return then(found)
        self._tell(found)
        return then(None)

    def _keep_late(self, _ended: Task) -> None:
        if self.background.is_writing or self._is_closed:
            return
        late, self._late = self._late, []
        for each in late:
            each()

    def _reader(self) -> Session:
        if self._beside is None:
            self._beside = look_beside(self.session)
        if self._stale:
            self._stale = False
            self._beside.workplace.forget()
        return self._beside

    def _close_reader(self) -> None:
        if self._beside is not None:
            self._beside.workplace.store.close()
            self._beside = None


def _written(
    session: Session, action: Callable[[Session], Changes], note: Callable[[int, int], None]
) -> Changes:
    """Run an action on a connection of its own, which is closed in any case."""
    beside = work_beside(session)
    with beside.workplace.store:
        beside.workplace.watch = note
        return action(beside)
