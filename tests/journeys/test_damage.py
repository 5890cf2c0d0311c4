"""Damage is noticed: a wrong byte, a cut file, a strange key, a key ring that says nothing."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.folder import DataFolder
from db.store import open_store
from desktop.actions.case.records import attach, attachment
from desktop.actions.sign_in import sign_in
from desktop.domain.people import Role
from desktop.domain.refusals import Damaged, Trouble
from tests.actions.office import PASSWORD, Clock, new_office
from tests.journeys.day_of_work import SCAN, Day, worked

PAGE = 4096
NEAR = 64
"""Bytes at both ends of a page: its header, the code that proves it."""


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    office = new_office(tmp_path / "office")
    yield worked(office, tmp_path)
    office.close()


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of an office after a day of work, closed."""
    path = tmp_path_factory.mktemp("closed")
    worked(new_office(path / "office"), path).office.close()
    return path / "office"


def opens_whole(path: Path) -> str:
    """Open a folder and check all of it; give the code of the trouble, if there is any."""
    try:
        session = sign_in(DataFolder(path), Clock(seed="later").world(), "admin", PASSWORD)
    except Trouble as trouble:
        return trouble.code
    try:
        session.workplace.store.check(full=True)
    except Trouble as trouble:
        return trouble.code
    finally:
        session.workplace.store.close()
    return ""


def damaged_at(closed: Path, path: Path, place: int) -> str:
    """Flip one bit of a copy of the closed database and open it."""
    if not path.exists():
        shutil.copytree(closed, path)
    raw = bytearray((closed / "sopan.db").read_bytes())
    raw[place] ^= 1 << place % 8
    for left in path.glob("sopan.db-*"):
        left.unlink()
    (path / "sopan.db").write_bytes(raw)
    return opens_whole(path)


def test_one_flipped_byte_of_any_page_is_noticed(
    closed: Path, tmp_path: Path, counted: Callable[[str], None]
) -> None:
    size = (closed / "sopan.db").stat().st_size
    ways = (1009, 2557)
    places = [page + page // PAGE * way % PAGE for page in range(0, size, PAGE) for way in ways]

    codes = {damaged_at(closed, tmp_path / "copy", place) for place in places}

    assert codes <= {"database_damaged", "database_key_wrong"}
    assert len(places) > 64
    counted(f"{len(places)} flipped bytes, two of each page, all noticed")


@pytest.mark.long
def test_one_flipped_byte_anywhere_is_noticed(
    closed: Path, tmp_path: Path, counted: Callable[[str], None]
) -> None:
    size = (closed / "sopan.db").stat().st_size
    dense = [*range(NEAR), *range(NEAR, PAGE - NEAR, 97), *range(PAGE - NEAR, PAGE)]
    few = [0, 1, 7, 100, 1234, 2048, 3333, PAGE - NEAR, PAGE - 32, PAGE - 16, PAGE - 1]
    places = dense + [page + offset for page in range(PAGE, size, PAGE) for offset in few]

    codes = {damaged_at(closed, tmp_path / "copy", place) for place in places}

    assert codes <= {"database_damaged", "database_key_wrong"}
    counted(f"{len(places)} flipped bytes, all noticed")


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9])
def test_a_truncated_database_is_damaged_not_empty(
    closed: Path, tmp_path: Path, part: float
) -> None:
    path = tmp_path / "copy"
    shutil.copytree(closed, path)
    raw = (path / "sopan.db").read_bytes()
    pages = int(len(raw) * part) // PAGE * PAGE

    for length in {pages, pages + 1 if part else 1, pages + PAGE - 1}:
        (path / "sopan.db").write_bytes(raw[:length])

        assert opens_whole(path) in ("database_damaged", "database_key_wrong"), length
        (path / "sopan.db-wal").unlink(missing_ok=True)


def test_a_lost_database_is_damage_and_no_new_one_takes_its_place(
    closed: Path, tmp_path: Path
) -> None:
    path = tmp_path / "copy"
    shutil.copytree(closed, path)
    (path / "sopan.db").unlink()

    assert opens_whole(path) == "database_damaged"


