"""Give a paper its number from a book, or note one given on paper before; void one."""

from collections.abc import Mapping

from desktop.actions.changes import Changes
from desktop.actions.office.books import kept_here
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain.case import Case
from desktop.domain.events.cases import NumberVoided, PaperNumbered
from desktop.domain.lines import book_counter
from desktop.domain.numbers import Values, build, read_format, read_number
from desktop.domain.office import Book, Office
from desktop.domain.papers import paper_at
from desktop.domain.people import Action
from desktop.domain.permits import permit_type
from desktop.domain.refusals import Refused
from desktop.domain.sop.model import Symbol


def number_for(
    session: Session, case: Case, symbol: Symbol, answers: Mapping[str, str]
) -> list[Entry]:
    """Give the paper of a numbering step its number, unless it has one already."""
    paper = paper_at(case, symbol)
    if case.numbers.get(paper):
        return []
    typed = answers.get("number.text", "").strip()
    dated = answers.get("number.date", "") or session.workplace.today()
    return [Entry(case.id, _numbered(session, case, paper, typed, dated))]


def give_number(session: Session, case_id: str, paper: str, typed: str, dated: str) -> Changes:
    """Number a paper outside a step; `typed` is a number given on paper before, or empty."""
    case = session.workplace.case(case_id)
    _free_to_number(case, paper)
    fact = _numbered(session, case, paper, typed.strip(), dated or session.workplace.today())
    return record(session, [Entry(case.id, fact)])


def _free_to_number(case: Case, paper: str) -> None:
    if case.conflicts:
        raise Refused("conflict_open", number=case.number, count=case.conflicts)
    if case.numbers.get(paper):
        raise Refused("paper_has_number", text=case.numbers[paper])


def _numbered(session: Session, case: Case, paper: str, typed: str, dated: str) -> PaperNumbered:
    role = session.role_for(Action.GIVE_NUMBER, case)
    office = session.workplace.office
    book = book_for(office, paper, case.registered.permit_type)
    blank = PaperNumbered(
        role=role,
        paper=paper,
        text="",
        dated=dated,
        book=book.id,
        content=case.papers.get(paper, ""),
    )
    if typed:
        return _given_before(session, blank, book, case, typed)
    kept_here(session, book)
    count = _next_count(session, blank, book, case)
    text = build(read_format(book.opened.format), _parts(office, book, case, count, dated))
    return _with_number(blank, text, count)


def _given_before(
    session: Session, blank: PaperNumbered, book: Book, case: Case, typed: str
) -> PaperNumbered:
    taken = session.workplace.store.lists.by_number(typed)
    if taken:
        raise Refused("number_taken", text=typed, number=taken[0].number)
    form = read_format(book.opened.format)
    read = read_number(form, typed, _known(session.workplace.office, book, case))
    return _with_number(blank, typed, read.number if read else 0)


def _with_number(blank: PaperNumbered, text: str, count: int) -> PaperNumbered:
    return PaperNumbered(
        role=blank.role,
        paper=blank.paper,
        text=text,
        dated=blank.dated,
        book=blank.book,
        count=count,
        content=blank.content,
    )


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
    known = _known(office, book, case)
    keeper = office.devices[book.keepers[0]]
    return Values(
        number=count,
        year=int(dated[:4]),
        month=int(dated[5:7]),
        class_code=known["class"],
        permit_code=known["permit_code"],
        unit=known["unit"],
        prefix=keeper.prefix.upper(),
    )


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
