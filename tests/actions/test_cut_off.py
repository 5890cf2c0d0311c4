"""What is cut off between the database and the files beside it loses and reveals nothing."""

from pathlib import Path

import pytest

from db.folder import DataFolder
from desktop.actions.case.records import write_message
from desktop.actions.case.registering import Application, register
from desktop.actions.sign_in import change_own_password, sign_in
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from tests.actions.office import APPLICANT, DAIRI, PASSWORD, Clock, TestOffice, new_office


def registered(office: TestOffice) -> str:
    ticks = {"requirements.ktp": "present"}
    wanted = Application(permit_type=DAIRI, values=APPLICANT, checklist=ticks)
    return register(office.by(Role.FRONT_OFFICE), wanted)[0]


def test_an_action_whose_note_beside_the_database_fails_is_done_all_the_same(
    tmp_path: Path,
) -> None:
    office = new_office(tmp_path / "office")
    case = registered(office)
    folder = office.admin.workplace.folder
    folder.tip.unlink()
    folder.tip.mkdir()

    write_message(office.by(Role.BACK_OFFICE), case, "Mohon dipercepat")

    workplace = office.admin.workplace
    assert len(workplace.case(case).messages) == 1
    assert workplace.store.log.list()[0][1] in {"folder_missing", "disk_broken", "folder_read_only"}
    office.close()


def test_a_founding_that_was_cut_off_can_be_begun_anew(tmp_path: Path) -> None:
    first = new_office(tmp_path / "office")
    first.close()
    (tmp_path / "office" / "keys.json").unlink()

    second = new_office(tmp_path / "office", seed="b")

    assert registered(second)
    assert (tmp_path / "office" / "unfinished-1-sopan.db").exists()
    second.close()


def test_a_key_ring_from_before_a_new_password_lets_nobody_in(tmp_path: Path) -> None:
    office = new_office(tmp_path / "office")
    folder = office.admin.workplace.folder
    before = folder.read_keys()
    change_own_password(office.by(Role.OFFICE_HEAD), PASSWORD, "kata-sandi-baru")
    office.close()
    folder.write_keys(before)
    again = DataFolder(tmp_path / "office")

    with pytest.raises(Refused) as refused:
        sign_in(again, Clock().world(), Role.OFFICE_HEAD.value, PASSWORD)

    assert refused.value.code == "password_wrong"
    entered = sign_in(again, Clock().world(), Role.OFFICE_HEAD.value, "kata-sandi-baru")
    assert entered.roles() == {Role.OFFICE_HEAD}
    entered.workplace.store.close()
