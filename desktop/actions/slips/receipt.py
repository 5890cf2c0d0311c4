"""The receipt an applicant takes home (*Resi / Tanda terima berkas*, DOMAIN 3.1, UX chapter 10)."""

from dataclasses import replace
from datetime import date

from desktop.actions.case.registering import Application
from desktop.actions.office.sops import newest_version
from desktop.actions.session import Session
from desktop.actions.slips.codes import matrix_of
from desktop.actions.slips.filing import Filing, filing_of, filing_wanted
from desktop.actions.slips.people import facts_of, letterhead, signatures_of
from desktop.actions.slips.press import Printable, SlipPress, pdf_with, with_copy
from desktop.actions.slips.prints import copies_of
from desktop.actions.workplace import Workplace
from desktop.diagram.slips.content import Fact, Listing, Slip
from desktop.diagram.slips.words import SlipWords
from desktop.domain.calendar.deadlines import Kind
from desktop.domain.case import Case
from desktop.domain.people import Action
from desktop.domain.permits import permit_type

RECEIPT = "receipt"


def receipt(session: Session, case: Case, sheet: str, press: SlipPress) -> Printable:
    """Make the receipt of a case as its next print has it; `prints` notes that it was printed."""
    session.allow(Action.SEE_CASES)
    workplace = session.workplace
    copy = copies_of(workplace, RECEIPT, case.id) + 1
    slip = _slip(workplace, filing_of(workplace, case), press.words)
    slip = with_copy(slip, copy, workplace, session.person, press.words)
    mark = press.words.said["mark"] if workplace.office.practice else ""
    pdf = pdf_with(slip, sheet, press, mark)
    return Printable(kind=RECEIPT, case=case.id, number=case.number, copy=copy, pdf=pdf)


def receipt_draft(session: Session, wanted: Application, sheet: str, press: SlipPress) -> bytes:
    """Show the receipt of an application while it is typed; it has no number and says DRAF."""
    permit = permit_type(session.workplace.office, wanted.permit_type)
    session.role_at(Action.REGISTER_CASE, permit.id)
    workplace, words = session.workplace, press.words
    flow = newest_version(session, permit.sop).flow
    slip = _slip(workplace, filing_wanted(workplace, session.person, wanted, flow), words)
    unnumbered = Fact(label=slip.number.label, text=words.receipt["unnumbered"])
    marks = (words.said["mark"] if workplace.office.practice else "", words.said["draft"])
    return pdf_with(replace(slip, number=unnumbered), sheet, press, " ".join(filter(None, marks)))


def _slip(workplace: Workplace, filing: Filing, words: SlipWords) -> Slip:
    said, known = words.receipt, workplace.office.about("office")
    moment = words.moment(workplace.local_time(filing.at), workplace.calendar.zone.name)
    ask = said["ask"].format(phone=known.get("phone", ""))
    return Slip(
        head=letterhead(known, workplace.office.name, words),
        title=said["title"],
        number=Fact(label=said["number"], text=filing.number),
        at=said["at"].format(moment=moment),
        facts=facts_of(filing, words),
        listings=_listings(filing, words),
        highlight=Fact(label=said["promise"], text=_promise(workplace, filing, words)),
        sentences=(_state(filing, words), said["bring"], *((ask,) if known.get("phone") else ())),
        signatures=signatures_of(filing, said),
        code=matrix_of(filing.number),
    )


def _listings(filing: Filing, words: SlipWords) -> tuple[Listing, ...]:
    said = words.receipt
    received = Listing(
        heading=said["received"].format(count=len(filing.received)),
        items=filing.received,
        ticked=True,
        empty=said["nothing_received"],
    )
    if not filing.lacking:
        return (received,)
    lacking = Listing(
        heading=said["lacking"].format(count=len(filing.lacking)),
        items=tuple(words.lacking(item.text, unfit=item.unfit) for item in filing.lacking),
    )
    return (received, lacking)


def _state(filing: Filing, words: SlipWords) -> str:
    """Say since when the file is complete: the legal clock starts there (DOMAIN 4, UU 30/2014)."""
    if not filing.complete_on:
        return words.receipt["incomplete"]
    day = words.day(date.fromisoformat(filing.complete_on))
    return words.receipt["complete"].format(date=day)


def _promise(workplace: Workplace, filing: Filing, words: SlipWords) -> str:
    """Write the promised date; a file that waits for its applicant is promised none."""
    if filing.due.paused_since:
        return words.receipt["after_completion"]
    if filing.due.kind is Kind.NO_LIMIT:
        return words.receipt["no_limit"]
    return words.day(workplace.local_time(filing.due.due).date())
