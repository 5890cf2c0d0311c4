"""What lies on the disk tells nothing, hides no damage, and opens to nobody who should not."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from db.folder import DataFolder
from db.store import open_store
from desktop.actions.backups import write_backup
from desktop.actions.case.drafts import save_draft
from desktop.actions.case.numbers import give_number
from desktop.actions.case.records import attach, attachment, write_message
from desktop.actions.case.registering import Application, register
from desktop.actions.merging import merge
from desktop.actions.office.people import end_person, reset_password
from desktop.actions.session import Session
from desktop.actions.sign_in import change_own_password, change_person, sign_in
from desktop.actions.workplace import Workplace
from desktop.domain.people import Role
from desktop.domain.refusals import Damaged, Refused, Trouble
from desktop.ledger.codec import read_header
from desktop.ledger.keys import KeyPairs, open_sealed
from desktop.ledger.ring import KeyRing, read_ring
from tests.actions.forging import around, forged, sealed
from tests.actions.office import APPLICANT, DAIRI, PASSWORD, Clock, TestOffice, new_office
from tests.actions.second import first_desk, second_pc

MESSAGE = "Suami pemohon menelepon dua kali"
DRAFT = "Belum selesai diketik: keberatan tetangga"
SCAN = b"%PDF-1.7\n" + b"Kartu Tanda Penduduk Siti Nurbaya " * 100
NEW = "rahasia-yang-baru"
PAGE = 4096
NEAR = 64
"""Bytes at both ends of a page: its header, the code that proves it."""


@dataclass
class Day:
    """An office after a day of work, and everything that was said in it."""

    office: TestOffice
    case: str
    scan: str
    said: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.office.admin.workplace.folder.path


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    office = new_office(tmp_path / "office")
    yield worked(office, tmp_path)
    office.close()


def worked(office: TestOffice, elsewhere: Path) -> Day:
    """Register, write, scan, number and leave something half typed."""
    front = office.by(Role.FRONT_OFFICE)
    wanted = Application(
        permit_type=DAIRI, values=APPLICANT, checklist={"requirements.ktp": "present"}
    )
    case, _ = register(front, wanted)
    write_message(front, case, MESSAGE)
    scan = elsewhere / "KTP Siti Nurbaya.pdf"
    scan.write_bytes(SCAN)
    attach(front, case, scan, note="pindaian asli")
    scan.unlink()
    give_number(office.by(Role.GENERAL_AFFAIRS), case, "permit", "", "")
    save_draft(front, "application", {"note": DRAFT})
    workplace = office.admin.workplace
    read = workplace.case(case)
    said = [*read.values.values(), read.number, *read.numbers.values(), DAIRI, scan.name]
    people = [person.full_name for person in workplace.office.people.values()]
    said += [
        *people,
        MESSAGE,
        DRAFT,
        "pindaian asli",
        *kinds(workplace),
        case,
        workplace.office.name,
    ]
    return Day(office, case, read.attachments[0].fact.content, [text for text in said if text])  # type: ignore[union-attr]


def kinds(workplace: Workplace) -> set[str]:
    return {read_header(entry.header).kind for entry in workplace.store.ledger.after({})}


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
