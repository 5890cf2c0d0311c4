"""Books of numbers: opened, handed over, and the next number of each."""

from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import BookHandedOver, BookOpened
from desktop.domain.numbers import Scope, read_format
from desktop.domain.office import Book
from desktop.domain.people import Action
from desktop.domain.refusals import Refused


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
