"""Numbers that are asked of the books kept here, and where the number of a paper comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.actions.case.numbers import book_for, numbering_roles
from desktop.actions.conflicts.deciders import given_by, may_act
from desktop.actions.office.books import Keeping, keeping_of
from desktop.actions.session import Session
from desktop.domain.case import Case
from desktop.domain.events.event import Event
from desktop.domain.lines import CaseLine
from desktop.domain.office import Book
from desktop.domain.people import Action
from desktop.domain.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedNumber:
    """A paper that waits for a number from a book kept here; `event` says who asked, and when."""

    line: CaseLine
    paper: str
    book: str
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPlace:
    """Where the book of a paper is, and on which computers; `keeping` is None without a book.

    `asked` is who asked for the number. A paper that has one has it in `text`, by `given`.
    """

    keeping: Keeping | None = None
    title: str = ""
    computers: tuple[str, ...] = ()
    asked: Event | None = None
    text: str = ""
    given: Event | None = None


def asked_numbers(session: Session) -> tuple[AskedNumber, ...]:
    """List what was asked of the books kept here and the person may number, oldest first."""
    session.allow(Action.SEE_CASES)
    if not session.may(Action.GIVE_NUMBER):
        return ()
    lines = session.workplace.store.overview.asking()
    found = [asked for line in lines for asked in _asked_in(session, line)]
    return tuple(sorted(found, key=lambda asked: asked.event.order))


def count_asked(session: Session) -> int:
    """Count the numbers that are asked of the person here."""
    return len(asked_numbers(session))


def number_place(session: Session, case: Case, paper: str) -> NumberPlace:
    """Say where the number of a paper comes from, or that it has one."""
    session.allow(Action.SEE_CASES)
    book = _book(session, case, paper)
    devices = session.workplace.office.devices
    keepers = book.keepers if book else ()
    return NumberPlace(
        keeping=keeping_of(session, book) if book else None,
        title=book.opened.title if book else "",
        computers=tuple(devices[each].name if each in devices else each for each in keepers),
        asked=case.asked.get(paper),
        text=case.numbers.get(paper, ""),
        given=_given(case, paper),
    )


def _asked_in(session: Session, line: CaseLine) -> Iterator[AskedNumber]:
    case = session.workplace.case(line.subject)
    for paper, event in case.asked.items():
        book = _book(session, case, paper)
        is_here = book is not None and keeping_of(session, book) is Keeping.HERE
        if book is not None and is_here and _may_number(session, case, paper):
            yield AskedNumber(line=line, paper=paper, book=book.opened.title, event=event)


def _may_number(session: Session, case: Case, paper: str) -> bool:
    return may_act(session, Action.GIVE_NUMBER, case, numbering_roles(case, paper))


def _book(session: Session, case: Case, paper: str) -> Book | None:
    """Find the book of a paper; none where the office has opened none for it."""
    try:
        return book_for(session.workplace.office, paper, case.registered.permit_type)
    except Refused:
        return None


def _given(case: Case, paper: str) -> Event | None:
    """Find what gave a paper the number it has now."""
    text = case.numbers.get(paper, "")
    return given_by(case, paper, text) if text else None
