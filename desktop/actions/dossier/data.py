"""The fields of a case in their sections, each with who said it last (UX chapter 3.4)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.actions.session import Session
from desktop.domain.case import Case
from desktop.domain.events import cases
from desktop.domain.events.event import Event
from desktop.domain.forms.checklist import TICKS, Requirement, checklist_of
from desktop.domain.forms.sections import SECTIONS
from desktop.domain.people import Action
from desktop.domain.permits import permit_type
from desktop.domain.reading.fields import Value
from desktop.domain.reading.verdicts import Verdict
from desktop.domain.sop.model import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A field as it stands, with the event that said so; several `values` clash."""

    name: str
    text: str
    event: Event | None = None
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one section that somebody filled in."""

    section: Section
    fields: tuple[Said, ...]


def said_data(session: Session, case: Case) -> tuple[Group, ...]:
    """List what is known of a case, section by section, in the order of the forms."""
    session.allow(Action.SEE_CASES)
    authors = _authors(case)
    groups = []
    for section in Section:
        names = [*_ticks(case, section), *(field.name for field in SECTIONS[section])]
        known = [_said(case, name, authors) for name in names]
        fields = tuple(each for each in known if each.text or each.values)
        if fields:
            groups.append(Group(section, fields))
    return tuple(groups)


def requirements_of(session: Session, case: Case) -> tuple[Requirement, ...]:
    """List what a case's permit type asks for, and what else was ticked in it."""
    session.allow(Action.SEE_CASES)
    asked = permit_type(session.workplace.office, case.registered.permit_type).requirements
    named = {item.field.name for item in asked}
    printed = [
        item
        for row in case.sop.flow.sop.rows
        for item in checklist_of((), row.requirements)
        if item.field.name not in named and TICKS + item.field.name in case.values
    ]
    return (*asked, *dict.fromkeys(printed))


def written_by(fact: object) -> Mapping[str, str]:
    """Give the fields that an event wrote, by name."""
    match fact:
        case (
            cases.CaseRegistered(values=values)
            | cases.DataChanged(values=values)
            | cases.ConflictDecided(values=values)
        ):
            return values
        case cases.StepCompleted(values=values, checklist=ticks):
            return {**values, **{TICKS + name: text for name, text in ticks.items()}}
        case _:
            return {}


def _authors(case: Case) -> dict[str, Event]:
    """Name, for each field and text, the event that said it last."""
    return {
        f"{name} {text}": event
        for event, verdict in case.history
        if verdict is Verdict.COUNTS
        for name, text in written_by(event.fact).items()
    }


def _said(case: Case, name: str, authors: Mapping[str, Event]) -> Said:
    text = case.values.get(name, "")
    return Said(
        name=name,
        text=text,
        event=authors.get(f"{name} {text}"),
        values=case.clashes.get(name, ()),
    )


def _ticks(case: Case, section: Section) -> Iterator[str]:
    if section is Section.REQUIREMENTS:
        yield from sorted(
            name for name in {**case.values, **case.clashes} if name.startswith(TICKS)
        )
