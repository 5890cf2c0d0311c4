"""The tasks of the person at the computer, tab by tab (UX chapter 3.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.readings.lists import AT_WORK, PAUSED, WITH_APPLICANT
from db.readings.tasks import EVER, Sieve
from desktop.actions.lists import TASKS, timing
from desktop.actions.session import Session
from desktop.actions.worklists.bulk import bulk_kind
from desktop.actions.worklists.due import Due, span_of
from desktop.domain.calendar.timing import Standing, sort_key
from desktop.domain.lines import CaseLine
from desktop.domain.people import Action
from desktop.domain.sop.model import Section


class Tab(StrEnum):
    """The tabs of *Tugas Saya*."""

    MINE = "tasks_mine"
    APPLICANT = "tasks_applicant"
    ELSEWHERE = "tasks_elsewhere"
    FINISHED = "tasks_finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A case on somebody's list: how it stands, and in which of their roles they act on it.

    `together` is initials or signature where several cases may be done at once.
    """

    line: CaseLine
    how: Standing
    roles: tuple[str, ...] = ()
    together: Section | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which tasks: a tab, what somebody typed, one permit type, and of what waits: due when."""

    tab: Tab = Tab.MINE
    typed: str = ""
    permit_type: str = ""
    due: Due = Due.EVER


def tasks(session: Session, asked: Asked, limit: int = TASKS) -> list[Task]:
    """List the tasks of a tab: most late first; what was finished today, newest first."""
    session.allow(Action.SEE_CASES)
    span = span_of(session, asked.due) or EVER
    sieve = Sieve(typed=asked.typed, permit_type=asked.permit_type, limit=limit, due=span)
    found = [_task(session, line) for line in _lines(session, asked.tab, sieve)]
    if asked.tab is not Tab.FINISHED:
        found.sort(key=lambda task: (*sort_key(task.how), task.line.number))
    return found


def task_counts(session: Session) -> Mapping[Tab, int]:
    """Count the tasks of each tab."""
    session.allow(Action.SEE_CASES)
    store, held = session.workplace.store.tasks, session.held()
    elsewhere = store.count_in_hand(session.person, held)
    return {
        Tab.MINE: store.count_waiting(held, AT_WORK),
        Tab.APPLICANT: store.count_waiting(held, WITH_APPLICANT),
        Tab.ELSEWHERE: elsewhere + store.count_waiting(held, PAUSED),
        Tab.FINISHED: store.count_finished(session.person, _midnight(session)),
    }


def count_due(session: Session, due: Due, most: int = -1) -> int:
    """Count the tasks to be done that are late, or due today; with Due.EVER all of them.

    Who only wants to know that there are many names the `most` that are counted.
    """
    session.allow(Action.SEE_CASES)
    span = span_of(session, due) or EVER
    return session.workplace.store.tasks.count_waiting(session.held(), AT_WORK, span, most)


def next_task(session: Session, subject: str) -> CaseLine | None:
    """Find the first other task of the list: what opens by itself when this one is finished."""
    others = (task.line for task in tasks(session, Asked()) if task.line.subject != subject)
    return next(others, None)


def _lines(session: Session, tab: Tab, sieve: Sieve) -> list[CaseLine]:
    store, held = session.workplace.store.tasks, session.held()
    match tab:
        case Tab.MINE:
            return store.waiting(held, (AT_WORK,), sieve)
        case Tab.APPLICANT:
            return store.waiting(held, (WITH_APPLICANT,), sieve)
        case Tab.ELSEWHERE:
            halted = store.waiting(held, (PAUSED,), sieve)
            return [*store.in_hand(session.person, held, sieve), *halted]
        case Tab.FINISHED:
            return store.finished(session.person, _midnight(session), sieve)


def _task(session: Session, line: CaseLine) -> Task:
    roles = tuple(
        role
        for role, permits in session.held().items()
        if role in line.performers and (not permits or line.permit_type in permits)
    )
    together = bulk_kind(session, line) if roles else None
    return Task(line=line, how=timing(session, line), roles=roles, together=together)


def _midnight(session: Session) -> int:
    workplace = session.workplace
    return workplace.calendar.midnight_of(date.fromisoformat(workplace.today()))
