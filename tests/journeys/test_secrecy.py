"""What lies on the disk tells nothing, and opens to nobody who should not see it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.folder import DataFolder
from desktop.actions.backups import write_backup
from desktop.actions.case.numbers import give_number
from desktop.actions.case.records import attachment, write_message
from desktop.actions.merging import merge
from desktop.actions.office.people import end_person, reset_password
from desktop.actions.session import Session
from desktop.actions.sign_in import change_own_password, change_person, sign_in
from desktop.domain.people import Role
from desktop.domain.refusals import Damaged, Refused
from desktop.ledger.keys import KeyPairs, open_sealed
from desktop.ledger.ring import KeyRing, read_ring
from tests.actions.forging import around, forged, sealed
from tests.actions.office import PASSWORD, Clock, new_office
from tests.actions.second import first_desk, second_pc
from tests.journeys.day_of_work import SCAN, Day, worked

NEW = "rahasia-yang-baru"
PAGE = 4096


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    office = new_office(tmp_path / "office")
    yield worked(office, tmp_path)
    office.close()


def written_forms(text: str) -> list[bytes]:
    return [text.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]


def found_in(path: Path, texts: list[str], *, but: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Search every file of a folder, its name too; give where which text stands."""
    files = [file for file in sorted(path.rglob("*")) if file.is_file() and file.name not in but]
    assert files
    contents = {str(file.relative_to(path)): file.read_bytes() for file in files}
    return [
        (name, text)
        for name, raw in contents.items()
        for text in texts
        if len(text) > 3 and any(form in raw + name.encode() for form in written_forms(text))
    ]


def test_no_file_of_the_folder_tells_what_was_written(
    day: Day, counted: Callable[[str], None]
) -> None:
    texts = [text for text in day.said if len(text) > 3]
    everything = "".join(
        f"{row}"
        for table in ("events", "cases", "drafts", "case_numbers")
        for row in day.office.admin.workplace.store.database.rows("SELECT * FROM " + table)  # noqa: S608
    )

    # The search looks for what is stored, and while all three files of the database are there.
    assert [text for text in texts if text not in everything] == []
    assert (day.path / "sopan.db-wal").stat().st_size > PAGE
    assert found_in(day.path, texts) == []
    assert found_in(day.path, [role.value for role in Role], but=("keys.json",)) == []
    day.office.close()
    assert found_in(day.path, texts) == []
    files = [file for file in day.path.rglob("*") if file.is_file()]
    counted(f"{len(texts)} texts in no one of {len(files)} files")


def test_the_scan_is_nowhere_in_plain(day: Day) -> None:
    piece = SCAN[9:60]

    assert attachment(day.office.by(Role.DIVISION_HEAD), day.scan) == SCAN
    assert [
        file for file in day.path.rglob("*") if file.is_file() and piece in file.read_bytes()
    ] == []


def test_a_backup_tells_as_little(day: Day, tmp_path: Path) -> None:
    copy = write_backup(day.office.admin, tmp_path / "stick")

    assert (copy.path / "sopan.db").stat().st_size > 50 * PAGE
    assert found_in(copy.path, day.said) == []
    assert found_in(copy.path, [role.value for role in Role], but=("keys.json",)) == []


def test_the_key_ring_names_logins_and_nothing_else(day: Day) -> None:
    logins = {role.value for role in Role} | {"admin"}
    ring = read_ring(day.office.admin.workplace.folder.read_keys())

    assert {entry.login for entry in ring.people.values()} <= logins
    secrets = day.office.admin.workplace.secrets
    for secret in (secrets.database_key, secrets.keys.secret, day.office.admin.keys.secret):
        raw = day.office.admin.workplace.folder.read_keys()
        assert secret not in raw
        assert secret.hex().encode() not in raw


def boxes(ring: KeyRing) -> list[bytes]:
    sealed_boxes = [ring.recovery.wrapped, *(entry.wrapped for entry in ring.people.values())]
    return [bytes.fromhex(box) for box in sealed_boxes]


def opening(ring: KeyRing, keys: KeyPairs) -> int:
    """Count the boxes of a ring that a receiving key opens."""
    count = 0
    for box in boxes(ring):
        try:
            open_sealed(keys.receiving, box)
        except Damaged:
            continue
        count += 1
    return count


def refused_at_the_door(day: Day, login: str, password: str) -> bool:
    """Tell whether a password is refused: at the open computer and after a restart."""
    workplace = day.office.admin.workplace
    with pytest.raises(Refused) as here:
        change_person(workplace, login, password)
    path = day.path.with_name("copied")
    workplace.store.database.rows("PRAGMA wal_checkpoint(truncate)")
    shutil.copytree(day.path, path)
    with pytest.raises(Refused) as anew:
        sign_in(DataFolder(path), Clock(seed="anew").world(), login, password)
    shutil.rmtree(path)
    return here.value.code == anew.value.code == "password_wrong"


