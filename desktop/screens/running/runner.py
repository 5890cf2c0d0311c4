"""Carries wishes to actions, questions to answers, and changes back to every page."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.sign_in import look_beside
from desktop.domain.refusals import Trouble
from desktop.screens.running.background import Background, Task

P = ParamSpec("P")
Answer = TypeVar("Answer")


class Runner(QObject):
    """The one road from a click to the ledger and back (STYLE 3.3).

    Actions run at once, on the window's own connection: they take milliseconds. Questions that
    take longer go beside it, through a connection that only reads.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, background: Background) -> None:
        super().__init__()
        self.session = session
        self.background = background
        self._beside: Session | None = None
        self._stale = False
        background.troubled.connect(self.refused)

    def run(
        self,
        action: Callable[Concatenate[Session, P], Changes],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Run an action, then tell every page what it touched or why it was refused."""
        try:
            changes = action(self.session, *args, **kwargs)
        except Trouble as trouble:
            self.refused.emit(trouble)
            return False
        self._stale = True
        self.changed.emit(changes)
        return True

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
