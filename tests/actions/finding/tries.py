"""What Ctrl+K asks, tried by every role."""

from desktop.actions.finding import hits
from desktop.domain.people import Action
from tests.actions.tries import Try, on
from tests.actions.worklists.tries import line_of

ABOUT_FINDING = (
    Try(Action.SEE_CASES, hits.find_cases, lambda g, _: lambda s: hits.find_cases(s, "si", 8)),
    Try(Action.SEE_CASES, hits.case_hit, on(line_of, hits.case_hit)),
    Try(Action.SEE_OFFICE, hits.find_people, lambda g, _: lambda s: hits.find_people(s, "a", 8)),
    Try(
        Action.SEE_OFFICE,
        hits.find_procedures,
        lambda g, _: lambda s: hits.find_procedures(s, "a", 8),
    ),
)
