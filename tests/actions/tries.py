"""How an action is tried: its function, what it needs, and whose step it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from desktop.actions.session import Session
from desktop.domain.people import Action, Role
from tests.actions.stage import Stage

T = TypeVar("T")
Act = Callable[[Session], object]
Prepare = Callable[[Stage, Session], Act]


@dataclass(frozen=True)
class Try:
    """One public function, the action it asks for, and who of the roles has the step."""

    action: Action
    function: Callable[..., object]
    prepare: Prepare
    step: frozenset[Role] | None = None
    own: bool = False


def on(make: Callable[[Stage], T], act: Callable[[Session, T], object]) -> Prepare:
    """Make something first, then act on it in somebody's name."""

    def prepare(stage: Stage, _: Session) -> Act:
        made = make(stage)
        return lambda session: act(session, made)

    return prepare
