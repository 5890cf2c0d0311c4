"""Printers of this computer: which one for which papers, and how true each prints.

Kept on this computer alone: another one has other printers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.actions.changes import Changes
from desktop.actions.procedures.printing import Press
from desktop.actions.session import Session
from desktop.diagram.proof import EDGE, proof_sheet
from desktop.diagram.sheets.paper import LANDSCAPE, paper_named
from desktop.domain.people import Action
from desktop.domain.refusals import Refused
from desktop.paper.press import pdf_of

SLIPS, DOCUMENTS = "slips", "documents"
KINDS = (SLIPS, DOCUMENTS)
"""Kinds of papers that may go to printers of their own."""

TRUE_LENGTH = 100.0
"""Millimetres of the line that is measured on a test page."""
SHORTEST, LONGEST, FARTHEST = 80.0, 120.0, 30.0
"""Beyond these somebody mistyped, or the wrong paper lay in the printer."""
EXACT = 0.05
"""Differences in mm that no ruler shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What was measured on a test page in mm: a line of 100, the frame from left and top edge."""

    length: float = TRUE_LENGTH
    left: float = EDGE
    top: float = EDGE

    @property
    def is_true(self) -> bool:
        """Tell whether nothing has to be made up for."""
        strays = (self.length - TRUE_LENGTH, self.left - EDGE, self.top - EDGE)
        return all(abs(stray) < EXACT for stray in strays)

    @property
    def scale(self) -> float:
        """Tell how much larger pages must be set to come out in their size."""
        return TRUE_LENGTH / self.length

    @property
    def shift(self) -> tuple[float, float]:
        """Tell how far to the left and up pages must be set after that, in mm."""
        return self.left * self.scale - EDGE, self.top * self.scale - EDGE


def printer_for(session: Session, kind: str) -> str:
    """Name the printer chosen for a kind of papers; "" for that of the system."""
    session.allow(Action.SEE_OFFICE)
    return session.workplace.store.settings.get(f"printing/{kind}/printer")


def sheet_for(session: Session, kind: str, usual: str) -> str:
    """Name the paper chosen for a kind of papers, or the usual one."""
    session.allow(Action.SEE_OFFICE)
    chosen = session.workplace.store.settings.get(f"printing/{kind}/sheet")
    return chosen if chosen in LANDSCAPE else usual


def choose_printer(session: Session, kind: str, printer: str, sheet: str) -> Changes:
    """Let papers of a kind go to a printer, on a paper."""
    session.allow(Action.SEE_OFFICE)
    if kind not in KINDS or sheet not in LANDSCAPE:
        raise Refused("sheet_unknown", sheet=sheet)
    store = session.workplace.store
    with store.transaction():
        store.settings.set(f"printing/{kind}/printer", printer)
        store.settings.set(f"printing/{kind}/sheet", sheet)
    return Changes()


def fit_of(session: Session, printer: str) -> Fit:
    """Give what was measured of a printer; a true one where nobody measured."""
    session.allow(Action.SEE_OFFICE)
    parts = session.workplace.store.settings.get(f"printing/fit/{printer}").split()
    if len(parts) != len(Fit.__slots__):
        return Fit()
    length, left, top = (float(part) for part in parts)
    return Fit(length=length, left=left, top=top)


def measure_printer(session: Session, printer: str, fit: Fit) -> Changes:
    """Keep what somebody measured on a test page."""
    session.allow(Action.SEE_OFFICE)
    if not SHORTEST <= fit.length <= LONGEST:
        raise Refused("measure_unlikely", length=f"{fit.length:g}")
    if not (0 <= fit.left <= FARTHEST and 0 <= fit.top <= FARTHEST):
        raise Refused("offset_unlikely", most=f"{FARTHEST:g}")
    store = session.workplace.store
    with store.transaction():
        store.settings.set(f"printing/fit/{printer}", f"{fit.length} {fit.left} {fit.top}")
    return Changes()


def proof(sheet: str, press: Press, words: Mapping[str, str]) -> bytes:
    """Make a test page: a ruler frame, 100 mm each way, weights of lines, sizes of type."""
    drawing = proof_sheet(paper_named(sheet, portrait=True), press.look.faces, words)
    return pdf_of([drawing], press.fonts, words["title"])
