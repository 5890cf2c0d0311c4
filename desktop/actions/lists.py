"""What commands and screens ask: worklist, case list, search, one case, and how late it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.readings.lists import AT_WORK, PAUSED, WITH_APPLICANT
from db.readings.tasks import Sieve
from desktop.actions.case import forms
from desktop.actions.session import Session
from desktop.domain.calendar.deadlines import Deadline, Kind
from desktop.domain.calendar.timing import Standing, sort_key, standing_at, worst_of
from desktop.domain.case import Case
from desktop.domain.case_times import promise, step_deadline
from desktop.domain.forms.checklist import Requirement, missing
from desktop.domain.lines import CaseLine
from desktop.domain.people import Action
from desktop.domain.refusals import Refused

TASKS = 200
"""Tasks that a worklist shows at most; what is due first stays."""
PLACES = (AT_WORK, PAUSED, WITH_APPLICANT)


@dataclass(frozen=True, slots=True)
class SharedNumber:
    """A number that several papers carry, each with its case."""

    text: str
    papers: tuple[tuple[CaseLine, str], ...]


def worklist(session: Session, limit: int = TASKS) -> list[CaseLine]:
    """List what waits for the person's roles: most late first, then what is due next."""
    session.allow(Action.SEE_CASES)
    sieve = Sieve(limit=limit)
    lines = session.workplace.store.tasks.waiting(session.held(), PLACES, sieve)
    mine = [(timing(session, line), line) for line in lines]
    mine.sort(key=lambda pair: (*sort_key(pair[0]), pair[1].number))
    return [line for _, line in mine]


def cases(session: Session, status: Sequence[str] = (), limit: int = 50) -> list[CaseLine]:
    """List cases, newest first, optionally only those in some statuses."""
    session.allow(Action.SEE_CASES)
    return session.workplace.store.lists.newest(status, limit)


def cases_under(session: Session, version: str, limit: int = 500) -> list[CaseLine]:
    """List the cases under a version of a procedure: running ones first, due soonest on top."""
    session.allow(Action.SEE_CASES)
    store = session.workplace.store
    lines = (store.lists.line(subject) for subject in store.passes.subjects(version, limit))
    return [line for line in lines if line is not None]


def find(session: Session, text: str, limit: int = 50) -> list[CaseLine]:
    """Search number, applicant, NIK and business as somebody types."""
    session.allow(Action.SEE_CASES)
    return session.workplace.store.lists.find(text, limit)


def open_case(session: Session, named: str) -> Case:
    """Open a case by its intake number, the number of a paper of it, or its id.

    Raises Refused("case_unknown"), and Refused("number_unclear") when several have that number.
    """
    session.allow(Action.SEE_CASES)
    found = session.workplace.store.lists.by_number(named.strip())
    if len(found) > 1:
        raise Refused("number_unclear", text=named.strip(), count=len(found))
    return session.workplace.case(found[0].subject if found else named.strip())


def shared_numbers(session: Session) -> list[SharedNumber]:
    """List the numbers that several papers carry: a conflict to show, with all its papers."""
    session.allow(Action.SEE_CASES)
    lists = session.workplace.store.lists
    return [
        SharedNumber(
            text,
            tuple((line, paper) for subject, paper in papers if (line := lists.line(subject))),
        )
        for text, papers in lists.duplicate_numbers()
    ]


def missing_items(session: Session, case: Case) -> tuple[Requirement, ...]:
    """List what the applicant still has to bring, as it was ticked last."""
    session.allow(Action.SEE_CASES)
    asked = forms.checklist(session.workplace, case.registered.permit_type)
    return missing(asked, forms.ticks_of(case))


def timing(session: Session, line: CaseLine) -> Standing:
    """Tell how the step a case stands at is in time, now."""
    session.allow(Action.SEE_CASES)
    deadline = Deadline(
        kind=Kind(line.kind) if line.kind else Kind.NO_LIMIT,
        due=line.due,
        warning=line.warning,
        paused_since=line.paused,
    )
    workplace = session.workplace
    return standing_at(deadline, workplace.world.now(), workplace.calendar)


def case_timing(session: Session, case: Case) -> Standing:
    """Tell how a case is in time: the worse of its step and the promise for the whole."""
    session.allow(Action.SEE_CASES)
    workplace = session.workplace
    if case.current is None:
        return worst_of(())
    office, calendar = workplace.office, workplace.calendar
    deadlines = (
        step_deadline(case, case.current, office, calendar),
        promise(case, office, calendar),
    )
    now = workplace.world.now()
    return worst_of(standing_at(deadline, now, calendar) for deadline in deadlines)
