"""The passes that the readings keep, beside those that all cases have when they are read anew."""

from desktop.actions.workplace import Workplace
from desktop.domain.case import read_case
from desktop.domain.events.event import OFFICE
from desktop.domain.lines import passes_of
from desktop.domain.refusals import Refused

Kept = dict[str, list[tuple[int, int, int, int]]]


def kept(workplace: Workplace) -> Kept:
    """What stands in the table, by case."""
    query = (
        "SELECT subject, position, finished, minutes, over FROM passes JOIN cases"
        " ON cases.n = passes.n ORDER BY subject, place"
    )
    found: Kept = {}
    for subject, *rest in workplace.store.database.rows(query):
        found.setdefault(subject, []).append(tuple(rest))
    return found


def folded(workplace: Workplace) -> Kept:
    """What every case says, read from its events alone."""
    found: Kept = {}
    for subject, events in workplace.store.ledger.stream():
        if subject == OFFICE:
            continue
        try:
            case = read_case(events, workplace.office)
        except Refused:
            continue
        passes = passes_of(case, workplace.office, workplace.calendar)
        if passes:
            found[subject] = [tuple(one) for one in passes]
    return found


def true_passes(workplace: Workplace) -> Kept:
    """Give the passes that are kept, after comparing them with all cases."""
    found = kept(workplace)
    assert found == folded(workplace)
    return found
