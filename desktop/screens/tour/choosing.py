"""Chooses cases that show something: each state of a table, each status of a case."""

from collections.abc import Callable, Iterator

from desktop.actions.lists import timing
from desktop.actions.procedures.standing import case_progress
from desktop.domain.calendar.timing import Timing
from desktop.domain.lines import CaseLine
from desktop.screens.tour.guide import Guide

LATE = "terlambat"


def chosen(guide: Guide) -> Iterator[tuple[str, str]]:
    """Give names and ids of cases, one for each state, then one for each status."""
    lines = list(guide.lines())
    wanted: list[tuple[str, Callable[[CaseLine], bool]]] = [
        (LATE, lambda line: _timing(guide, line) is Timing.OVERDUE),
        ("berjalan", lambda line: _timing(guide, line) is Timing.RUNNING),
        ("menunggu", lambda line: bool(line.symbol and line.paused)),
        ("berulang", lambda line: _is_looped(guide, line)),
    ]
    found = [(name, next(filter(fits, lines), None)) for name, fits in wanted]
    statuses = sorted({line.status for line in lines})
    found += [
        (status, next(line for line in lines if line.status == status)) for status in statuses
    ]
    shown: set[str] = set()
    for name, line in found:
        if line is not None and line.subject not in shown:
            shown.add(line.subject)
            yield name, line.subject


def late(guide: Guide) -> str:
    """Give the id of a late case with much to see."""
    return dict(chosen(guide))[LATE]


def _timing(guide: Guide, line: CaseLine) -> Timing | None:
    return timing(guide.session, line).timing if line.symbol else None


def _is_looped(guide: Guide, line: CaseLine) -> bool:
    case = guide.session.workplace.case(line.subject)
    steps = case_progress(guide.session, case).steps.values()
    return bool(line.symbol) and any(step.passes > 1 for step in steps)
