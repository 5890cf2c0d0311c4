"""The questions of the online queue, tried by every role."""

from desktop.actions.online import data, queue
from desktop.actions.session import Session
from desktop.domain.people import Action
from tests.actions.stage import Stage
from tests.actions.tries import Try


def _asked(stage: Stage, _: Session):
    subject = stage.registered()
    return lambda session: data.entry_data(session, subject, "4")


ABOUT_QUEUE = (
    Try(Action.SEE_CASES, queue.count_online, lambda g, _: queue.count_online),
    Try(Action.SEE_CASES, queue.online_counts, lambda g, _: queue.online_counts),
    Try(Action.SEE_CASES, queue.online_entries, lambda g, _: queue.online_entries),
    Try(Action.SEE_CASES, data.entry_data, _asked),
)
