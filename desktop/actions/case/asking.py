"""Ask the computer that keeps a book for a number; the answer is the number itself."""

from desktop.actions.case.numbers import book_for, numbering_roles
from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain.events.cases import NumberAsked
from desktop.domain.people import Action
from desktop.domain.refusals import Refused


def ask_for_number(session: Session, case_id: str, paper: str) -> Changes:
    """Note in the case that a paper needs a number from a book kept elsewhere.

    It travels in packages; whoever may number the paper gives the number at the keeper's
    computer. Raises Refused("book_here") where the number can be given at once.
    """
    case = session.workplace.case(case_id)
    role = session.role_for(Action.GIVE_NUMBER, case, numbering_roles(case, paper))
    if case.numbers.get(paper):
        raise Refused("paper_has_number", text=case.numbers[paper])
    book = book_for(session.workplace.office, paper, case.registered.permit_type)
    if book.keepers == (session.workplace.device,):
        raise Refused("book_here", title=book.opened.title)
    if paper in case.asked:
        return Changes()
    return record(session, [Entry(case.id, NumberAsked(role=role, paper=paper, book=book.id))])
