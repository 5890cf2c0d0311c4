"""The data folder lets one process in, and its small files are whole or unknown."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import apsw
import peewee
import pytest

from db.failures import MACHINE, told
from db.folder import SYSTEM, DataFolder, Tip, write_whole
from desktop.domain.refusals import Damaged, Failed, Trouble

EVENT = "ab" * 32


def test_a_second_process_is_told_that_the_folder_is_in_use(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "office")
    folder.lock()
    script = (
        "import sys; from pathlib import Path; from db.folder import DataFolder\n"
        "from desktop.domain.refusals import Failed\n"
        "try: DataFolder(Path(sys.argv[1])).lock()\n"
        "except Failed as failed: sys.exit(failed.code)"
    )
    command = [sys.executable, "-c", script, str(folder.path)]
    root = Path(__file__).parents[2]

    while_open = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    folder.unlock()
    afterwards = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert while_open.stderr.strip() == "folder_in_use"
    assert afterwards.returncode == 0


def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "deep" / "office")

    folder.lock()

    assert folder.path.stat().st_mode & 0o077 == 0
    folder.unlock()
    folder.unlock()


def test_a_folder_that_cannot_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    for path in (tmp_path / "file", tmp_path / "file" / "office"):
        with pytest.raises(Failed) as failed:
            DataFolder(path).lock()
        assert failed.value.code == "folder_missing"


def test_missing_keys_are_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Failed) as failed:
        DataFolder(tmp_path).read_keys()

    assert failed.value.code == "folder_missing"


def test_keys_are_replaced_whole(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "office")
    folder.write_keys(b"old, and a good deal longer")

    folder.write_keys(b"new")

    assert folder.read_keys() == b"new"
    assert [path.name for path in folder.path.iterdir()] == ["keys.json"]


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "keys.json"
    write_whole(target, b"old")

    def no_space(handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(Failed) as failed:
        DataFolder(tmp_path).write_keys(b"new")

    assert failed.value.code == "disk_full"
    assert target.read_bytes() == b"old"


def test_the_tip_says_what_was_noted_last(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    assert folder.read_tip() is None

    folder.write_tip("0123456789abcdef", "cd" * 32, 12345)
    folder.write_tip("0123456789abcdef", EVENT, 7)

    assert folder.read_tip() == Tip("0123456789abcdef", EVENT, 7)


def test_a_damaged_tip_says_nothing_or_the_same(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.write_tip("0123456789abcdef", EVENT, 7)
    sound, tip = folder.tip.read_bytes(), folder.read_tip()

    for place in range(len(sound)):
        for damage in (sound[:place], _flipped(sound, place), _flipped(sound, place, 0x80)):
            folder.tip.write_bytes(damage)
            assert folder.read_tip() in (None, tip)
    folder.tip.write_bytes(b"")
    assert folder.read_tip() is None


def _flipped(raw: bytes, place: int, bits: int = 1) -> bytes:
    return raw[:place] + bytes([raw[place] ^ bits]) + raw[place + 1 :]


def raised(error: Exception) -> Trouble:
    with pytest.raises(Trouble) as trouble, told():
        raise error
    return trouble.value


def test_what_the_machine_does_wrong_has_a_code() -> None:
    assert {raised(kind("x")).code for kind, _ in MACHINE} == {code for _, code in MACHINE}
    assert all(raised(OSError(number, "x")).code == code for number, code in SYSTEM.items())
    assert raised(OSError("x")).code == "disk_broken"
    assert isinstance(raised(apsw.CorruptError("x")), Damaged)


def test_our_own_bugs_are_not_called_a_failure_of_the_machine() -> None:
    for bug in (peewee.IntegrityError("x"), apsw.SQLError("x"), ValueError("x")):
        with pytest.raises(type(bug)) as found, told(), told():
            raise bug
        assert found.value is bug
        assert found.value.__cause__ is None
