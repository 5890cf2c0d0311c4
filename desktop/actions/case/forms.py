"""Check what was filled in, by the form of the step and the rules of the fields."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from desktop.actions.workplace import Workplace
from desktop.domain.case import Case
from desktop.domain.forms.amounts import check_date
from desktop.domain.forms.answers import blocking, check_answers, stored_answers
from desktop.domain.forms.checklist import TICKS, Presence, Requirement, checklist_of, missing
from desktop.domain.forms.fields import Field
from desktop.domain.forms.problems import Problem
from desktop.domain.forms.sections import fields_of
from desktop.domain.permits import permit_type
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import DONE, Flow, exit_for, is_choice
from desktop.domain.sop.model import Row, Section, Symbol

PERSONAL = frozenset({Section.APPLICANT, Section.BUSINESS, Section.HANDOVER, Section.SURVEY})
"""Sections about people: kept in events of their own, whose bodies can be erased."""

OPEN = (
    Section.APPLICANT,
    Section.BUSINESS,
    Section.REQUIREMENTS,
    Section.TECHNICAL_DATA,
    Section.RISK,
    Section.SCHEDULE,
    Section.SURVEY,
    Section.ARCHIVE,
    Section.NOTE,
)
"""Sections that may be filled in outside their step; what somebody answers for may not."""

COMPLETE = "complete"


def problems(
    workplace: Workplace,
    sections: Iterable[Section],
    answers: Mapping[str, str],
    *,
    finishing: bool,
) -> tuple[Problem, ...]:
    """Find what is wrong with the answers to a form; warnings included."""
    return check_answers(
        fields_of(sections),
        answers,
        date.fromisoformat(workplace.today()),
        finishing=finishing,
        region=workplace.office.about("office").get("region_code", ""),
    )


def require_sound(
    workplace: Workplace,
    sections: Iterable[Section],
    answers: Mapping[str, str],
    *,
    finishing: bool = True,
) -> None:
    """Refuse a form that has errors or (finishing) lacks something, naming the first field."""
    wrong = blocking(problems(workplace, sections, answers, finishing=finishing))
    if wrong:
        first = wrong[0]
        raise Refused("form_incomplete", count=len(wrong), field=first.field, problem=first.code)


def refuse_emptied(
    workplace: Workplace, answers: Mapping[str, str], changed: Mapping[str, str]
) -> None:
    """Refuse to clear a field that the application cannot be without."""
    emptied = {name for name, text in changed.items() if not text}
    sections = {Section(name.partition(".")[0]) for name in emptied}
    wrong = blocking(problems(workplace, sections, answers, finishing=True))
    lacking = [problem for problem in wrong if problem.field in emptied]
    if lacking:
        first = lacking[0]
        raise Refused("form_incomplete", count=len(lacking), field=first.field, problem=first.code)


def stored(
    workplace: Workplace,
    sections: Iterable[Section],
    answers: Mapping[str, str],
    known: Mapping[str, str],
) -> dict[str, str]:
    """Give the answers to these sections as they are stored; fields they lack are refused.

    An empty answer clears what is `known`; where nothing stood it says nothing.
    """
    fields = fields_of(sections)
    _refuse_strangers(fields, answers)
    cleared = {
        name: "" for name, text in answers.items() if not text.strip() and known.get(name, "")
    }
    return cleared | stored_answers(fields, answers, date.fromisoformat(workplace.today()))


def read_date(workplace: Workplace, typed: str) -> str:
    """Read a date as somebody types it; nothing typed is today."""
    today = workplace.today()
    if not typed.strip():
        return today
    checked = check_date(typed, date.fromisoformat(today))
    if not checked.ok:
        raise Refused("date_unreadable", text=typed[:40])
    return checked.value


def _refuse_strangers(fields: Iterable[Field], answers: Mapping[str, str]) -> None:
    strangers = answers.keys() - {field.name for field in fields}
    if strangers:
        raise Refused("field_unknown", field=min(strangers))


def refuse_clashing(case: Case, names: Iterable[str]) -> None:
    """Refuse to write over fields in conflict: those are decided, with both values in view."""
    clashing = sorted(case.clashes.keys() & set(names))
    if clashing:
        raise Refused("field_in_conflict", field=clashing[0])


def checklist(workplace: Workplace, permit: str) -> tuple[Requirement, ...]:
    """List what the permit type asks the applicant to bring."""
    return permit_type(workplace.office, permit).requirements


def ticks_of(case: Case) -> dict[str, str]:
    """Give the checklist as it was ticked so far."""
    return {
        name.removeprefix(TICKS): text
        for name, text in case.values.items()
        if name.startswith(TICKS)
    }


def refuse_strange_ticks(
    requirements: Iterable[Requirement], row: Row, ticks: Mapping[str, str]
) -> None:
    """Refuse ticks for what neither permit type nor row asks, and marks that are none."""
    listed = {item.field.name for item in checklist_of(requirements, row.requirements)}
    for name, text in ticks.items():
        if name not in listed:
            raise Refused("field_unknown", field=name)
        if text not in set(Presence) | {""}:
            raise Refused("form_incomplete", count=1, field=name, problem="choice_unknown")


def require_complete(
    flow: Flow,
    symbol: Symbol,
    outcome: str,
    requirements: Collection[Requirement],
    ticks: Mapping[str, str],
) -> bool:
    """Refuse to let a file go on as complete that lacks something; tell whether it now is.

    Where a row checks the requirements and can send the file back, going on needs all of them;
    where it cannot, the file goes on and is complete (*lengkap*) once nothing is missing.
    """
    way = exit_for(symbol, outcome)
    if Section.REQUIREMENTS not in symbol.form or way is None or flow.goes_back(symbol, way):
        return False
    lacking = missing(requirements, ticks)
    if lacking and is_choice(symbol):
        raise Refused("requirements_missing", count=len(lacking), first=lacking[0].text)
    return not lacking and outcome in (COMPLETE, DONE)


def split(values: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Separate what is said of people from what belongs to the step."""
    people = {
        name: text for name, text in values.items() if name.partition(".")[0] in set(PERSONAL)
    }
    return people, {name: text for name, text in values.items() if name not in people}
