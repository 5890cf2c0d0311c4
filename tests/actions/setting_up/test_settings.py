"""Permit types, calendar and books are data of the office, and open cases follow them."""

import tomllib
from dataclasses import replace

import pytest

from desktop.actions.lists import case_timing, timing
from desktop.actions.office import books, settings
from desktop.actions.office.sops import put_in_force
from desktop.domain.calendar.timing import Timing
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.case_times import step_deadline
from desktop.domain.forms.checklist import Requirement
from desktop.domain.lines import CaseLine
from desktop.domain.people import Role
from desktop.domain.permits import PermitType, permit_type
from desktop.domain.sop.model import StandardTime, Unit
from tests.actions.expect import refused
from tests.actions.office import DAIRI, ROOT, book, permit, sop
from tests.actions.stage import Stage

PURWAKARTA = "purwakarta-sicantik"
DAYS = {"senin": "2025-11-24", "jumat": "2025-11-21"}


def line(stage: Stage, subject: str) -> CaseLine:
    found = stage.office.admin.workplace.store.lists.line(subject)
    assert found is not None
    return found


def due(stage: Stage, subject: str) -> str:
    """The deadline of the step a case stands at, in the office's time."""
    moment = line(stage, subject).due
    return stage.office.admin.workplace.local_time(moment).strftime("%d.%m. %H.%M")


def full(**wanted: object) -> PermitType:
    given = {
        "requirements": (Requirement(id="ktp", text="KTP"), Requirement(id="imb", text="IMB")),
        "fee": 250_000,
        "validity": 60,
        "limit": 7,
        "by_rule": {},
    }
    return replace(permit(DAIRI), **{**given, **wanted})  # type: ignore[arg-type]


def test_a_permit_type_is_kept_as_it_was_defined(stage: Stage) -> None:
    wanted = full(
        by_rule={"8": StandardTime(text="5 working_day", amount=5, unit=Unit.WORKING_DAY)}
    )
    settings.define_permit_type(stage.office.admin, wanted)
    known = permit_type(stage.office.admin.workplace.office, DAIRI)
    assert replace(known, requirements=tuple(sorted(known.requirements, key=str))) == replace(
        wanted, requirements=tuple(sorted(wanted.requirements, key=str))
    )


def test_what_a_permit_type_no_longer_asks_is_gone(stage: Stage) -> None:
    settings.define_permit_type(stage.office.admin, full())
    settings.define_permit_type(stage.office.admin, full(requirements=(), fee=0, limit=0))
    known = permit_type(stage.office.admin.workplace.office, DAIRI)
    assert (known.requirements, known.fee, known.limit, known.validity) == ((), 0, 0, 60)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"id": ""}, "permit_type_nameless"),
        ({"id": "izin usaha\nbaru"}, "permit_type_nameless"),
        ({"name": " "}, "permit_type_nameless"),
        ({"sop": "tidak-ada"}, "sop_not_in_force"),
        ({"fee": -1}, "permit_type_unfit"),
        ({"limit": 10**9}, "permit_type_unfit"),
        ({"requirements": (Requirement(id="a b", text="KTP"),)}, "permit_type_unfit"),
        ({"requirements": (Requirement(id="a", text=" "),)}, "permit_type_unfit"),
        (
            {"requirements": (Requirement(id="a", text="KTP"), Requirement(id="a", text="NPWP"))},
            "permit_type_unfit",
        ),
        ({"by_rule": {"8": StandardTime(amount=0, unit=Unit.HOUR)}}, "permit_type_unfit"),
        ({"by_rule": {"99": StandardTime(amount=1, unit=Unit.HOUR)}}, "sop_symbol_unknown"),
    ],
)
def test_a_permit_type_that_could_not_be_used_is_refused(
    wanted: dict[str, object], code: str, stage: Stage
) -> None:
    with refused(code, stage):
        settings.define_permit_type(stage.office.admin, full(**wanted))


def test_where_the_sop_only_names_a_rule_the_permit_type_gives_the_time(stage: Stage) -> None:
    """Purwakarta row 6: *Sesuai NSPK masing-masing izin*."""
    admin = stage.office.admin
    put_in_force(admin, sop(PURWAKARTA))
    named = replace(permit(PURWAKARTA), code="SIP")
    settings.define_permit_type(admin, named)
    subject = stage.registered(permit_type=PURWAKARTA)
    stage.do(
        subject,
        Role.BACK_OFFICE,
        schedule__date="2025-11-20",
        schedule__place="Lokasi",
        schedule__team="Tim",
    )
    assert timing(admin, line(stage, subject)).timing is Timing.NO_LIMIT
    three = StandardTime(amount=3, unit=Unit.WORKING_DAY)
    settings.define_permit_type(admin, replace(named, by_rule={"6": three}))
    standing = timing(admin, line(stage, subject))
    assert (standing.timing, standing.amount, standing.unit) == (
        Timing.RUNNING,
        3,
        Unit.WORKING_DAY,
    )
    assert due(stage, subject) == "24.11. 16.00"


