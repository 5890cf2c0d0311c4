"""The questions of the lists, and the signing of several, tried by every role."""

from desktop.actions.worklists import browsing, bulk, due, glance, readiness, recent, tasks
from desktop.actions.worklists.browsing import Filter
from desktop.actions.worklists.due import Due
from desktop.actions.worklists.tasks import Asked
from desktop.domain.lines import CaseLine
from desktop.domain.people import Action, Role
from tests.actions.stage import Stage
from tests.actions.tries import Try, on


def line_of(stage: Stage) -> CaseLine:
    line = stage.office.admin.workplace.store.lists.line(stage.registered())
    assert line is not None
    return line


def _case(stage: Stage) -> str:
    return stage.registered()


def _at_initials(stage: Stage) -> str:
    return stage.walked("18")


ABOUT_LISTS = (
    Try(Action.SEE_CASES, tasks.tasks, lambda g, _: lambda s: tasks.tasks(s, Asked())),
    Try(Action.SEE_CASES, tasks.task_counts, lambda g, _: tasks.task_counts),
    Try(Action.SEE_CASES, tasks.next_task, lambda g, _: lambda s: tasks.next_task(s, "")),
    Try(
        Action.SEE_CASES,
        browsing.count_cases,
        lambda g, _: lambda s: browsing.count_cases(s, Filter()),
    ),
    Try(
        Action.SEE_CASES,
        browsing.page_of_cases,
        lambda g, _: lambda s: browsing.page_of_cases(s, Filter(), 0, 10),
    ),
    Try(Action.SEE_CASES, browsing.line_timing, on(line_of, browsing.line_timing)),
    Try(Action.SEE_CASES, browsing.permit_types, lambda g, _: browsing.permit_types),
    Try(Action.SEE_CASES, browsing.doubtful_numbers, lambda g, _: browsing.doubtful_numbers),
    Try(
        Action.SEE_CASES,
        tasks.count_due,
        lambda g, _: lambda s: tasks.count_due(s, Due.LATE),
    ),
    Try(Action.SEE_CASES, due.span_of, lambda g, _: lambda s: due.span_of(s, Due.TODAY)),
    Try(Action.SEE_CASES, due.end_of_today, lambda g, _: due.end_of_today),
    Try(Action.SEE_CASES, glance.numbers, lambda g, _: glance.numbers),
    Try(Action.SEE_CASES, glance.oversees, lambda g, _: glance.oversees),
    Try(Action.SEE_CASES, glance.bottlenecks, lambda g, _: lambda s: glance.bottlenecks(s, 5)),
    Try(Action.SEE_CASES, glance.clashes, lambda g, _: lambda s: glance.clashes(s, 3)),
    Try(Action.SEE_CASES, recent.note_opened, on(_case, recent.note_opened)),
    Try(Action.SEE_CASES, recent.opened_last, lambda g, _: recent.opened_last),
    Try(Action.SEE_OFFICE, readiness.readiness, lambda g, _: readiness.readiness),
    Try(Action.SEE_OFFICE, readiness.last_backup, lambda g, _: readiness.last_backup),
    Try(Action.SEE_CASES, bulk.bulk_kind, on(line_of, bulk.bulk_kind)),
    Try(
        Action.COMPLETE_STEP,
        bulk.sign_off,
        on(_at_initials, bulk.sign_off),
        step=frozenset({Role.DIVISION_HEAD}),
    ),
)
