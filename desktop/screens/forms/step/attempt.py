"""Runs an action whose refusal belongs into the form, not above the page."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.domain.refusals import Trouble
from desktop.screens.running.runner import Runner

P = ParamSpec("P")


def attempt(
    runner: Runner,
    action: Callable[Concatenate[Session, P], Changes],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Trouble | None:
    """Run an action; give the trouble it had, None when it was done."""
    met: list[Trouble] = []

    def trying(session: Session) -> Changes:
        try:
            return action(session, *args, **kwargs)
        except Trouble as trouble:
            met.append(trouble)
            return Changes()

    runner.run(trying)
    return met[0] if met else None
