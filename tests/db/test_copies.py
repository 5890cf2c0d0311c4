"""A backup is whole or is not there, and comes back as another computer."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from db import copies
from db.connection import EncryptedDatabase
from db.copies import restore_copy, verify_copy, was_restored, went_on, write_copy
from db.copying import Advance, copy_database
from db.folder import DataFolder
from db.store import Store
from desktop.domain.refusals import Damaged, Failed, Refused
from tests.db.builders import KEY, Office, a_line, append, opened
from tests.ledger.sources import drawing


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "office") as store:
        store.folder.write_keys(b"{}")
        office = Office()
        for number in range(40):
            office.write(subject=f"case-{number % 5}", text=str(number) * 50)
        append(store, office.written, [a_line(f"case-{number}") for number in range(5)])
        store.folder.write_tip(f"{1:016x}", office.tips[f"{1:016x}"], 40)
        yield store


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_backup_holds_ledger_keys_and_attachments_and_comes_back(
    store: Store, tmp_path: Path
) -> None:
    content = store.blobs.put(b"a scan" * 1000, drawing())
    copy = write_copy(store, tmp_path / "stick", "sopan-1")

    restore_copy(copy.path, DataFolder(tmp_path / "new"))

    assert (copy.events, copy.ids) == (40, store.ledger.ids_hash())
    with opened(tmp_path / "new") as restored:
        assert restored.ledger.ids_hash() == store.ledger.ids_hash()
        assert restored.lists.all_lines() == store.lists.all_lines()
        assert restored.blobs.get(content) == b"a scan" * 1000
        assert restored.folder.read_keys() == b"{}"


def test_a_restored_folder_knows_it_until_it_has_gone_on(store: Store, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "new")

    restore_copy(write_copy(store, tmp_path / "stick", "sopan-1").path, folder)

    assert was_restored(folder)
    assert folder.read_tip() is None
    went_on(folder)
    went_on(folder)
    assert not was_restored(folder)
    assert not was_restored(store.folder)


def test_a_backup_holds_nothing_of_this_computer_alone_and_no_rest(
    store: Store, tmp_path: Path
) -> None:
    copy = write_copy(store, tmp_path / "stick", "sopan-1")

    assert sorted(files_of(copy.path)) == ["keys.json", "sopan.db"]
    assert [path.name for path in (tmp_path / "stick").iterdir()] == ["sopan-1"]
    assert b"Sitti" not in files_of(copy.path)["sopan.db"]


def test_checking_a_backup_changes_nothing_in_it(store: Store, tmp_path: Path) -> None:
    copy = write_copy(store, tmp_path / "stick", "sopan-1")
    before = files_of(copy.path)

    assert verify_copy(copy.path, KEY) == copy

    assert files_of(copy.path) == before


def test_every_damaged_page_of_a_backup_is_found(store: Store, tmp_path: Path) -> None:
    copy = write_copy(store, tmp_path / "stick", "sopan-1")
    sound = (copy.path / "sopan.db").read_bytes()

    for page in range(len(sound) // 4096):
        place = page * 4096 + 1000
        damaged = sound[:place] + bytes([sound[place] ^ 4]) + sound[place + 1 :]
        (copy.path / "sopan.db").write_bytes(damaged)
        with pytest.raises(Damaged) as found:
            verify_copy(copy.path, KEY)
        assert found.value.code == "backup_damaged"


def test_a_backup_under_another_key_or_without_its_parts_is_none(
    store: Store, tmp_path: Path
) -> None:
    copy = write_copy(store, tmp_path / "stick", "sopan-1")

    with pytest.raises(Damaged) as damaged:
        verify_copy(copy.path, b"x" * 32)
    assert damaged.value.code == "backup_damaged"

    (copy.path / "keys.json").unlink()
    for use in (
        lambda: verify_copy(copy.path, KEY),
        lambda: restore_copy(copy.path, DataFolder(tmp_path / "new")),
    ):
        with pytest.raises(Damaged) as damaged:
            use()
        assert damaged.value.code == "backup_incomplete"
    assert not (tmp_path / "new").exists()


def test_a_folder_in_use_is_not_taken_for_a_backup(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Damaged) as damaged:
        restore_copy(store.folder.path, DataFolder(tmp_path / "new"))

    assert damaged.value.code == "backup_incomplete"


def test_nothing_is_restored_over_anything(store: Store, tmp_path: Path) -> None:
    copy = write_copy(store, tmp_path / "stick", "sopan-1")
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")

    with pytest.raises(Refused) as refused:
        restore_copy(copy.path, DataFolder(folder))

    assert refused.value.code == "restore_not_empty"
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_a_restore_that_was_broken_off_can_be_done_again(store: Store, tmp_path: Path) -> None:
    copy = write_copy(store, tmp_path / "stick", "sopan-1")
    (tmp_path / "new.part").mkdir()
    (tmp_path / "new.part" / "sopan.db").write_bytes(b"half")
    (tmp_path / "new").mkdir()

    restore_copy(copy.path, DataFolder(tmp_path / "new"))

    with opened(tmp_path / "new") as restored:
        assert restored.ledger.count() == 40


def test_a_backup_never_replaces_another(store: Store, tmp_path: Path) -> None:
    copy = write_copy(store, tmp_path / "stick", "sopan-1")
    before = files_of(copy.path)

    with pytest.raises(Refused) as refused:
        write_copy(store, tmp_path / "stick", "sopan-1")

    assert refused.value.code == "backup_exists"
    assert files_of(copy.path) == before


def test_a_backup_that_fails_leaves_nothing_and_the_office_goes_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: Path, _target: Path, _advance: Advance) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(copies, "copy_files", full)
    with pytest.raises(Failed) as failed:
        write_copy(store, tmp_path / "stick", "sopan-1")

    assert failed.value.code == "disk_full"
    assert list((tmp_path / "stick").iterdir()) == []
    monkeypatch.undo()
    assert write_copy(store, tmp_path / "stick", "sopan-1").events == 40


def test_a_backup_that_lost_an_event_is_not_called_good(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(source: EncryptedDatabase, target: Path, key: bytes, advance: Advance) -> None:
        copy_database(source, target, key, advance)
        with EncryptedDatabase(target, key) as made:
            made.rows("DROP TRIGGER events_are_never_deleted")
            made.rows("DELETE FROM events WHERE n = 7")
            made.rows("PRAGMA journal_mode = delete")

    monkeypatch.setattr(copies, "copy_database", lossy)
    with pytest.raises(Damaged) as damaged:
        write_copy(store, tmp_path / "stick", "sopan-1")

    assert damaged.value.code == "backup_damaged"
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_backup_during_which_somebody_wrote_is_good(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office()

    def meanwhile(source: EncryptedDatabase, target: Path, key: bytes, advance: Advance) -> None:
        append(store, [office.write(device=2, subject="during")])
        copy_database(source, target, key, advance)
        append(store, [office.write(device=2, subject="after")])

    monkeypatch.setattr(copies, "copy_database", meanwhile)
    copy = write_copy(store, tmp_path / "stick", "sopan-1")

    assert copy.events == 40
    assert store.ledger.count() == 42


def test_backups_are_good_while_another_thread_writes(store: Store, tmp_path: Path) -> None:
    office, stop = Office(), Event()

    def writes() -> None:
        while not stop.is_set():
            append(store, [office.write(device=2, subject="thread", text="z" * 500)])

    writer = Thread(target=writes)
    writer.start()
    try:
        copies_made = [write_copy(store, tmp_path / "stick", f"sopan-{n}") for n in range(8)]
    finally:
        stop.set()
        writer.join()

    counts = [copy.events for copy in copies_made]
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]
    assert verify_copy(copies_made[0].path, KEY).events == counts[0]


def test_rows_that_arrive_between_two_pages_are_in_the_copy(store: Store, tmp_path: Path) -> None:
    office = Office()
    target = EncryptedDatabase(tmp_path / "copy.db", KEY)
    target.connect()

    with target.connection().backup("main", store.database.connection(), "main") as backup:
        while not backup.done:
            append(store, [office.write(device=2, subject="new", text="y" * 2000)])
            backup.step(3)

    assert len(office.written) > 5
    assert target.rows("SELECT id FROM events ORDER BY id") == store.database.rows(
        "SELECT id FROM events ORDER BY id"
    )
    assert target.complaints(full=True) == []
    target.close()


def test_an_attachment_is_found_by_its_content_and_kept_once(store: Store) -> None:
    raw = b"%PDF" + bytes(200_000)

    content = store.blobs.put(raw, drawing())
    first = store.blobs.path(content).read_bytes()

    assert store.blobs.put(raw, drawing("again")) == content
    assert store.blobs.path(content).read_bytes() == first
    assert store.blobs.get(content) == raw
    assert b"%PDF" not in first
    assert len(list(store.folder.attachments.rglob("*"))) == 2


def test_a_missing_or_damaged_attachment_is_a_sentence(store: Store) -> None:
    content = store.blobs.put(b"a scan", drawing())
    other = store.blobs.put(b"another scan", drawing())
    path = store.blobs.path(content)
    sound = path.read_bytes()

    for place in range(len(sound)):
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        with pytest.raises(Damaged):
            store.blobs.get(content)
    path.write_bytes(store.blobs.path(other).read_bytes())
    with pytest.raises(Damaged):
        store.blobs.get(content)
    path.unlink()
    assert not store.blobs.has(content)
    with pytest.raises(Failed) as failed:
        store.blobs.get(content)
    assert failed.value.code == "attachment_not_here"


@pytest.mark.parametrize("name", ["", "../../keys.json", "AB" * 32, "ab" * 31, "ab" * 32 + "\n"])
def test_a_name_that_is_no_content_leads_nowhere(store: Store, name: str) -> None:
    with pytest.raises(Damaged) as damaged:
        store.blobs.get(name)

    assert damaged.value.code == "attachment_damaged"
