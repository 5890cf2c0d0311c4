"""Check what was filled in, by the form of the step and the rules of the fields."""

from collections.abc import Iterable, Mapping
from datetime import date

from desktop.actions.workplace import Workplace
from desktop.domain.forms.answers import blocking, check_answers, stored_answers
from desktop.domain.forms.checklist import Requirement, missing
from desktop.domain.forms.fields import Field
from desktop.domain.forms.problems import Problem
from desktop.domain.forms.sections import fields_of
from desktop.domain.permits import permit_type
from desktop.domain.refusals import Refused
from desktop.domain.sop.model import Section

PERSONAL = frozenset({Section.APPLICANT, Section.BUSINESS, Section.HANDOVER, Section.SURVEY})
"""Sections about people: kept in events of their own, whose bodies can be erased."""


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
    workplace: Workplace, sections: Iterable[Section], answers: Mapping[str, str]
) -> None:
    """Refuse a form that has errors or lacks something, naming the first field."""
    wrong = blocking(problems(workplace, sections, answers, finishing=True))
    if wrong:
        first = wrong[0]
        raise Refused("form_incomplete", count=len(wrong), field=first.field, problem=first.code)


def stored(
    workplace: Workplace, sections: Iterable[Section], answers: Mapping[str, str]
) -> dict[str, str]:
    """Give the answers to these sections as they are stored; fields they lack are refused."""
    fields = fields_of(sections)
    _refuse_strangers(fields, answers)
    return stored_answers(fields, answers, date.fromisoformat(workplace.today()))


def _refuse_strangers(fields: Iterable[Field], answers: Mapping[str, str]) -> None:
    strangers = answers.keys() - {field.name for field in fields}
    if strangers:
        raise Refused("field_unknown", field=min(strangers))


def checklist(workplace: Workplace, permit: str) -> tuple[Requirement, ...]:
    """List what the permit type asks the applicant to bring."""
    return permit_type(workplace.office, permit).requirements


def require_complete(requirements: Iterable[Requirement], ticks: Mapping[str, str]) -> None:
    """Refuse to call a file complete that lacks something required."""
    lacking = missing(requirements, ticks)
    if lacking:
        raise Refused("requirements_missing", count=len(lacking), first=lacking[0].text)


def split(values: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Separate what is said of people from what belongs to the step."""
    people = {
        name: text for name, text in values.items() if name.partition(".")[0] in set(PERSONAL)
    }
    return people, {name: text for name, text in values.items() if name not in people}
