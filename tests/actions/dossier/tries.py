"""The questions of the tabs of a case, tried by every role."""

from collections.abc import Callable

from desktop.actions.dossier import data, history, scans, sheets
from desktop.actions.session import Session
from desktop.diagram.listing.content import Column, Table
from desktop.diagram.sheets.paper import paper_named
from desktop.domain.case import Case
from desktop.domain.people import Action
from desktop.swimlane import press
from tests.actions.stage import Stage
from tests.actions.tries import Prepare, Try


def _asked(question: Callable[[Session, Case], object]) -> Prepare:
    def prepare(stage: Stage, _: Session):
        case = stage.case(stage.registered())
        return lambda session: question(session, case)

    return prepare


def _printed(_: Stage, __: Session):
    table = Table(title="Riwayat", columns=(Column(heading="Waktu", share=1),), rows=(), pages="")
    return lambda session: sheets.table_document(session, table, paper_named("A4"), press())


def _scanned(stage: Stage, _: Session):
    path = stage.path / "pindaian.pdf"
    path.write_bytes(b"%PDF-1.7")
    return lambda session: scans.read_scan(session, path)


ABOUT_DOSSIERS = (
    *(
        Try(Action.SEE_CASES, question, _asked(question))
        for question in (data.said_data, data.requirements_of, history.trail_of)
    ),
    Try(Action.SEE_CASES, sheets.table_document, _printed),
    Try(Action.ATTACH_FILE, scans.scan_folder, lambda _, __: scans.scan_folder),
    Try(Action.ATTACH_FILE, scans.newest_scans, lambda _, __: scans.newest_scans),
    Try(
        Action.ATTACH_FILE,
        scans.set_scan_folder,
        lambda g, _: lambda s: scans.set_scan_folder(s, g.path),
    ),
    Try(Action.ATTACH_FILE, scans.read_scan, _scanned),
    Try(
        Action.SEE_CASES,
        scans.has_arrived,
        lambda _, __: lambda s: scans.has_arrived(s, "00" * 32),
    ),
)
