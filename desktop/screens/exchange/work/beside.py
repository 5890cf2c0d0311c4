"""A thread of its own for the exchange: a silent stick holds up neither window nor questions."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.actions.exchange.beside import work_beside
from desktop.actions.session import Session
from desktop.domain.refusals import Trouble
from desktop.screens.running.background import Background
from desktop.screens.running.runner import Runner
from desktop.screens.setting_up.hall import attempt

Found = TypeVar("Found")
EXCHANGE = "exchange"


class Beside:
    """Works with packages through a connection of its own, one piece after the other."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._background = Background()

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way."""
        return self._background.is_idle

    def run(
        self,
        work: Callable[[Session], Found],
        then: Callable[[Found | Trouble], None],
        owner: QObject,
    ) -> None:
        """Do something there in the name of who is signed in; a trouble comes back as found."""
        session = self._runner.session

        def opened() -> Found:
            beside = work_beside(session)
            with beside.workplace.store:
                return work(beside)

        self._background.run(EXCHANGE, lambda: attempt(opened), then, owner)

    def close(self) -> None:
        """Wait for what is under way, and do nothing more."""
        self._background.close()
