"""A small real office in a folder: every role, one permit type per SOP, a clock that moves."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from db.folder import DataFolder
from desktop.actions.founding import NewPerson, Plan, found_office
from desktop.actions.office.books import open_book
from desktop.actions.office.people import add_person
from desktop.actions.office.settings import define_permit_type, set_calendar
from desktop.actions.office.sops import put_in_force
from desktop.actions.session import Session
from desktop.actions.sign_in import change_person
from desktop.actions.world import World
from desktop.domain.events.office import BookOpened
from desktop.domain.forms.checklist import Requirement
from desktop.domain.people import DESKS, Role
from desktop.domain.permits import PermitType
from desktop.domain.sop.plain import plain_from
from desktop.domain.sop.reading import sop_from
from desktop.ledger.passwords import Cost

ROOT = Path(__file__).parents[2]
SOPS = sorted(path.stem for path in (ROOT / "resources" / "sops").glob("*.toml"))
DAIRI = "dairi-izin-usaha-mikro-kecil"
PASSWORD = "rahasia-sekali"
CHEAP = Cost(time=1, memory_kib=8, lanes=1)
START = 1_763_523_720_000


@dataclass
class Clock:
    """A clock and a source of bytes that repeat exactly."""

    at: int = START
    drawn: int = 0
    seed: str = "a"

    def now(self) -> int:
        self.at += 1_000
        return self.at

    def draw(self, count: int) -> bytes:
        self.drawn += 1
        state = blake2b(f"{self.seed}/{self.drawn}".encode(), digest_size=64)
        return (state.digest() * (count // 64 + 1))[:count]

    def world(self) -> World:
        return World(now=self.now, draw=self.draw, cost=CHEAP)


@dataclass
class TestOffice:
    """The office with its people signed in one after the other at one computer."""

    __test__ = False
    admin: Session
    recovery: str
    clock: Clock
    sessions: dict[Role, Session] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()

    def by(self, role: Role) -> Session:
        if role not in self.sessions:
            self.sessions[role] = change_person(self.admin.workplace, role.value, PASSWORD)
        return self.sessions[role]

    def close(self) -> None:
        self.admin.workplace.store.close()


def sop(name: str) -> dict[str, object]:
    text = (ROOT / "resources" / "sops" / f"{name}.toml").read_text("utf-8")
    return plain_from(sop_from(tomllib.loads(text)))


def new_office(
    path: Path, sops: Iterable[str] = (DAIRI,), roles: Iterable[Role] = DESKS, seed: str = "a"
) -> TestOffice:
    clock = Clock(seed=seed)
    plan = Plan(
        name="DPMPTSPK Kabupaten Dairi",
        administrator=NewPerson(login="admin", full_name="Rina Sihombing", password=PASSWORD),
        device_name="Loket 1",
        prefix="FO1",
        settings={"office": {"region_code": "12.11"}},
    )
    admin, recovery = found_office(DataFolder(path), clock.world(), plan)
    office = TestOffice(admin, recovery, clock)
    office.roles = tuple(sorted({*roles, Role.SUPERVISOR}))
    for role in office.roles:
        wanted = NewPerson(login=role.value, full_name=role.value.title(), password=PASSWORD)
        add_person(admin, wanted, [role])
    set_calendar(admin, tomllib.loads((ROOT / "resources" / "holidays.toml").read_text("utf-8")))
    for name in sops:
        put_in_force(admin, sop(name))
        define_permit_type(admin, permit(name))
    for paper in ("permit", "refusal_letter"):
        open_book(admin, book(admin, paper))
    return office


def permit(name: str) -> PermitType:
    return PermitType(
        id=name,
        name=f"Izin {name}",
        code="IUMK",
        sop=name,
        requirements=(
            Requirement(id="ktp", text="Salinan KTP"),
            Requirement(id="npwp", text="Salinan NPWP", required=False),
        ),
        by_rule={},
    )


def book(admin: Session, paper: str) -> BookOpened:
    return BookOpened(
        book=f"buku-{paper}",
        title=f"Buku {paper}",
        format="{class}/{number:04}/{unit}/{month_roman}/{year}",
        scope="year",
        keeper=admin.workplace.device,
        papers=(paper,),
        values={"class": "503" if paper == "permit" else "504", "unit": "DPMPTSPK"},
    )


APPLICANT = {
    "applicant.kind": "person",
    "applicant.nik": "1211014708900002",
    "applicant.name": "Siti Nurbaya Simanjuntak",
    "applicant.address": "Jl. Pahlawan No. 12, Sidikalang",
    "applicant.phone": "081260001234",
    "business.name": "Warung Kopi Simpang",
    "business.address": "Jl. Pahlawan No. 12, Sidikalang",
}
