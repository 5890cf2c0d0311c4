"""What slips are made with, and the one way in which they become a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.actions.procedures.printing import Press
from desktop.actions.workplace import Workplace
from desktop.diagram.sheets.paper import paper_named
from desktop.diagram.slips.content import Slip
from desktop.diagram.slips.sheet import slip_sheet
from desktop.diagram.slips.words import SlipWords
from desktop.paper.press import pdf_of

SHEETS: Sequence[str] = ("F4", "A4")
"""Papers that hold two slips, one over the other: half F4 or A5 each; the usual one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPress:
    """The typefaces of all papers, and the words of slips."""

    press: Press
    words: SlipWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Printable:
    """A slip that can be shown and printed: its kind, its case, which copy it is, and the PDF."""

    kind: str
    case: str
    number: str
    copy: int
    pdf: bytes


def pdf_with(slip: Slip, sheet: str, press: SlipPress, mark: str) -> bytes:
    """Draw a slip twice on a sheet, over a pale mark if there is one."""
    words = press.words.said
    marked = replace(slip, mark=mark, cut=words["cut"])
    drawing = slip_sheet(marked, paper_named(sheet, portrait=True), press.press.look.faces)
    title = " ".join(filter(None, (slip.title, slip.number.text)))
    return pdf_of([drawing], press.press.fonts, title)


def with_copy(slip: Slip, copy: int, workplace: Workplace, person: str, words: SlipWords) -> Slip:
    """Mark a re-print as one, with who makes it and when; the first print says nothing."""
    if copy < 2:
        return slip
    printer = workplace.office.people.get(person)
    now = workplace.local_time(workplace.world.now())
    moment = words.moment(now, workplace.calendar.zone.name)
    name = printer.full_name if printer else ""
    return replace(
        slip,
        copy=words.said["copy"].format(copy=copy),
        reprinted=words.said["reprinted"].format(moment=moment, name=name),
    )
