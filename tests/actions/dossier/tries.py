"""The questions of the tabs of a case, tried by every role."""

from collections.abc import Callable

from desktop.actions.dossier import data, history
from desktop.actions.session import Session
from desktop.domain.case import Case
from desktop.domain.people import Action
from tests.actions.stage import Stage
from tests.actions.tries import Prepare, Try


def _asked(question: Callable[[Session, Case], object]) -> Prepare:
    def prepare(stage: Stage, _: Session):
        case = stage.case(stage.registered())
        return lambda session: question(session, case)

    return prepare


ABOUT_DOSSIERS = tuple(
    Try(Action.SEE_CASES, question, _asked(question))
    for question in (data.said_data, data.requirements_of, history.trail_of)
)
