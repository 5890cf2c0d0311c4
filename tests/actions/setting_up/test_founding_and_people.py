"""An office is founded, and its people come, forget their passwords, stand in and leave."""

from pathlib import Path

import pytest

from db.folder import DataFolder
from desktop.actions.founding import NewPerson, Plan, found_office
from desktop.actions.lists import worklist
from desktop.actions.office import people
from desktop.actions.office.settings import define_permit_type
from desktop.actions.session import Session
from desktop.actions.sign_in import change_own_password, change_person, recover, sign_in
from desktop.domain.events.office import RoleGranted
from desktop.domain.people import Action, Role
from tests.actions.expect import refused
from tests.actions.office import PASSWORD, Clock, permit
from tests.actions.stage import Stage

NEW = "kata-sandi-baru"
DAY = 86_400_000


def plan(**wanted: object) -> Plan:
    person = NewPerson(login="rina", full_name="Rina Sihombing", password=PASSWORD)
    given = {"name": "DPMPTSP", "administrator": person, "device_name": "Loket 1", "prefix": "FO1"}
    return Plan(**{**given, **wanted})  # type: ignore[arg-type]


def folder_of(stage: Stage) -> DataFolder:
    return stage.office.admin.workplace.folder


def added(stage: Stage, login: str, *roles: Role) -> str:
    wanted = NewPerson(login=login, full_name=login.title(), password=PASSWORD)
    return people.add_person(stage.office.admin, wanted, roles)


def in_(stage: Stage, login: str, password: str = PASSWORD) -> Session:
    return change_person(stage.office.admin.workplace, login, password)


def test_who_founds_the_office_is_its_administrator_and_can_come_back(tmp_path: Path) -> None:
    world = Clock().world()
    session, recovery = found_office(DataFolder(tmp_path), world, plan())
    assert session.roles() == {Role.ADMINISTRATOR}
    assert session.workplace.office.name == "DPMPTSP"
    assert recovery not in (tmp_path / "keys.json").read_text("utf-8")
    session.workplace.store.close()
    again = sign_in(DataFolder(tmp_path), world, "rina", PASSWORD)
    assert again.person == session.person
    again.workplace.store.close()


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"name": " "}, "office_name_missing"),
        ({"device_name": ""}, "device_name_missing"),
        ({"prefix": "FO 1"}, "prefix_unfit"),
        ({"prefix": "LOKET12"}, "prefix_unfit"),
        ({"zone": "GMT"}, "zone_unknown"),
        (
            {"administrator": NewPerson(login="r", full_name="Rina", password="pendek")},
            "password_short",
        ),
        (
            {"administrator": NewPerson(login="r s", full_name="Rina", password=PASSWORD)},
            "login_unfit",
        ),
        (
            {"administrator": NewPerson(login="r", full_name=" ", password=PASSWORD)},
            "person_name_missing",
        ),
    ],
)
def test_an_office_is_not_founded_with_less_than_it_needs(
    wanted: dict[str, object], code: str, tmp_path: Path
) -> None:
    with refused(code):
        found_office(DataFolder(tmp_path), Clock().world(), plan(**wanted))
    assert not list(tmp_path.glob("*.db"))


def test_a_folder_holds_one_office(stage: Stage) -> None:
    with refused("office_exists", stage):
        found_office(folder_of(stage), Clock().world(), plan())


def test_an_office_in_the_east_has_its_own_date(tmp_path: Path) -> None:
    """19 November, 23.30 in Dairi is 20 November, 01.30 in Jayapura."""
    world = Clock(at=1_763_569_800_000).world()
    session, _ = found_office(DataFolder(tmp_path), world, plan(zone="WIT"))
    assert session.workplace.today() == "2025-11-20"
    session.workplace.store.close()


def test_a_person_added_can_sign_in_and_do_what_their_roles_do(stage: Stage) -> None:
    added(stage, "tiur", Role.SECRETARY, Role.ARCHIVE)
    assert in_(stage, "tiur").roles() == {Role.SECRETARY, Role.ARCHIVE}


def test_a_login_belongs_to_one_person(stage: Stage) -> None:
    with refused("login_taken", stage):
        added(stage, Role.SECRETARY.value)


def test_a_new_password_of_ones_own_replaces_the_old_one(stage: Stage) -> None:
    session = stage.office.by(Role.FRONT_OFFICE)
    with refused("password_wrong", stage):
        change_own_password(session, "salah-sekali", NEW)
    with refused("password_short", stage):
        change_own_password(session, PASSWORD, "pendek")
    renewed = change_own_password(session, PASSWORD, NEW)
    stage.office.sessions[Role.FRONT_OFFICE] = renewed
    assert stage.case(stage.registered()).opening.by == session.person
    with refused("password_wrong"):
        in_(stage, Role.FRONT_OFFICE.value)
    assert in_(stage, Role.FRONT_OFFICE.value, NEW).person == session.person


def test_the_administrator_helps_who_forgot_the_password(stage: Stage) -> None:
    person = stage.office.by(Role.SECRETARY).person
    people.reset_password(stage.office.admin, person, NEW)
    with refused("password_wrong"):
        in_(stage, Role.SECRETARY.value)
    assert in_(stage, Role.SECRETARY.value, NEW).roles() == {Role.SECRETARY}


def test_the_recovery_sheet_lets_the_only_administrator_in_again(stage: Stage) -> None:
    recovery, world = stage.office.recovery, stage.office.clock.world()
    folder = folder_of(stage)
    stage.office.close()
    with refused("person_unknown_here"):
        recover(folder, world, recovery, "siapa", NEW)
    again = recover(folder, world, recovery, "admin", NEW)
    stage.office.admin = again
    assert Role.ADMINISTRATOR in again.roles()
    with refused("password_wrong"):
        in_(stage, "admin")
    added(stage, "baru")


