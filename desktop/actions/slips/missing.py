"""The sheet of what an applicant has still to bring (*Lembar kekurangan berkas*, UX chapter 4)."""

from dataclasses import dataclass, replace

from desktop.actions.session import Session
from desktop.actions.slips.codes import matrix_of
from desktop.actions.slips.filing import Filing, filing_of
from desktop.actions.slips.people import facts_of, letterhead, signatures_of, whole
from desktop.actions.slips.press import Printable, SlipPress, pdf_with, with_copy
from desktop.actions.slips.prints import copies_of
from desktop.actions.workplace import Workplace
from desktop.diagram.slips.content import Fact, Listing, Slip
from desktop.diagram.slips.words import SlipWords
from desktop.domain.case import Case
from desktop.domain.events.cases import StepCompleted, StepReturned
from desktop.domain.people import Action
from desktop.domain.refusals import Refused

MISSING = "missing"
DAYS = "completion_days"
"""Setting of the office: working days in which an applicant has to complete a file, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Return:
    """When the file went back to the applicant, who sent it, and what they wrote.

    Nobody is named where it only waits: then whoever prints the sheet signs it.
    """

    at: int
    by: str
    reasons: tuple[str, ...]


def missing_sheet(session: Session, case: Case, sheet: str, press: SlipPress) -> Printable:
    """Make the sheet of missing items of a case as its next print has it.

    Raises Refused("nothing_lacking") when nothing is missing and nobody wrote why it came back.
    """
    session.allow(Action.SEE_CASES)
    workplace = session.workplace
    filing, returned = filing_of(workplace, case), _returned(case)
    if not filing.lacking and not returned.reasons:
        raise Refused("nothing_lacking", number=case.number)
    copy = copies_of(workplace, MISSING, case.id) + 1
    officer = workplace.office.people.get(returned.by or session.person)
    filing = replace(filing, officer=officer.full_name if officer else "")
    slip = _slip(workplace, filing, returned, press.words)
    slip = with_copy(slip, copy, workplace, session.person, press.words)
    mark = press.words.said["mark"] if workplace.office.practice else ""
    pdf = pdf_with(slip, sheet, press, mark)
    return Printable(kind=MISSING, case=case.id, number=case.number, copy=copy, pdf=pdf)


def _returned(case: Case) -> _Return:
    """Find how a case came back to its applicant, or since when it waits for them."""
    current = case.current
    if current is not None and current.hold is not None:
        note = current.hold.note
        return _Return(at=current.hold.since, by="", reasons=(note,) if note else ())
    before = case.trail[-2].taken if current and current.sent_back else None
    if before is None:
        return _Return(at=case.opening.at, by=case.opening.by, reasons=())
    fact = before.first.fact
    reasons: tuple[str, ...] = ()
    if isinstance(fact, StepReturned):
        reasons = fact.reasons
    elif isinstance(fact, StepCompleted) and fact.note:
        reasons = (fact.note,)
    return _Return(at=before.first.at, by=before.first.by, reasons=reasons)


def _slip(workplace: Workplace, filing: Filing, returned: _Return, words: SlipWords) -> Slip:
    said, known = words.missing, workplace.office.about("office")
    moment = words.moment(workplace.local_time(returned.at), workplace.calendar.zone.name)
    ask = said["ask"].format(phone=known.get("phone", ""))
    return Slip(
        head=letterhead(known, workplace.office.name, words),
        title=said["title"],
        number=Fact(label=said["number"], text=filing.number),
        at=said["at"].format(moment=moment),
        facts=facts_of(filing, words),
        listings=_listings(filing, returned, words),
        highlight=Fact(label=said["until"], text=_until(workplace, returned, words)),
        sentences=(
            said["bring"],
            said["resumed"],
            *((ask,) if known.get("phone") else ()),
        ),
        signatures=signatures_of(filing, said),
        code=matrix_of(filing.number),
    )


def _listings(filing: Filing, returned: _Return, words: SlipWords) -> tuple[Listing, ...]:
    said = words.missing
    items = tuple(words.lacking(item.text, unfit=item.unfit) for item in filing.lacking)
    lacking = Listing(
        heading=said["lacking"].format(count=len(items)),
        items=items,
        empty=said["nothing_lacking"],
    )
    if not returned.reasons:
        return (lacking,)
    return (lacking, Listing(heading=said["reasons"], items=returned.reasons, boxed=False))


def _until(workplace: Workplace, returned: _Return, words: SlipWords) -> str:
    """Write the last day to complete the file, counted from when it went back."""
    days = whole(workplace.office.about("office").get(DAYS, ""))
    if not days:
        return words.missing["no_limit"]
    start = workplace.local_time(returned.at).date()
    return words.day(workplace.calendar.add_working_days(start, days))
