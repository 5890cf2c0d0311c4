"""What must hold of every case whatever people do."""

from random import Random

from desktop.actions.workplace import Workplace
from desktop.domain.case import Case, read_case
from desktop.domain.events.cases import NumberVoided
from desktop.domain.lines import line_of
from desktop.domain.papers import PERMIT, paper_at
from desktop.domain.reading.verdicts import Verdict
from desktop.domain.sop.model import Result, Section, Status

NEVER = {Verdict.UNSIGNED, Verdict.NO_ROLE, Verdict.UNKNOWN, Verdict.UNCONFIRMED}
ENDED = {Status.CANCELLED}
OUT = {Status.ISSUED, Status.HANDED_OVER}


def check_case(workplace: Workplace, subject: str, random: Random) -> None:
    """Check one case: read again, in another order, against its line."""
    case = workplace.case(subject)
    events = workplace.store.ledger.events(subject)
    random.shuffle(events)
    again = read_case(events, workplace.office)
    assert again == case
    line = workplace.store.lists.line(subject)
    fresh = line_of(case, workplace.office, workplace.calendar)
    for name in ("number", "status", "symbol", "step", "performers", "conflicts", "numbers"):
        assert getattr(line, name) == getattr(fresh, name), name
    check_history(case)
    check_status(case)


def check_history(case: Case) -> None:
    wrong = {(event.kind, said) for event, said in case.history if said in NEVER}
    assert not wrong, wrong


def check_status(case: Case) -> None:
    ended = case.trail[-1].taken is not None or case.revoked is not None
    assert (case.current is None) == ended
    if case.status in ENDED:
        assert case.current is None
    if case.current is not None:
        assert case.performers()
    if case.status in OUT and numbers_the_permit(case) and not was_voided(case):
        assert PERMIT in case.numbers or PERMIT in case.number_clashes


def numbers_the_permit(case: Case) -> bool:
    """Tell whether the case has passed a row that numbers the permit, going on from it."""
    return any(
        Section.NUMBER in visit.symbol.form and paper_at(visit.symbol, Result.APPROVE) == PERMIT
        for visit in case.trail
        if visit.taken is not None
        and visit.taken.exit is not None
        and not case.sop.flow.goes_back(visit.symbol, visit.taken.exit)
    )


def was_voided(case: Case) -> bool:
    return any(
        isinstance(event.fact, NumberVoided) and said is Verdict.COUNTS
        for event, said in case.history
    )


def check_numbers(workplace: Workplace) -> None:
    """Check that no number stands on two papers, nor two cases have one intake number."""
    lists = workplace.store.lists
    assert lists.duplicate_numbers() == []
    intake = [line.number for line in lists.all_lines()]
    assert len(intake) == len(set(intake))
