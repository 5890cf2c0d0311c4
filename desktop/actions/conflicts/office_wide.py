"""All open conflicts of the office: in cases, between papers, in books, settings, procedures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.actions.conflicts.deciders import case_deciders, given_by, may_decide
from desktop.actions.lists import SharedNumber, shared_numbers
from desktop.actions.session import Session
from desktop.domain.case import Case
from desktop.domain.events.event import Event
from desktop.domain.events.office import BookHandedOver, BookOpened
from desktop.domain.lines import CaseLine
from desktop.domain.office import Office
from desktop.domain.people import DESKS, ROLES_FOR, Action, Role
from desktop.domain.sop.flow import row_name

MOST = 200
"""Cases in conflict that are listed; the newest stay."""


class Kind(StrEnum):
    """What clashes."""

    VALUES = "values"
    OUTCOME = "outcome"
    NUMBERS = "numbers"
    SHARED = "shared"
    BOOK = "book"
    SETTING = "setting"
    VERSIONS = "versions"
    UNCONFIRMED = "unconfirmed"


OF_OFFICE = {
    Kind.SHARED: Action.VOID_NUMBER,
    Kind.BOOK: Action.HAND_OVER_BOOK,
    Kind.SETTING: Action.DESCRIBE_OFFICE,
    Kind.VERSIONS: Action.PUT_SOP_IN_FORCE,
    Kind.UNCONFIRMED: Action.CONFIRM_WORK,
}
"""What settles a conflict that is not within one case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One thing that somebody has to decide.

    `about` is the case, number, book, group of settings or procedure; `names` are the fields,
    papers or computers in question, `events` what was written, each with person, computer and
    claimed time. `deciders` may settle it, any desk where none is named;
    `mine` tells whether who is signed in may.
    """

    kind: Kind
    about: str
    title: str = ""
    names: tuple[str, ...] = ()
    lines: tuple[CaseLine, ...] = ()
    events: tuple[Event, ...] = ()
    deciders: tuple[Role, ...] = ()
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Clashing:
    """The conflicts that are listed, and how many more cases there are in conflict."""

    listed: tuple[Conflict, ...]
    more: int = 0


def open_conflicts(session: Session) -> Clashing:
    """List what has to be decided: what the person may decide themselves comes first."""
    session.allow(Action.SEE_CASES)
    overview = session.workplace.store.overview
    lines = overview.clashing(MOST)
    listed = [
        *(found for line in lines for found in _in_case(session, line)),
        *(_shared(session, each) for each in shared_numbers(session)),
        *_in_office(session),
        *_unconfirmed(session),
    ]
    listed.sort(key=lambda each: not each.mine)
    return Clashing(tuple(listed), overview.count_clashing() - len(lines))


def count_conflicts(session: Session) -> int:
    """Count cases in conflict or unconfirmed, shared numbers, and what clashes in the office."""
    session.allow(Action.SEE_CASES)
    store = session.workplace.store
    in_cases = store.overview.count_clashing() + store.overview.count_unconfirmed()
    in_office = sum(1 for _ in _in_office(session)) + bool(session.workplace.office.unconfirmed)
    return in_cases + len(store.lists.duplicate_numbers()) + in_office


def shared_in(session: Session, case: Case) -> str:
    """Give a number of a case that another paper carries too, "" when there is none."""
    session.allow(Action.SEE_CASES)
    found = session.workplace.store.lists.duplicate_numbers() if case.numbers else ()
    texts = (text for text, papers in found if any(subject == case.id for subject, _ in papers))
    return next(texts, "")


def _in_case(session: Session, line: CaseLine) -> Iterator[Conflict]:
    case = session.workplace.case(line.subject)
    if case.clashes:
        events = [value.event for values in case.clashes.values() for value in values]
        yield _of_case(session, case, line, Kind.VALUES, tuple(case.clashes), events)
    if case.trail[-1].clashes:
        symbol = case.trail[-1].symbol.id
        events = [event for side in case.trail[-1].sides for event in side.events]
        name = " ".join(row_name(case.sop.flow.row_of(symbol)).split())
        yield _of_case(session, case, line, Kind.OUTCOME, (name,), events)
    if case.number_clashes:
        events = [value.event for values in case.number_clashes.values() for value in values]
        yield _of_case(session, case, line, Kind.NUMBERS, tuple(case.number_clashes), events)


def _of_case(
    session: Session,
    case: Case,
    line: CaseLine,
    kind: Kind,
    names: tuple[str, ...],
    events: Iterable[Event],
) -> Conflict:
    action = Action.DECIDE_VALUES if kind is Kind.VALUES else Action.DECIDE_OUTCOME
    deciders = case_deciders(case, action)
    return Conflict(
        kind=kind,
        about=case.id,
        names=names,
        lines=(line,),
        events=_ordered(events),
        deciders=() if frozenset(deciders) == DESKS else deciders,
        mine=may_decide(session, case, action),
    )


def _shared(session: Session, shared: SharedNumber) -> Conflict:
    events = [
        event
        for line, paper in shared.papers
        if (event := given_by(session.workplace.case(line.subject), paper, shared.text))
    ]
    lines = tuple(dict.fromkeys(line for line, _ in shared.papers))
    papers = tuple(paper for _, paper in shared.papers)
    found = Conflict(
        kind=Kind.SHARED, about=shared.text, names=papers, lines=lines, events=tuple(events)
    )
    return _settled_by(session, found)


def _in_office(session: Session) -> Iterator[Conflict]:
    office = session.workplace.office
    for book in office.books.values():
        if len(book.keepers) > 1:
            events = _handed(office, book.id, book.keepers)
            found = Conflict(
                kind=Kind.BOOK,
                about=book.id,
                title=book.opened.title,
                names=book.keepers,
                events=events,
            )
            yield _settled_by(session, found)
    groups: dict[str, list[str]] = {}
    for name in office.clashes:
        about, _, key = name.partition("\n")
        groups.setdefault(about, []).append(key)
    for about, keys in groups.items():
        written = tuple(v.event for key in keys for v in office.clashes[f"{about}\n{key}"])
        setting = Conflict(kind=Kind.SETTING, about=about, names=tuple(keys), events=written)
        yield _settled_by(session, setting)
    yield from _versions(session)


def _handed(office: Office, book: str, keepers: Sequence[str]) -> tuple[Event, ...]:
    """Find, for each keeper, what last made it so."""
    found: dict[str, Event] = {}
    for event in office.authority.past.events:
        fact = event.fact
        if isinstance(fact, BookOpened | BookHandedOver) and fact.book == book:
            found[fact.keeper] = event
    return tuple(found[keeper] for keeper in keepers if keeper in found)


def _versions(session: Session) -> Iterator[Conflict]:
    office = session.workplace.office
    groups: dict[str, list[str]] = {}
    for version in office.newest_versions():
        groups.setdefault(version.sop.id, []).append(version.event)
    for sop, ids in groups.items():
        if len(ids) > 1:
            title = office.sops[ids[0]].sop.title
            events = tuple(event for event in office.authority.past.events if event.id in ids)
            found = Conflict(kind=Kind.VERSIONS, about=sop, title=title, events=events)
            yield _settled_by(session, found)


def _unconfirmed(session: Session) -> Iterator[Conflict]:
    workplace = session.workplace
    if workplace.office.unconfirmed:
        events = workplace.office.unconfirmed
        yield _settled_by(session, Conflict(kind=Kind.UNCONFIRMED, about="", events=events))
    for line in workplace.store.overview.unconfirmed(MOST):
        events = workplace.case(line.subject).unconfirmed
        waits = Conflict(kind=Kind.UNCONFIRMED, about=line.subject, lines=(line,), events=events)
        yield _settled_by(session, waits)


def _settled_by(session: Session, conflict: Conflict) -> Conflict:
    """Complete what clashes outside a single case with who may settle it."""
    action = OF_OFFICE[conflict.kind]
    return replace(
        conflict,
        events=_ordered(conflict.events),
        deciders=tuple(role for role in Role if role in ROLES_FOR[action]),
        mine=session.may(action),
    )


def _ordered(events: Iterable[Event]) -> tuple[Event, ...]:
    known = {event.id: event for event in events}
    return tuple(sorted(known.values(), key=lambda event: event.order))
