"""Administrators who remove each other, and what the recovery sheet settles (DESIGN chapter 6)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.founding import NewPerson
from desktop.actions.office.people import add_person, confirm_work, end_person
from desktop.actions.sign_in import change_person, recover
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from tests.actions.forging import new_case
from tests.actions.office import PASSWORD, TestOffice, new_office
from tests.actions.second import Desk, first_desk, mix, second_pc

NEW = "kata-sandi-baru"


@pytest.fixture
def rivals(tmp_path: Path) -> Iterator[tuple[TestOffice, Desk, Desk]]:
    """Two computers on which two administrators have removed each other."""
    office = new_office(tmp_path / "a")
    wanted = NewPerson(login="rival", full_name="Sari Manik", password=PASSWORD)
    add_person(office.admin, wanted, [Role.ADMINISTRATOR, Role.FRONT_OFFICE])
    first, second = first_desk(office), second_pc(office, tmp_path / "b")
    end_person(first.by("admin"), second.by("rival").person)
    end_person(second.by("rival"), first.by("admin").person)
    mix([first, second])
    yield office, first, second
    first.close()
    second.close()


def test_neither_administrates_until_the_recovery_sheet_speaks(
    rivals: tuple[TestOffice, Desk, Desk],
) -> None:
    _, first, second = rivals

    for desk in (first, second):
        for login in ("admin", "rival"):
            session = change_person(desk.workplace, login, PASSWORD)
            assert Role.ADMINISTRATOR not in session.roles()
            ends = [event.id for event in desk.workplace.office.unconfirmed]
            with pytest.raises(Refused, match="role_needed"):
                confirm_work(session, ends, accepted=True, reason="x")
    assert first.says() == second.says()


def test_the_other_work_of_both_goes_on_meanwhile(rivals: tuple[TestOffice, Desk, Desk]) -> None:
    _, first, second = rivals
    rival = change_person(second.workplace, "rival", PASSWORD)
    second.sessions[Role.FRONT_OFFICE] = rival

    case = new_case(second)
    first.take(second)

    assert not first.workplace.case(case).unconfirmed


def test_who_holds_the_sheet_stays_and_the_other_is_gone(
    rivals: tuple[TestOffice, Desk, Desk],
) -> None:
    office, first, second = rivals
    folder, world = first.workplace.folder, first.clock.world()
    first.close()

    session = recover(folder, world, office.recovery, "admin", NEW)
    first.workplace = session.workplace

    mix([first, second])
    for desk in (first, second):
        back = change_person(desk.workplace, "admin", NEW)
        assert Role.ADMINISTRATOR in back.roles()
        with pytest.raises(Refused, match="password_wrong"):
            change_person(desk.workplace, "rival", PASSWORD)
        assert not desk.workplace.office.authority.contested()
    assert first.says() == second.says()


def test_a_sheet_for_nobody_leaves_the_folder_closed(office: TestOffice) -> None:
    folder, world = office.admin.workplace.folder, office.clock.world()
    office.close()

    with pytest.raises(Refused, match="person_unknown_here"):
        recover(folder, world, office.recovery, "siapa", NEW)

    assert recover(folder, world, office.recovery, "admin", NEW).workplace.store.close() is None


@pytest.fixture
def office(tmp_path: Path) -> TestOffice:
    return new_office(tmp_path / "a")
