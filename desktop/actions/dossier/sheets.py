"""Tables as papers of the office: letterhead over them, the mark of a practice office on them."""

from dataclasses import replace

from desktop.actions.procedures.printing import Press, letterhead_of
from desktop.actions.session import Session
from desktop.diagram.listing.content import Table
from desktop.diagram.listing.sheet import sheet
from desktop.diagram.sheets.paper import Paper
from desktop.domain.people import Action
from desktop.paper.press import pdf_of


def table_document(session: Session, table: Table, paper: Paper, press: Press) -> bytes:
    """Print a table, to PDF."""
    session.allow(Action.SEE_CASES)
    mark = press.words.card["mark"] if session.workplace.office.practice else ""
    dressed = replace(table, head=letterhead_of(session), mark=mark)
    return pdf_of(sheet(dressed, paper, press.look.faces), press.fonts, table.title)
