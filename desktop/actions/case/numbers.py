"""Give a paper its number from a book, or note one given on paper before; void one."""

from collections.abc import Mapping
from dataclasses import replace

from db.store import Store
from desktop.actions.case import forms
from desktop.actions.changes import Changes
from desktop.actions.office.books import kept_here, parts_of
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain.case import Case
from desktop.domain.events.cases import NumberVoided, PaperNumbered
from desktop.domain.lines import book_counter
from desktop.domain.numbers import Values, build, read_format, read_number
from desktop.domain.office import Book, Office
from desktop.domain.papers import paper_at
from desktop.domain.people import DESKS, Action, Role
from desktop.domain.permits import permit_type
from desktop.domain.refusals import Refused
from desktop.domain.sop.model import Result, Section


def number_for(
    session: Session, case: Case, paper: str, role: Role, answers: Mapping[str, str]
) -> list[Entry]:
    """Give the paper of a numbering step its number, unless it has one already.

    `answers` are as stored: the date is 2025-11-19.
    """
    if case.numbers.get(paper):
        return []
    typed = answers.get("number.text", "")
    dated = answers.get("number.date", "") or session.workplace.today()
    return [Entry(case.id, _numbered(session, case, _blank(case, paper, role, dated), typed))]


def give_number(session: Session, case_id: str, paper: str, typed: str, dated: str) -> Changes:
    """Number a paper outside a step; `typed` is a number given on paper before, or empty.

    What the SOP numbers in a row is numbered by those who act in that row.
    """
    case = session.workplace.case(case_id)
    role = session.role_for(Action.GIVE_NUMBER, case, numbering_roles(case, paper))
    _free_to_number(case, paper)
    blank = _blank(case, paper, role, forms.read_date(session.workplace, dated))
    return record(session, [Entry(case.id, _numbered(session, case, blank, typed.strip()))])


def numbering_roles(case: Case, paper: str) -> frozenset[Role]:
    """Name who may number a paper: the roles of its numbering rows, any desk if it has none."""
    flow = case.sop.flow
    rows = [
        symbol
        for symbol in flow.sop.symbols()
        if Section.NUMBER in symbol.form
        and paper in {paper_at(symbol, result) for result in Result}
    ]
    roles = {role for symbol in rows for part in flow.parts_of(symbol) for role in part}
    return frozenset(roles) or DESKS


def refuse_shared(store: Store, case: Case) -> None:
    """Refuse to carry out what has a number that another paper has too (DESIGN chapter 5).

    Two computers that each noted it could not know; a head voids one of them.
    """
    for text, papers in store.lists.duplicate_numbers():
        if any(subject == case.id for subject, _ in papers):
            lines = [store.lists.line(subject) for subject, _ in papers if subject != case.id]
            others = ", ".join(sorted({line.number for line in lines if line}))
            raise Refused("number_shared", text=text, number=others or case.number)


def _free_to_number(case: Case, paper: str) -> None:
    if case.conflicts:
        raise Refused("conflict_open", number=case.number, count=case.conflicts)
    if case.numbers.get(paper):
        raise Refused("paper_has_number", text=case.numbers[paper])


def _blank(case: Case, paper: str, role: Role, dated: str) -> PaperNumbered:
    content = case.papers.get(paper, "")
    return PaperNumbered(role=role, paper=paper, text="", dated=dated, content=content)


def _numbered(session: Session, case: Case, blank: PaperNumbered, typed: str) -> PaperNumbered:
    office = session.workplace.office
    book = book_for(office, blank.paper, case.registered.permit_type)
    blank = replace(blank, book=book.id)
    if typed:
        return _given_before(session, blank, book, case, typed)
    kept_here(session, book)
    count = _next_count(session, blank, book, case)
    text = build(read_format(book.opened.format), _parts(office, book, case, count, blank.dated))
    return replace(blank, text=text, count=count)


def _given_before(
    session: Session, blank: PaperNumbered, book: Book, case: Case, typed: str
) -> PaperNumbered:
    taken = session.workplace.store.lists.by_number(typed)
    if taken:
        raise Refused("number_taken", text=typed, number=taken[0].number)
    form = read_format(book.opened.format)
    read = read_number(form, typed, _known(session.workplace.office, book, case))
    counted = read is not None and read.year in (0, int(blank.dated[:4]))
    return replace(blank, text=typed, count=read.number if read and counted else 0)


def _next_count(session: Session, blank: PaperNumbered, book: Book, case: Case) -> int:
    office = session.workplace.office
    counter = book_counter(office, blank, case.registered.permit_type)
    return max(session.workplace.store.lists.highest(counter) + 1, book.opened.first)


def book_for(office: Office, paper: str, permit: str) -> Book:
    """Find the book for a paper: one for this permit type before one for all."""
    fitting = [book for book in office.books.values() if paper in book.opened.papers]
    own = [book for book in fitting if permit in book.opened.permit_types]
    common = [book for book in fitting if not book.opened.permit_types]
    if not own and not common:
        raise Refused("book_missing", paper=paper)
    return (own or common)[0]


def _parts(office: Office, book: Book, case: Case, count: int, dated: str) -> Values:
    code = permit_type(office, case.registered.permit_type).code
    return parts_of(office, book.opened, book.keepers[0], code, dated, count)


def _known(office: Office, book: Book, case: Case) -> dict[str, str]:
    permit = permit_type(office, case.registered.permit_type)
    return {
        "class": book.opened.values.get("class", ""),
        "unit": book.opened.values.get("unit", ""),
        "permit_code": permit.code,
    }


def void_number(session: Session, case_id: str, paper: str, reason: str) -> Changes:
    """Void the number of a paper; it stays in the book with the reason."""
    case = session.workplace.case(case_id)
    role = session.role_for(Action.VOID_NUMBER, case)
    text = case.numbers.get(paper)
    if not text:
        raise Refused("paper_has_no_number", paper=paper)
    if not reason.strip():
        raise Refused("reason_missing")
    fact = NumberVoided(role=role, paper=paper, text=text, reason=reason.strip())
    return record(session, [Entry(case.id, fact)])
