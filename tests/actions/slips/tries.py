"""Slips and known applicants, asked for by everybody."""

from pathlib import Path

from desktop.actions.applicants import known
from desktop.actions.session import Session
from desktop.actions.slips import guides, missing, prints, receipt
from desktop.actions.slips.press import Printable
from desktop.diagram.sheets.paper import paper_named
from desktop.diagram.slips.guide import Guide, GuidePart, GuideTask
from desktop.domain.people import Action
from desktop.swimlane import press
from tests.actions.office import APPLICANT, DAIRI
from tests.actions.slips.made import PRESS
from tests.actions.stage import Stage
from tests.actions.tries import Act, Try, on


def _receipt(stage: Stage) -> Act:
    subject = stage.registered()
    return lambda s: receipt.receipt(s, stage.case(subject), "F4", PRESS)


def _missing(stage: Stage) -> Act:
    subject = stage.incomplete()
    return lambda s: missing.missing_sheet(s, stage.case(subject), "F4", PRESS)


def _slip(stage: Stage) -> Printable:
    case = stage.case(stage.registered())
    return receipt.receipt(stage.office.admin, case, "F4", PRESS)


def _saved(stage: Stage) -> Act:
    slip, path = _slip(stage), stage.path / "resi.pdf"
    return lambda s: _save(s, slip, path)


def _save(session: Session, slip: Printable, path: Path) -> None:
    prints.save_printed(session, slip, path)


def _guided(_: Stage) -> Act:
    part = GuidePart(title="Masuk", tasks=(GuideTask(title="Masuk", steps=("Pilih nama.",)),))
    guide = Guide(title="Panduan", about="", parts=(part,), pages="", foot="")
    return lambda s: guides.guide_document(s, guide, paper_named("F4"), press())


ABOUT_SLIPS = (
    Try(Action.SEE_OFFICE, guides.guide_document, lambda g, _: _guided(g)),
    Try(Action.SEE_CASES, receipt.receipt, lambda g, _: _receipt(g)),
    Try(Action.SEE_CASES, missing.missing_sheet, lambda g, _: _missing(g)),
    Try(Action.SEE_CASES, prints.note_printed, on(_slip, prints.note_printed)),
    Try(Action.SEE_CASES, prints.save_printed, lambda g, _: _saved(g)),
    Try(
        Action.REGISTER_CASE,
        receipt.receipt_draft,
        lambda g, _: lambda s: receipt.receipt_draft(s, g.application(), "F4", PRESS),
    ),
    Try(Action.REGISTER_CASE, known.find, lambda g, _: lambda s: known.find(s, "siti")),
    Try(
        Action.REGISTER_CASE,
        known.same_application,
        lambda g, _: lambda s: known.same_application(s, APPLICANT["applicant.nik"], DAIRI),
    ),
)
