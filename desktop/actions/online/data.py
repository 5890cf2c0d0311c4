"""What of a case is typed into another system: its fields, in the order of the forms."""

from dataclasses import dataclass

from desktop.actions.dossier.data import said_data
from desktop.actions.session import Session
from desktop.domain.people import Action
from desktop.domain.permits import permit_type
from desktop.domain.sop.model import Section

ASKED = (Section.APPLICANT, Section.BUSINESS, Section.TECHNICAL_DATA, Section.RISK)
"""Sections that other systems ask for at any step; the step's own come after them."""
OURS = frozenset({Section.REQUIREMENTS, Section.ONLINE_ENTRY, Section.NOTE, Section.SURVEY})
"""Sections that nobody types elsewhere."""
NUMBER, PERMIT, PAPER = "number", "permit", "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A value to be typed elsewhere: what it is of (`field`, number, permit, paper) and its name.

    `text` is as it is stored; a field in conflict has none yet.
    """

    kind: str
    name: str
    text: str


def entry_data(session: Session, subject: str, symbol: str) -> tuple[Copied, ...]:
    """List what is known of a case for the entry of one of its steps."""
    session.allow(Action.SEE_CASES)
    workplace = session.workplace
    case = workplace.case(subject)
    permit = permit_type(workplace.office, case.registered.permit_type).name
    wanted = dict.fromkeys((*ASKED, *case.sop.flow.symbol(symbol).form))
    groups = {group.section: group.fields for group in said_data(session, case)}
    fields = [
        Copied(kind="field", name=said.name, text=said.text)
        for section in wanted
        if section not in OURS
        for said in groups.get(section, ())
        if not said.values
    ]
    papers = [
        Copied(kind=PAPER, name=paper, text=text)
        for paper, text in sorted(case.numbers.items())
        if text
    ]
    head = (
        Copied(kind=NUMBER, name=NUMBER, text=case.number),
        Copied(kind=PERMIT, name=PERMIT, text=permit),
    )
    return (*head, *fields, *papers)