def test_a_wrong_recovery_sheet_opens_nothing(stage: Stage) -> None:
    sheet = stage.office.recovery
    wrong = sheet[:-1] + ("2" if sheet[-1] != "2" else "3")
    stage.office.close()
    with refused("recovery_key_group"):
        recover(folder_of(stage), stage.office.clock.world(), wrong, "admin", NEW)
    stage.office.admin = sign_in(folder_of(stage), stage.office.clock.world(), "admin", PASSWORD)


def test_the_last_administrator_cannot_be_removed(stage: Stage) -> None:
    admin = stage.office.admin
    first = next(g for g in admin.workplace.office.grants if g.role is Role.ADMINISTRATOR)
    with refused("last_administrator", stage):
        people.end_role(admin, first.id)
    with refused("last_administrator", stage):
        people.end_person(admin, admin.person)


def test_a_substitute_is_no_second_administrator(stage: Stage) -> None:
    person = added(stage, "plt")
    grant = RoleGranted(person=person, role=Role.ADMINISTRATOR, acting="plt", until="2025-12-31")
    people.grant_role(stage.office.admin, grant)
    with refused("last_administrator", stage):
        people.end_person(stage.office.admin, stage.office.admin.person)


def test_a_second_administrator_can_take_over(stage: Stage) -> None:
    added(stage, "kedua", Role.ADMINISTRATOR)
    second = in_(stage, "kedua")
    people.end_person(second, stage.office.admin.person)
    with refused("password_wrong"):
        in_(stage, "admin")
    with refused("last_administrator", stage):
        people.end_person(second, second.person)


def test_who_has_left_can_do_nothing_and_what_they_did_stays(stage: Stage) -> None:
    subject = stage.at_verification()
    session = stage.office.by(Role.FRONT_OFFICE)
    people.end_person(stage.office.admin, session.person, "Pindah")
    with refused("role_needed", stage):
        stage.registered()
    case = stage.case(subject)
    assert case.current is not None
    assert case.current.symbol.id == "5"
    assert not case.unconfirmed


def test_a_role_limited_to_permit_types_is_none_for_others(stage: Stage) -> None:
    other = permit("dairi-izin-usaha-mikro-kecil")
    define_permit_type(stage.office.admin, type(other)(**{**_plain(other), "id": "apotek"}))
    person = added(stage, "kasi-apotek")
    grant = RoleGranted(person=person, role=Role.SECTION_HEAD, permit_types=("apotek",))
    people.grant_role(stage.office.admin, grant)
    session = in_(stage, "kasi-apotek")
    mine, others = stage.registered(permit_type="apotek"), stage.at_verification()
    for role in (Role.FRONT_OFFICE, Role.BACK_OFFICE):
        stage.do(mine, role)
    assert [line.subject for line in worklist(session)] == [mine]
    stage.office.sessions[Role.SECTION_HEAD] = session
    with refused("not_your_step", stage):
        stage.do(others, Role.SECTION_HEAD, "valid")
    stage.do(mine, Role.SECTION_HEAD, "valid")


def _plain(wanted: object) -> dict[str, object]:
    return {name: getattr(wanted, name) for name in type(wanted).__slots__}  # type: ignore[attr-defined]


def test_a_substitute_acts_until_the_end_date_and_no_longer(stage: Stage) -> None:
    person = added(stage, "plh")
    for acting in ("plt", "plh"):
        grant = RoleGranted(person=person, role=Role.OFFICE_HEAD, acting=acting, until="2025-11-20")
        people.grant_role(stage.office.admin, grant)
    session = in_(stage, "plh")
    assert session.roles() == {Role.OFFICE_HEAD}
    stage.office.clock.at += DAY
    assert session.roles() == {Role.OFFICE_HEAD}, "the last day counts"
    stage.office.clock.at += DAY
    assert not session.roles()
    with refused("role_needed"):
        session.allow(Action.REVOKE_PERMIT)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"acting": "plt"}, "acting_needs_end"),
        ({"acting": "pjs", "until": "2025-12-31"}, "acting_unknown"),
        ({"acting": "plt", "until": "2025-11-18"}, "date_past"),
        ({"acting": "plt", "until": "besok"}, "date_unreadable"),
        ({"permit_types": ("tidak-ada",)}, "permit_type_unknown"),
        ({"person": "tidak-ada"}, "person_unknown_here"),
    ],
)
def test_grants_that_make_no_sense_are_refused(
    wanted: dict[str, object], code: str, stage: Stage
) -> None:
    given = {"person": stage.office.by(Role.ARCHIVE).person, "role": Role.SECRETARY}
    with refused(code, stage):
        people.grant_role(stage.office.admin, RoleGranted(**{**given, **wanted}))  # type: ignore[arg-type]


def test_a_role_that_ended_is_gone_at_once(stage: Stage) -> None:
    session = stage.office.by(Role.BACK_OFFICE)
    grants = stage.office.admin.workplace.office.grants
    grant = next(grant for grant in grants if grant.person == session.person)
    subject = stage.at_verification()
    people.end_role(stage.office.admin, grant.id, "Mutasi")
    with refused("role_needed", stage):
        stage.do(subject, Role.BACK_OFFICE, "valid")
    with refused("grant_unknown", stage):
        people.end_role(stage.office.admin, "00" * 32)