def test_a_holiday_moves_the_deadlines_of_open_cases(stage: Stage) -> None:
    subject = stage.walked("7")
    assert due(stage, subject) == "21.11. 16.30"
    settings.set_day(stage.office.admin, DAYS["jumat"], "Hari jadi kabupaten")
    assert due(stage, subject) == "24.11. 16.00"
    settings.set_day(stage.office.admin, "2025-11-22", "", working=True)
    assert due(stage, subject) == "22.11. 16.00", "a Saturday that is worked"
    settings.set_day(stage.office.admin, "2025-11-22", "")
    settings.set_day(stage.office.admin, DAYS["jumat"], "")
    assert due(stage, subject) == "21.11. 16.30"


@pytest.mark.parametrize(("zone", "closing"), [("WIB", 9), ("WITA", 8), ("WIT", 7)])
def test_closing_time_is_that_of_the_office_own_zone(zone: str, closing: int, stage: Stage) -> None:
    subject = stage.walked("7")
    settings.set_calendar(stage.office.admin, {"zone": zone})
    moment = line(stage, subject).due // 60_000
    assert moment % 1440 == closing * 60 + 30, "16.30 on a Friday, in UTC"


def test_a_calendar_without_a_zone_leaves_the_office_in_its_own(stage: Stage) -> None:
    settings.set_calendar(stage.office.admin, {"zone": "WIT"})
    settings.set_calendar(stage.office.admin, {"holidays": ["2025-11-21 Libur"]})
    assert stage.office.admin.workplace.calendar.zone.name == "WIT"


def test_ramadan_and_friday_have_hours_of_their_own(stage: Stage) -> None:
    subject = stage.walked("7")
    shipped = tomllib.loads((ROOT / "resources" / "holidays.toml").read_text("utf-8"))
    ramadan = {**shipped, "ramadan": ["2025-11-01 2025-11-30"]}
    settings.set_calendar(stage.office.admin, ramadan)
    assert due(stage, subject) == "21.11. 15.30"
    settings.set_calendar(stage.office.admin, shipped)
    assert due(stage, subject) == "21.11. 16.30"


def test_an_unreadable_calendar_changes_nothing(stage: Stage) -> None:
    for plain in ({"zone": "GMT"}, {"holidays": ["kemarin"]}, {"jam": ["08.00"]}):
        with refused("calendar_unreadable", stage):
            settings.set_calendar(stage.office.admin, plain)
    with refused("calendar_unreadable", stage):
        settings.set_day(stage.office.admin, "2025-13-45", "Libur")


def test_the_queue_allowance_is_the_office_own(stage: Stage) -> None:
    """Dairi row 4, one hour, registered at 10.42: four office hours of queue, or none."""
    subject = stage.registered()
    relaxed = line(stage, subject).due
    settings.describe_office(stage.office.admin, {"queue_allowance": "0"})
    assert relaxed - line(stage, subject).due > 4 * 3_600_000
    with refused("setting_not_counted", stage):
        settings.describe_office(stage.office.admin, {"queue_allowance": "-5"})


def test_an_office_without_a_calendar_counts_with_the_usual_week(stage: Stage) -> None:
    case = stage.case(stage.walked("7"))
    assert case.current is not None
    deadline = step_deadline(case, case.current, stage.office.admin.workplace.office, Calendar())
    assert deadline.due == line(stage, case.id).due


def test_the_limit_of_the_permit_type_is_promised_for_the_whole_case(stage: Stage) -> None:
    subject = stage.registered()
    by_sop = line(stage, subject).promised
    settings.define_permit_type(stage.office.admin, full(limit=1))
    assert stage.office.admin.workplace.local_date(line(stage, subject).promised) == "2025-11-20"
    assert by_sop > line(stage, subject).promised
    stage.office.clock.at += 3 * 86_400_000
    standing = case_timing(stage.office.admin, stage.case(subject))
    assert standing.timing is Timing.OVERDUE


def test_a_book_needs_a_format_a_scope_papers_and_a_keeper(stage: Stage) -> None:
    admin = stage.office.admin
    good = book(admin, "sertifikat")
    for wanted, code in (
        ({"book": "buku-permit"}, "book_exists"),
        ({"keeper": "00" * 8}, "device_unknown_here"),
        ({"format": "{number}{year}"}, "number_format_ambiguous"),
        ({"format": "{urut}"}, "number_format_unreadable"),
        ({"scope": "bulan"}, "book_scope_unknown"),
        ({"papers": ()}, "book_without_papers"),
    ):
        with refused(code, stage):
            books.open_book(admin, replace(good, **wanted))  # type: ignore[arg-type]
    books.open_book(admin, good)
    with refused("book_unknown", stage):
        books.hand_over_book(admin, "buku-lain", admin.workplace.device)
