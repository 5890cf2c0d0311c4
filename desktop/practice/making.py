"""Makes the practice office: founds it, staffs it, and lets five weeks of work happen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from desktop.actions.founding import Plan, found_office
from desktop.actions.office.books import open_book
from desktop.actions.office.people import add_person, grant_role
from desktop.actions.office.settings import define_permit_type, set_calendar
from desktop.actions.office.sops import newest_version, put_in_force
from desktop.actions.session import Session
from desktop.actions.sign_in import change_person
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.events.office import BookOpened, RoleGranted
from desktop.domain.people import Role
from desktop.domain.sop.model import Sop
from desktop.domain.sop.plain import plain_from
from desktop.ledger.keys import Draw
from desktop.practice import PASSWORD, START, Watch, unwatched
from desktop.practice.applicants import applicants
from desktop.practice.clock import SetClock
from desktop.practice.people import ADMINISTRATOR, COLLEAGUES, Colleague
from desktop.practice.permits import permit_for
from desktop.practice.plot import SPAN, plot
from desktop.practice.second_computer import disagree
from desktop.practice.stage import Stage
from desktop.practice.stories import Story

STAFFED = 40
"""Percent of the time that adding the people takes: each has a password to be made slow."""

FOUNDED = 1_760_315_400_000
"""Monday 2025-10-13 07.30 WIB: five weeks before the clock begins to run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where the practice office is made; its second computer is not needed afterwards."""

    folder: Folder
    other: Folder


@dataclass(frozen=True, slots=True)
class Made:
    """The practice office, for a summary."""

    people: tuple[Colleague, ...]
    cases: int
    recovery: str


def make_practice(
    ground: Ground,
    draw: Draw,
    sops: Sequence[Sop],
    calendar: Mapping[str, object],
    watch: Watch = unwatched,
) -> Made:
    """Make the practice office in an empty data folder, through actions only.

    `sops` and `calendar` are those that come with Sopan. Takes some seconds; `watch` is told
    how far it is.
    """
    folder, other = ground.folder, ground.other
    clock = SetClock(FOUNDED)
    plan = Plan(
        name="DPMPTSP Kabupaten Contoh",
        administrator=ADMINISTRATOR.wanted(),
        device_name="Loket 1",
        prefix="FO1",
        practice=True,
        settings={"office": LETTERHEAD},
    )
    admin, recovery = found_office(folder, World(clock.now, draw), plan)
    with admin.workplace.store:
        furnish(admin, sops, calendar)
        people = staffed(admin, part_of(watch, 0, STAFFED))
        stage = Stage(admin, people, clock, applicants())
        stories = plot(stage, [newest_version(admin, sop.id) for sop in sops])
        play(stage, [*stories, (SPAN - 20, disagree(stage, other))], part_of(watch, STAFFED, 100))
        clock.move_to(START)
        return Made((ADMINISTRATOR, *COLLEAGUES), len(stage.cases), recovery)


# The limits for trouble with a system are those that Pariaman prints under Peringatan.
LETTERHEAD = {
    "name": "DPMPTSP Kabupaten Contoh",
    "government": "PEMERINTAH KABUPATEN CONTOH",
    "agency": "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
    "address": "Jl. Sisingamangaraja No. 131, Sidikalang 22212",
    "phone": "(0627) 21234",
    "email": "dpmptsp@contoh.go.id",
    "region_code": "12.11",
    "trouble_days.oss": "5",
    "trouble_days.sicantik": "5",
    "solved_days.sigap": "1",
}


def furnish(admin: Session, sops: Sequence[Sop], calendar: Mapping[str, object]) -> None:
    """Set the calendar, put the procedures into force, define permit types and books."""
    grant_role(admin, RoleGranted(person=admin.person, role=Role.SUPERVISOR))
    set_calendar(admin, calendar)
    for sop in sops:
        put_in_force(admin, plain_from(sop))
        define_permit_type(admin, permit_for(sop))
    for paper, title, code in BOOKS:
        wanted = BookOpened(
            book=f"buku-{paper}",
            title=title,
            format="{class}/{number:04}/{unit}/{month_roman}/{year}",
            scope="year",
            keeper=admin.workplace.device,
            papers=(paper,),
            values={"class": code, "unit": "DPMPTSP"},
        )
        open_book(admin, wanted)


BOOKS = (
    ("permit", "Buku Agenda Penomoran Izin", "500.16.7.2"),
    ("refusal_letter", "Buku Agenda Surat Keluar", "500.16.7"),
)


def part_of(watch: Watch, begin: int, end: int) -> Watch:
    """Tell of some work as the part of the whole that lies between two percentages."""
    return lambda done, total: watch(begin * total + (end - begin) * done, 100 * total)


def staffed(admin: Session, watch: Watch = unwatched) -> dict[Role, Session]:
    """Add the colleagues and sign each in; gives one session per role."""
    people: dict[Role, Session] = {}
    for place, colleague in enumerate(COLLEAGUES):
        watch(place, len(COLLEAGUES))
        add_person(admin, colleague.wanted(), colleague.roles)
        session = change_person(admin.workplace, colleague.login, PASSWORD)
        for role in colleague.roles:
            people.setdefault(role, session)
    return people


def play(stage: Stage, stories: Sequence[tuple[int, Story]], watch: Watch = unwatched) -> None:
    """Let all stories happen at once, each at its time; none goes on after the clock's start.

    A story begins so many office minutes after the founding.
    """
    calendar = stage.admin.workplace.calendar
    waiting: list[tuple[int, int]] = []
    for place, (begins, _) in enumerate(stories):
        heappush(waiting, (calendar.add_office_minutes(FOUNDED, begins), place))
    while waiting:
        moment, place = heappop(waiting)
        if moment >= START:
            continue
        watch(moment - FOUNDED, START - FOUNDED)
        stage.clock.move_to(moment)
        spent = next(stories[place][1], None)
        if spent is not None:
            heappush(waiting, (calendar.add_office_minutes(stage.clock.at, spent), place))
