"""The calendar changes in parts that do not touch each other; books say what they give next."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.actions.case.numbers import give_number
from desktop.actions.office import books, settings
from desktop.actions.office.books import Keeping
from desktop.actions.office.devices import end_device
from desktop.actions.office.sops import correct_lanes, newest_version, put_in_force
from desktop.domain.forms.checklist import Requirement
from desktop.domain.people import Role
from desktop.domain.permits import permit_type
from desktop.domain.sop.model import Certainty
from tests.actions.expect import refused
from tests.actions.office import DAIRI, book, permit, sop
from tests.actions.second import first_desk, mix, second_pc
from tests.actions.stage import Stage

WEEK = ["07.30-16.00 12.00-13.00"] * 5 + ["", ""]


def newest(stage: Stage) -> dict[str, str]:
    fact = stage.office.admin.workplace.store.ledger.events("office")[-1].fact
    return dict(fact.values)


def test_hours_change_without_touching_holidays_and_only_what_changed_is_written(
    stage: Stage,
) -> None:
    admin = stage.office.admin
    holidays = dict(admin.workplace.calendar.holidays)
    ramadan = ["08.00-15.00 12.00-12.30"] * 4 + ["08.00-15.30 11.30-12.30", "", ""]
    settings.set_hours(admin, WEEK, ramadan, "WITA")
    assert newest(stage) == {"hours.4": WEEK[4], "zone": "WITA"}
    calendar = admin.workplace.calendar
    assert calendar.zone.name == "WITA"
    assert calendar.hours.normal[4] == calendar.hours.normal[0]
    assert calendar.hours.ramadan[4] is not None
    assert dict(calendar.holidays) == holidays


@pytest.mark.parametrize(
    ("week", "zone"), [([""] * 7, "WIB"), (["16.00-08.00", *WEEK[1:]], "WIB"), (WEEK, "WIX")]
)
def test_hours_that_make_no_calendar_are_refused(week: list[str], zone: str, stage: Stage) -> None:
    with refused("calendar_unreadable", stage):
        settings.set_hours(stage.office.admin, week, WEEK, zone)


def test_several_days_are_named_at_once_and_wrong_dates_refused(stage: Stage) -> None:
    admin = stage.office.admin
    settings.set_days(admin, {"2028-01-01": "Tahun Baru", "2028-05-01": "Hari Buruh"})
    known = admin.workplace.calendar.holidays
    assert (known[date(2028, 1, 1)], known[date(2028, 5, 1)]) == ("Tahun Baru", "Hari Buruh")
    with refused("calendar_unreadable", stage):
        settings.set_days(admin, {"2028-02-30": "Tidak ada"})


def test_ramadan_is_set_moved_and_taken_out(stage: Stage) -> None:
    admin = stage.office.admin
    settings.set_ramadan(admin, "2028-01-28", "2028-02-26")
    settings.set_ramadan(admin, "2028-01-29", "2028-02-26", replaces="2028-01-28")
    known = [days for days in admin.workplace.calendar.ramadan if days[0].year == 2028]
    assert known == [(date(2028, 1, 29), date(2028, 2, 26))]
    settings.set_ramadan(admin, "", "", replaces="2028-01-29")
    assert not [days for days in admin.workplace.calendar.ramadan if days[0].year == 2028]


def test_a_book_tells_its_next_number_and_the_last_one(stage: Stage) -> None:
    admin = stage.office.admin
    before = {each.book.id: each for each in books.books(admin)}["buku-permit"]
    assert (before.keeping, before.next[0].last) == (Keeping.HERE, 0)
    subject = stage.registered()
    give_number(stage.office.by(Role.GENERAL_AFFAIRS), subject, "permit", "", "")
    after = {each.book.id: each for each in books.books(admin)}["buku-permit"]
    assert stage.case(subject).numbers["permit"] == before.next[0].text
    assert after.next[0].last == 1
    assert after.next[0].text != before.next[0].text


def test_a_book_that_two_computers_gave_away_has_two_keepers_until_one_is_chosen(
    stage: Stage,
) -> None:
    office = stage.office
    other = second_pc(office, stage.path / "pc2")
    here = first_desk(office)
    books.hand_over_book(office.admin, "buku-permit", other.workplace.device)
    books.hand_over_book(other.by("admin"), "buku-permit", here.workplace.device)
    mix((here, other))
    found = {each.book.id: each for each in books.books(office.admin)}
    assert found["buku-permit"].keeping is Keeping.TWO_KEEPERS
    books.hand_over_book(office.admin, "buku-permit", other.workplace.device)
    found = {each.book.id: each for each in books.books(office.admin)}
    assert found["buku-permit"].keeping is Keeping.ELSEWHERE
    other.close()


def test_a_book_of_an_ended_computer_is_frozen_until_it_is_handed_over(stage: Stage) -> None:
    office = stage.office
    other = second_pc(office, stage.path / "pc2")
    books.hand_over_book(office.admin, "buku-permit", other.workplace.device)
    end_device(office.admin, other.workplace.device, "Rusak")
    found = {each.book.id: each for each in books.books(office.admin)}
    assert found["buku-permit"].keeping is Keeping.FROZEN
    books.hand_over_book(office.admin, "buku-permit", office.admin.workplace.device)
    found = {each.book.id: each for each in books.books(office.admin)}
    assert found["buku-permit"].keeping is Keeping.HERE
    other.close()


def test_the_first_number_of_a_book_to_be_opened_is_what_it_gives(stage: Stage) -> None:
    admin = stage.office.admin
    wanted = book(admin, "nota_dinas")
    shown = books.example_of(admin, wanted)
    books.open_book(admin, wanted)
    found = {each.book.id: each for each in books.books(admin)}
    assert found[wanted.book].next[0].text == shown


def test_requirements_stay_in_the_order_of_the_office_and_additions_come_last(
    stage: Stage,
) -> None:
    office = stage.office
    other = second_pc(office, stage.path / "pc2")
    here = first_desk(office)
    items = [Requirement(id=name, text=name.upper()) for name in ("npwp", "ktp", "foto")]
    wanted = permit(DAIRI)
    settings.define_permit_type(office.admin, replace(wanted, requirements=tuple(items)))
    more = (*wanted.requirements, Requirement(id="surat_kuasa", text="Surat kuasa"))
    settings.define_permit_type(other.by("admin"), replace(wanted, requirements=more))
    mix((here, other))
    known = permit_type(office.admin.workplace.office, DAIRI)
    assert [item.id for item in known.requirements] == ["npwp", "ktp", "foto", "surat_kuasa"]
    other.close()


def test_two_orders_made_at_once_are_a_clash_until_one_is_saved(stage: Stage) -> None:
    office = stage.office
    other = second_pc(office, stage.path / "pc2")
    ktp, npwp, foto = (Requirement(id=name, text=name) for name in ("ktp", "npwp", "foto"))
    one, two = (ktp, npwp, foto), (npwp, ktp, foto)
    wanted = permit(DAIRI)
    settings.define_permit_type(office.admin, replace(wanted, requirements=one))
    settings.define_permit_type(other.by("admin"), replace(wanted, requirements=two))
    mix((first_desk(office), other))
    clash = f"permit_type/{DAIRI}\norder"
    assert clash in office.admin.workplace.office.clashes
    settings.define_permit_type(office.admin, replace(wanted, requirements=one))
    assert clash not in office.admin.workplace.office.clashes
    assert permit_type(office.admin.workplace.office, DAIRI).requirements == one
    other.close()


def test_a_lane_that_is_confirmed_keeps_who_shares_the_work(stage: Stage) -> None:
    name = "pariaman-sicantik"
    put_in_force(stage.office.admin, sop(name))
    before = newest_version(stage.office.admin, name)
    shared = next(symbol for symbol in before.sop.symbols() if symbol.parts)
    correct_lanes(stage.office.admin, name, {shared.id: shared.lane}, "Sesuai SOP")
    after = newest_version(stage.office.admin, name).flow.symbol(shared.id)
    assert after.parts == shared.parts
    assert after.basis.lane is Certainty.TABLE