def test_a_cut_log_is_noticed_by_the_note_beside_it(
    day: Day, tmp_path: Path, counted: Callable[[str], None]
) -> None:
    """A log with a wrong byte ends before it for SQLite; what was confirmed is missed."""
    count = day.office.admin.workplace.store.ledger.count()
    wal = (day.path / "sopan.db-wal").read_bytes()
    ends: dict[str, int] = {}
    for number, place in enumerate(range(3, len(wal), max(1, len(wal) // 60))):
        path = tmp_path / f"copy-{number}"
        shutil.copytree(day.path, path)
        (path / "sopan.db-shm").unlink()
        raw = bytearray(wal)
        raw[place] ^= 1
        (path / "sopan.db-wal").write_bytes(raw)
        end = after_damage(path, count)
        ends[end] = ends.get(end, 0) + 1
        shutil.rmtree(path)

    assert set(ends) <= {"noticed", "said to be restored", "nothing lost"}
    assert ends["noticed"] + ends["said to be restored"] > 30
    counted(", ".join(f"{count} {end}" for end, count in sorted(ends.items())))


def after_damage(path: Path, count: int) -> str:
    try:
        session = sign_in(DataFolder(path), Clock(seed="later").world(), "admin", PASSWORD)
    except Damaged:
        return "noticed"
    store = session.workplace.store
    try:
        if store.ledger.count() == count:
            return "nothing lost"
        return "said to be restored" if store.settings.get("restored") else "lost in silence"
    finally:
        store.close()


def test_a_wrong_key_opens_nothing(closed: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy"
    shutil.copytree(closed, path)

    with pytest.raises(Damaged) as damaged:
        open_store(DataFolder(path), bytes(32))

    assert damaged.value.code == "database_key_wrong"
    assert (path / "sopan.db").read_bytes() == (closed / "sopan.db").read_bytes()


def test_a_key_ring_of_another_office_opens_nothing(closed: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy"
    shutil.copytree(closed, path)
    other = new_office(tmp_path / "other", seed="other")
    (path / "keys.json").write_bytes(other.admin.workplace.folder.read_keys())
    other.close()

    assert opens_whole(path) == "database_key_wrong"


@pytest.mark.parametrize("raw", [b"", b"\0" * 4096, b"{}", b"[]", b'{"v":1}', b"\xff\xfe", b"null"])
def test_a_senseless_key_ring_is_damaged(closed: Path, tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "copy"
    shutil.copytree(closed, path)
    (path / "keys.json").write_bytes(raw)

    assert opens_whole(path) == "keys_unreadable"


def test_a_flipped_byte_of_the_key_ring_lets_nobody_in_as_somebody_else(
    closed: Path, tmp_path: Path, counted: Callable[[str], None]
) -> None:
    path = tmp_path / "copy"
    shutil.copytree(closed, path)
    sound = (closed / "keys.json").read_bytes()
    ends: dict[str, int] = {}
    for place in range(0, len(sound), 61):
        raw = bytearray(sound)
        raw[place] ^= 2
        (path / "keys.json").write_bytes(raw)
        end = opens_whole(path)
        ends[end] = ends.get(end, 0) + 1

    # A flipped byte in the entry of somebody else does not concern the administrator.
    assert set(ends) <= {"", "keys_unreadable", "password_wrong"}
    assert ends["keys_unreadable"] > len(sound) // 61 // 3
    counted(", ".join(f"{count} {end or 'opened'}" for end, count in sorted(ends.items())))


def test_a_damaged_or_exchanged_scan_is_not_shown(day: Day, tmp_path: Path) -> None:
    front = day.office.by(Role.FRONT_OFFICE)
    stored = day.office.admin.workplace.store.blobs.path(day.scan)
    sound = stored.read_bytes()
    scan = tmp_path / "other.pdf"
    scan.write_bytes(b"%PDF-1.7 another one")
    attach(front, day.case, scan)
    files = [file for file in (day.path / "attachments").rglob("*") if file.is_file()]
    other = next(file for file in files if file != stored).read_bytes()

    for raw in (b"", sound[:-1], sound[: len(sound) // 2], sound + b"x", other, bytes(len(sound))):
        stored.write_bytes(raw)
        with pytest.raises(Damaged) as damaged:
            attachment(front, day.scan)
        assert damaged.value.code == "attachment_damaged"
    for place in range(0, len(sound), len(sound) // 40):
        stored.write_bytes(sound[:place] + bytes([sound[place] ^ 16]) + sound[place + 1 :])
        with pytest.raises(Damaged):
            attachment(front, day.scan)
    stored.write_bytes(sound)
    assert attachment(front, day.scan) == SCAN
