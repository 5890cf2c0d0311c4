"""Opening needs the right key and an undamaged file of a version that the program knows."""

from hashlib import sha256
from pathlib import Path

import apsw
import pytest

from db import migrate as migrating
from db import store as storing
from db.connection import EncryptedDatabase
from db.folder import DataFolder
from db.migrate import migrate, scripts, version_of
from db.store import open_store
from desktop.domain.refusals import Damaged, Failed
from tests.db.builders import KEY, Office, a_line, append, cloned, opened

FROZEN = {
    1: "ae0a0092480070fa375c9797c65ee54365462038615cceee17100c4c3abffe52",
    2: "80e5d936a440af9394e40d5e3610568cee5efff985840cf2bf970802a8e3c668",
    3: "80adcfc9a774c4e8d721395fb95a6a001c03e63e4e142a6e508e2a5497522b63",
    4: "226940ed77fc68444c62ca1862ea62ead0c77f57c932a97f1a554bc86f8f2e18",
}
SECRET = "Sitti Nurbaya binti Sulaiman"


def test_migrations_are_frozen() -> None:
    assert {number: sha256(text.encode()).hexdigest() for number, text in scripts()} == FROZEN


def test_every_table_is_strict(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        rows = store.database.rows(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND NOT strict AND name NOT LIKE 'sqlite_%'"
        )

    assert rows == []


def test_the_connection_is_durable_and_spills_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        said = [
            store.database.row("PRAGMA " + name)[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store", "cache_size")
        ]

    assert said == ["wal", 2, 1, 2, -4 * 1024]


def test_another_key_opens_nothing_and_changes_nothing(tmp_path: Path) -> None:
    opened(tmp_path).close()
    before = (tmp_path / "sopan.db").read_bytes()

    with pytest.raises(Damaged) as damaged:
        open_store(DataFolder(tmp_path), b"x" * 32)

    assert damaged.value.code == "database_key_wrong"
    assert (tmp_path / "sopan.db").read_bytes() == before
    opened(tmp_path).close()


def test_an_unencrypted_file_is_not_taken_for_ours(tmp_path: Path) -> None:
    plain = apsw.Connection(str(tmp_path / "sopan.db"))
    plain.execute("CREATE TABLE events (n)")
    plain.close()

    with pytest.raises(Damaged) as damaged:
        opened(tmp_path)

    assert damaged.value.code == "database_key_wrong"


def test_a_folder_is_open_once(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(Failed) as failed:
        opened(tmp_path)

    assert failed.value.code == "folder_in_use"
    opened(tmp_path).close()


def test_the_file_of_a_newer_program_is_refused_untouched(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.database.rows("PRAGMA user_version = 99")
    before = (tmp_path / "sopan.db").read_bytes()

    with pytest.raises(Damaged) as damaged:
        opened(tmp_path)

    assert damaged.value.code == "database_newer"
    assert (tmp_path / "sopan.db").read_bytes() == before


def test_a_migration_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    known = scripts()
    broken = [*known, (5, "ALTER TABLE drafts ADD COLUMN x TEXT;\nINSERT INTO nowhere VALUES (1);")]
    database = EncryptedDatabase(tmp_path / "sopan.db", KEY)
    database.connect()
    migrate(database)
    before = database.rows("SELECT name, sql FROM sqlite_schema ORDER BY name")

    for _ in range(2):
        with pytest.raises(apsw.SQLError):
            migrate(database, broken)
        assert version_of(database) == known[-1][0]
        assert database.rows("SELECT name, sql FROM sqlite_schema ORDER BY name") == before

    migrate(database, [*known, (5, "ALTER TABLE drafts ADD COLUMN x TEXT;")])
    assert version_of(database) == 5
    database.close()


def test_one_copy_is_kept_before_a_migration_however_often_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, known = Office(), scripts()
    with opened(tmp_path) as store:
        append(store, [office.write()], [a_line()])
    later = [*known, (5, "INSERT INTO nowhere VALUES (1);")]
    for module in (migrating, storing):
        monkeypatch.setattr(module, "scripts", lambda: later)

    made = []
    for _ in range(2):
        with pytest.raises(apsw.SQLError):
            opened(tmp_path)
        made.append((tmp_path / "before-0004.db").stat().st_ino)

    assert made[0] == made[1]
    copies = sorted(path.name for path in tmp_path.glob("before-*"))
    assert copies == ["before-0004.db"]
    with EncryptedDatabase(tmp_path / copies[0], KEY) as database:
        assert database.rows("SELECT id FROM events") == [(office.written[0].id,)]
    monkeypatch.undo()
    opened(tmp_path).close()


def test_nothing_that_was_written_can_be_read_in_the_folder(tmp_path: Path) -> None:
    office = Office()
    store = opened(tmp_path)
    append(store, [office.write(text=SECRET)], [a_line(applicant=SECRET, business=SECRET)])
    store.waiting.put([office.write(text=SECRET)])
    store.settings.set("note", SECRET)
    parts = [word.encode() for word in (SECRET, "Nurbaya", "nurbaya", "case-1", "CREATE TABLE")]
    parts += [KEY, KEY.hex().encode(), b"SQLite format"]

    while_open = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    store.close()
    afterwards = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert len(while_open["sopan.db-wal"]) > 0
    for name, raw in [*while_open.items(), *afterwards.items()]:
        assert [part for part in parts if part in raw] == [], name


def _office_of(folder: Path, events: int) -> None:
    office = Office()
    with opened(folder) as store:
        for number in range(events):
            office.write(subject=f"case-{number}", text="x" * 900)
        append(store, office.written, [a_line(f"case-{number}") for number in range(events)])


def _undetected(folder: Path, target: Path, places: range) -> list[int]:
    """Flip one bit in each of these places, one after the other; list those nobody noticed."""
    sound = (folder / "sopan.db").read_bytes()
    copy = cloned(folder, target)
    missed = []
    for place in places:
        if not place < len(sound):
            break
        with (copy / "sopan.db").open("r+b") as file:
            file.seek(place)
            file.write(bytes([sound[place] ^ (1 << place % 8)]))
        if not _is_noticed(copy):
            missed.append(place)
        (copy / "sopan.db").write_bytes(sound)
    return missed


def _is_noticed(folder: Path) -> bool:
    try:
        store = opened(folder)
    except Damaged:
        return True
    store.close()
    return False


def test_one_flipped_bit_in_any_page_is_noticed_at_the_start(tmp_path: Path) -> None:
    _office_of(tmp_path / "office", 30)
    pages = (tmp_path / "office" / "sopan.db").stat().st_size // 4096

    missed = [
        place
        for offset in (0, 17, 2049, 4095)
        for place in _undetected(
            tmp_path / "office", tmp_path / str(offset), range(4096 + offset, pages * 4096, 4096)
        )
    ]

    assert pages > 20
    assert missed == []


@pytest.mark.long
def test_one_flipped_bit_anywhere_is_noticed_at_the_start(tmp_path: Path) -> None:
    _office_of(tmp_path / "office", 10)

    assert _undetected(tmp_path / "office", tmp_path / "copy", range(0, 2**40, 37)) == []


def test_a_damaged_page_is_a_sentence_when_it_is_read(tmp_path: Path) -> None:
    _office_of(tmp_path, 200)
    store = opened(tmp_path)
    raw = bytearray((tmp_path / "sopan.db").read_bytes())
    for place in range(4096 * 2, len(raw), 4096):
        raw[place + 100] ^= 1
    (tmp_path / "sopan.db").write_bytes(raw)
    store.database.rows("PRAGMA shrink_memory")

    with pytest.raises(Damaged) as damaged:
        store.check(full=True)

    assert damaged.value.code == "database_damaged"
    store.close()
