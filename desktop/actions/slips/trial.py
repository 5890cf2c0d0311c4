"""The test page of a printer."""

from collections.abc import Mapping

from desktop.actions.slips.people import letterhead
from desktop.actions.slips.press import SlipPress
from desktop.diagram.sheets.paper import paper_named
from desktop.diagram.slips.trial import trial_drawing
from desktop.paper.press import pdf_of


def trial_pdf(known: Mapping[str, str], name: str, sheet: str, press: SlipPress) -> bytes:
    """Print the test page under the letterhead of an office, to PDF."""
    paper = paper_named(sheet, portrait=True)
    said = press.words.trial
    head = letterhead(known, name, press.words)
    drawing = trial_drawing(head, said, paper, press.press.look.faces)
    return pdf_of([drawing], press.press.fonts, said["title"])
