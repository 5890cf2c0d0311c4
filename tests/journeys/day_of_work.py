"""A small office after a day of work, and everything that was said in it."""

from dataclasses import dataclass, field
from pathlib import Path

from desktop.actions.case.drafts import save_draft
from desktop.actions.case.numbers import give_number
from desktop.actions.case.records import attach, write_message
from desktop.actions.case.registering import Application, register
from desktop.actions.workplace import Workplace
from desktop.domain.people import Role
from desktop.ledger.codec import read_header
from tests.actions.office import APPLICANT, DAIRI, TestOffice

MESSAGE = "Suami pemohon menelepon dua kali"
DRAFT = "Belum selesai diketik: keberatan tetangga"
SCAN = b"%PDF-1.7\n" + b"Kartu Tanda Penduduk Siti Nurbaya " * 100


@dataclass
class Day:
    """An office after a day of work, and everything that was said in it."""

    office: TestOffice
    case: str
    scan: str
    said: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.office.admin.workplace.folder.path


def worked(office: TestOffice, elsewhere: Path) -> Day:
    """Register, write, scan, number and leave something half typed."""
    front = office.by(Role.FRONT_OFFICE)
    wanted = Application(
        permit_type=DAIRI, values=APPLICANT, checklist={"requirements.ktp": "present"}
    )
    case, _ = register(front, wanted)
    write_message(front, case, MESSAGE)
    scan = elsewhere / "KTP Siti Nurbaya.pdf"
    scan.write_bytes(SCAN)
    attach(front, case, scan, note="pindaian asli")
    scan.unlink()
    give_number(office.by(Role.GENERAL_AFFAIRS), case, "permit", "", "")
    save_draft(front, "application", {"note": DRAFT})
    workplace = office.admin.workplace
    read = workplace.case(case)
    said = [*read.values.values(), read.number, *read.numbers.values(), DAIRI, scan.name]
    people = [person.full_name for person in workplace.office.people.values()]
    said += [
        *people,
        MESSAGE,
        DRAFT,
        "pindaian asli",
        *kinds(workplace),
        case,
        workplace.office.name,
    ]
    return Day(office, case, read.attachments[0].fact.content, [text for text in said if text])  # type: ignore[union-attr]


def kinds(workplace: Workplace) -> set[str]:
    return {read_header(entry.header).kind for entry in workplace.store.ledger.after({})}