def test_an_old_password_and_its_key_open_nothing_more(day: Day) -> None:
    front = day.office.by(Role.FRONT_OFFICE)
    folder = day.office.admin.workplace.folder
    assert opening(read_ring(folder.read_keys()), front.keys) == 1

    fresh = change_own_password(front, PASSWORD, NEW)

    assert refused_at_the_door(day, "front_office", PASSWORD)
    assert (
        change_person(day.office.admin.workplace, "front_office", NEW).keys.public
        == fresh.keys.public
    )
    ring = read_ring(folder.read_keys())
    assert opening(ring, front.keys) == 0
    assert opening(ring, fresh.keys) == 1
    assert front.keys.public not in [entry.keys for entry in ring.people.values()]


def test_a_password_that_was_reset_opens_nothing_more(day: Day) -> None:
    front = day.office.by(Role.FRONT_OFFICE)

    reset_password(day.office.admin, front.person, NEW)

    assert refused_at_the_door(day, "front_office", PASSWORD)
    assert change_person(day.office.admin.workplace, "front_office", NEW).person == front.person
    assert opening(day.office.admin.workplace.ring, front.keys) == 0


def test_who_has_left_cannot_sign_in(day: Day) -> None:
    front = day.office.by(Role.FRONT_OFFICE)

    end_person(day.office.admin, front.person, "pindah tugas")

    assert refused_at_the_door(day, "front_office", PASSWORD)
    ring = read_ring(day.office.admin.workplace.folder.read_keys())
    assert opening(ring, front.keys) == 0
    assert front.person not in ring.people


def test_a_ring_that_a_crash_left_behind_opens_to_no_old_password(day: Day) -> None:
    """The ledger has the new keys; the ring is written after it, and was not any more."""
    workplace = day.office.admin.workplace
    front, kabid = day.office.by(Role.FRONT_OFFICE), day.office.by(Role.DIVISION_HEAD)
    before = workplace.folder.read_keys()
    change_own_password(front, PASSWORD, NEW)
    end_person(day.office.admin, kabid.person, "pensiun")
    day.office.close()
    world = Clock(seed="anew").world()
    for login in ("front_office", "kabid"):
        workplace.folder.write_keys(before)
        with pytest.raises(Refused) as refused:
            sign_in(DataFolder(day.path), world, login, PASSWORD)
        assert refused.value.code == "password_wrong"

    workplace.folder.write_keys(before)
    sign_in(DataFolder(day.path), world, "admin", PASSWORD).workplace.store.close()
    session = sign_in(DataFolder(day.path), world, "front_office", NEW)

    assert session.person == front.person
    session.workplace.store.close()


def test_what_an_old_key_signs_at_another_computer_is_refused(day: Day, tmp_path: Path) -> None:
    first = first_desk(day.office)
    second = second_pc(day.office, tmp_path / "second")
    kasi = day.office.by(Role.SECTION_HEAD)
    second.take(first)
    change_own_password(kasi, PASSWORD, NEW)
    second.take(first)
    known = around(first, day.case, kasi.person)
    number = next(e.fact for e, _ in first.workplace.case(day.case).history if "numbered" in e.kind)
    assert number is not None
    again = replace(number, role=Role.SECTION_HEAD, text="503/0999/X", count=999)  # type: ignore[type-var]

    bundle = sealed(first, [forged(known, again, kasi.keys.signing)])

    with pytest.raises(Refused) as refused:
        merge(second.workplace, bundle)

    assert refused.value.code == "signature_wrong"
    assert "503/0999/X" not in second.workplace.case(day.case).numbers.values()
    second.close()


@pytest.mark.parametrize("how", ["own", "reset", "left"])
def test_who_is_still_signed_in_with_an_old_key_can_write_nothing(day: Day, how: str) -> None:
    kasi = day.office.by(Role.SECTION_HEAD)
    ledger = day.office.admin.workplace.store.ledger
    if how == "own":
        change_own_password(kasi, PASSWORD, NEW)
    elif how == "reset":
        reset_password(day.office.admin, kasi.person, NEW)
    else:
        end_person(day.office.admin, kasi.person, "pindah")
    count = ledger.count()

    for act in (signing, message):
        with pytest.raises(Refused):
            act(kasi, day.case)

    assert ledger.count() == count


def signing(session: Session, case: str) -> None:
    give_number(session, case, "refusal_letter", "", "")


def message(session: Session, case: str) -> None:
    write_message(session, case, "masih di sini")
