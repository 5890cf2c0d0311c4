"""New passwords are new keys: what was signed before and at the same time still counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.case.waiting import cancel
from desktop.actions.merging import merge
from desktop.actions.office.devices import end_device
from desktop.actions.office.people import reset_password
from desktop.actions.sign_in import change_own_password, change_person, recover
from desktop.domain.events.cases import CaseCancelled
from desktop.domain.people import Role
from desktop.domain.reading.verdicts import Verdict
from desktop.domain.refusals import Refused
from tests.actions.forging import around, forged, new_case, sealed
from tests.actions.office import PASSWORD, new_office
from tests.actions.second import Desk, first_desk, mix, second_pc

FRONT = Role.FRONT_OFFICE
NEW = "kata-sandi-baru"


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk, str]]:
    office = new_office(tmp_path / "a")
    first, second = first_desk(office), second_pc(office, tmp_path / "b")
    yield first, second, office.recovery
    first.close()
    second.close()


def signed_case(desk: Desk) -> str:
    """Make a case whose newest event is signed by the counter."""
    case = new_case(desk)
    cancel(desk.by(FRONT), case, "ditarik")
    return case


def newest(desk: Desk, case: str) -> Verdict:
    return desk.workplace.case(case).history[-1][1]


def test_what_was_signed_before_counts_for_who_comes_later(
    desks: tuple[Desk, Desk, str], tmp_path: Path
) -> None:
    first, second, _ = desks
    case = signed_case(first)
    change_own_password(first.by(FRONT), PASSWORD, NEW)

    second.take(first)

    assert newest(second, case) is Verdict.COUNTS
    assert change_person(second.workplace, FRONT.value, NEW)
    with pytest.raises(Refused, match="password_wrong"):
        change_person(second.workplace, FRONT.value, PASSWORD)


def test_what_was_signed_at_the_same_time_counts_too(desks: tuple[Desk, Desk, str]) -> None:
    first, second, _ = desks
    case = signed_case(second)
    reset_password(first.by("admin"), first.by(FRONT).person, NEW)

    mix([first, second])

    assert newest(first, case) is Verdict.COUNTS
    assert first.says() == second.says()


def test_two_new_passwords_at_once_leave_one_that_opens(desks: tuple[Desk, Desk, str]) -> None:
    first, second, _ = desks
    reset_password(first.by("admin"), first.by(FRONT).person, "satu-satu-satu")
    change_own_password(second.by(FRONT), PASSWORD, "dua-dua-dua-dua")
    mix([first, second])

    opening = [
        [password for password in ("satu-satu-satu", "dua-dua-dua-dua") if opens(desk, password)]
        for desk in (first, second)
    ]

    assert opening[0] == opening[1]
    assert len(opening[0]) == 1
    second.sessions[FRONT] = change_person(second.workplace, FRONT.value, opening[0][0])
    case = signed_case(second)
    first.take(second)
    assert newest(first, case) is Verdict.COUNTS


def opens(desk: Desk, password: str) -> bool:
    try:
        return bool(change_person(desk.workplace, FRONT.value, password))
    except Refused:
        return False


def test_the_old_key_signs_nothing_once_its_writer_knew_the_new_one(
    desks: tuple[Desk, Desk, str],
) -> None:
    first, second, _ = desks
    case = new_case(second)
    old = second.by(FRONT).keys.signing
    first.take(second)
    reset_password(first.by("admin"), first.by(FRONT).person, NEW)
    second.take(first)
    known = around(second, case, second.by(FRONT).person)
    made = forged(known, CaseCancelled(role=FRONT, visit="x", reason="x"), old)

    with pytest.raises(Refused, match="signature_wrong"):
        merge(first.workplace, sealed(second, [made]))


def test_a_password_given_by_the_recovery_sheet_works_everywhere(
    desks: tuple[Desk, Desk, str],
) -> None:
    first, second, recovery = desks
    folder, world = first.workplace.folder, first.clock.world()
    first.close()

    first.workplace = recover(folder, world, recovery, FRONT.value, NEW).workplace
    second.take(first)

    assert Role.ADMINISTRATOR in change_person(second.workplace, FRONT.value, NEW).roles()


def test_an_ended_computer_is_heard_but_waits_for_a_word(desks: tuple[Desk, Desk, str]) -> None:
    first, second, _ = desks
    before = signed_case(second)
    first.take(second)
    end_device(first.by("admin"), second.workplace.device)
    late = signed_case(second)
    second.take(first)
    later = signed_case(second)

    taken = first.take(second)

    assert taken.new
    assert newest(first, before) is Verdict.COUNTS
    assert newest(first, late) is Verdict.UNCONFIRMED
    assert newest(first, later) is Verdict.UNCONFIRMED
    assert first.says() == second.says()
