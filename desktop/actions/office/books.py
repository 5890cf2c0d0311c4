"""Books of numbers: opened, handed over, and the next number of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain.events.cases import PaperNumbered
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import BookHandedOver, BookOpened
from desktop.domain.lines import book_counter
from desktop.domain.numbers import Scope, Values, build, read_format
from desktop.domain.office import Book, Office
from desktop.domain.people import Action, Role
from desktop.domain.permits import permit_type
from desktop.domain.refusals import Refused


class Keeping(StrEnum):
    """Whether a book can give numbers, and where."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    TWO_KEEPERS = "two_keepers"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextNumber:
    """What a counter of a book gives next; `last` is 0 where it has given none.

    `permit_type` and `paper` name the counter where the book has one for each.
    """

    text: str
    last: int
    permit_type: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A book as the office sees it: how it is kept, and its next numbers."""

    book: Book
    keeping: Keeping
    next: tuple[NextNumber, ...]


def books(session: Session) -> list[Shelved]:
    """List the books of the office by title, with what each gives next."""
    session.allow(Action.SEE_OFFICE)
    known = session.workplace.office.books.values()
    return [
        Shelved(book=book, keeping=keeping_of(session, book), next=tuple(_next(session, book)))
        for book in sorted(known, key=lambda book: (book.opened.title.casefold(), book.id))
    ]


def example_of(session: Session, wanted: BookOpened) -> str:
    """Give the first number of a book that is about to be opened; Refused for a wrong format."""
    session.allow(Action.SEE_OFFICE)
    permit = next(iter(wanted.permit_types or session.workplace.office.permit_types()), "")
    return build(read_format(wanted.format), _values(session, wanted, permit, wanted.first))


def parts_of(
    office: Office, opened: BookOpened, keeper: str, code: str, dated: str, count: int
) -> Values:
    """Give what goes into a number of a book, kept on a computer, for a permit with this code."""
    return Values(
        number=count,
        year=int(dated[:4]),
        month=int(dated[5:7]),
        class_code=opened.values.get("class", ""),
        permit_code=code,
        unit=opened.values.get("unit", ""),
        prefix=office.devices[keeper].prefix.upper(),
    )


def open_book(session: Session, wanted: BookOpened) -> Changes:
    """Open a book on one computer of the office."""
    session.allow(Action.OPEN_BOOK)
    office = session.workplace.office
    if wanted.book in office.books:
        raise Refused("book_exists", title=office.books[wanted.book].opened.title)
    check_keeper(session, wanted.keeper)
    read_format(wanted.format)
    if wanted.scope not in set(Scope):
        raise Refused("book_scope_unknown", scope=wanted.scope)
    if not wanted.papers:
        raise Refused("book_without_papers", title=wanted.title)
    return record(session, [Entry(OFFICE, wanted)])


def hand_over_book(session: Session, book: str, keeper: str) -> Changes:
    """Let another computer keep a book, or the successor of a restored one."""
    session.allow(Action.HAND_OVER_BOOK)
    office = session.workplace.office
    if book not in office.books:
        raise Refused("book_unknown", book=book)
    check_keeper(session, keeper)
    return record(session, [Entry(OFFICE, BookHandedOver(book=book, keeper=keeper))])


def check_keeper(session: Session, device: str) -> None:
    """Refuse a keeper that is no computer of the office, or that two computers go on as."""
    workplace = session.workplace
    known = workplace.office.devices.get(device)
    if known is None or not known.active:
        raise Refused("device_unknown_here", device=device)
    if len(workplace.store.ledger.leaves().get(device, ())) > 1:
        raise Refused("keeper_forked", name=known.name)


def kept_here(session: Session, book: Book) -> None:
    """Refuse to give a number where the book is not, or where two computers keep it."""
    workplace = session.workplace
    if len(book.keepers) > 1:
        names = ", ".join(workplace.office.devices[device].name for device in book.keepers)
        raise Refused("book_two_keepers", title=book.opened.title, names=names)
    if book.keepers != (workplace.device,):
        keeper = workplace.office.devices.get(book.keepers[0])
        name = keeper.name if keeper else book.keepers[0]
        raise Refused("book_elsewhere", title=book.opened.title, name=name)


def keeping_of(session: Session, book: Book) -> Keeping:
    """Tell whether a book can give numbers, and whether it does so on this computer."""
    session.allow(Action.SEE_OFFICE)
    workplace = session.workplace
    devices = workplace.office.devices
    if len(book.keepers) > 1:
        return Keeping.TWO_KEEPERS
    keeper = devices.get(book.keepers[0])
    successors = {device.replaces for device in devices.values() if device.replaces}
    forked = len(workplace.store.ledger.leaves().get(book.keepers[0], ())) > 1
    if keeper is None or not keeper.active or keeper.id in successors or forked:
        return Keeping.FROZEN
    return Keeping.HERE if keeper.id == workplace.device else Keeping.ELSEWHERE


def _next(session: Session, book: Book) -> Iterator[NextNumber]:
    """Go through the counters of a book: one, or one for each permit type or kind of letter."""
    opened, office = replace(book.opened, keeper=book.keepers[0]), session.workplace.office
    permits = opened.permit_types or tuple(office.permit_types())
    each_permit, each_paper = opened.scope == Scope.PERMIT_TYPE, opened.scope == Scope.LETTER_KIND
    for permit in permits if each_permit else permits[:1] or ("",):
        for paper in opened.papers if each_paper else opened.papers[:1]:
            blank = PaperNumbered(
                role=Role.ADMINISTRATOR,
                paper=paper,
                text="",
                dated=session.workplace.today(),
                book=book.id,
            )
            last = session.workplace.store.lists.highest(book_counter(office, blank, permit))
            yield NextNumber(
                text=_number(session, opened, permit, max(last + 1, opened.first)),
                last=last,
                permit_type=permit if each_permit else "",
                paper=paper if each_paper else "",
            )


def _number(session: Session, opened: BookOpened, permit: str, count: int) -> str:
    """Write a number; empty where something it needs was taken away meanwhile."""
    try:
        return build(read_format(opened.format), _values(session, opened, permit, count))
    except Refused:
        return ""


def _values(session: Session, opened: BookOpened, permit: str, count: int) -> Values:
    office = session.workplace.office
    known = office.about(f"permit_type/{permit}").get("sop")
    code = permit_type(office, permit).code if known else ""
    return parts_of(office, opened, opened.keeper, code, session.workplace.today(), count)
