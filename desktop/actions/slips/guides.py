"""The quick guide of a role on paper: what the help says, without a word of the office's cases."""

from dataclasses import replace

from desktop.actions.procedures.printing import Press
from desktop.actions.session import Session
from desktop.diagram.sheets.paper import Paper
from desktop.diagram.slips.guide import Guide, guide_sheets
from desktop.domain.people import Action
from desktop.paper.press import pdf_of


def guide_document(session: Session, guide: Guide, paper: Paper, press: Press) -> bytes:
    """Print a quick guide, to PDF."""
    session.allow(Action.SEE_OFFICE)
    mark = press.words.card["mark"] if session.workplace.office.practice else ""
    drawings = guide_sheets(replace(guide, mark=mark), paper, press.look.faces)
    return pdf_of(drawings, press.fonts, guide.title)
