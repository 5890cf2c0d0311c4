"""The same exchange by itself through a folder: comes and goes, settles, never blocks."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.actions.case.records import attach
from desktop.actions.exchange import attachments
from desktop.actions.exchange.folder import exchange_with, watch_folder, watched_folder
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from desktop.exchange.attachments import read_attachment
from desktop.exchange.home import Home
from tests.actions.exchange.sticks import Stick, agree
from tests.actions.forging import new_case
from tests.actions.second import Desk

FRONT = Role.FRONT_OFFICE


def go_round(desks: list[Desk], root: Path, times: int) -> int:
    """Let every computer look so often; gives how many packages were written."""
    passes = [exchange_with(desk.by("admin"), root) for _ in range(times) for desk in desks]
    return sum(one.sent is not None for one in passes)


def test_what_one_writes_the_others_get_by_themselves(desks: list[Desk], stick: Stick) -> None:
    cases = {new_case(desk) for desk in desks}

    go_round(desks, stick.root, 2)

    assert agree(desks)
    assert {line.subject for line in desks[0].workplace.store.lists.all_lines()} == cases


def test_it_comes_to_rest(desks: list[Desk], stick: Stick) -> None:
    new_case(desks[0])
    go_round(desks, stick.root, 3)

    assert go_round(desks, stick.root, 2) == 0


def test_one_pass_after_a_change_writes_one_package(desks: list[Desk], stick: Stick) -> None:
    go_round(desks, stick.root, 3)
    new_case(desks[1])

    assert go_round([desks[1]], stick.root, 3) == 1


def test_a_folder_out_of_reach_is_passed_over(desks: list[Desk], tmp_path: Path) -> None:
    new_case(desks[0])

    found = exchange_with(desks[0].by("admin"), tmp_path / "jaringan")

    assert not found.reachable
    assert found.sent is None


def test_what_was_deleted_from_the_folder_is_put_there_again(
    desks: list[Desk], stick: Stick
) -> None:
    go_round(desks, stick.root, 3)
    new_case(desks[0])
    exchange_with(desks[0].by("admin"), stick.root)
    shutil.rmtree(stick.root / "SOPAN")

    go_round(desks, stick.root, 2)

    assert agree(desks)


def test_a_stick_between_does_not_hide_anything_from_the_folder(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    go_round(desks, stick.root, 3)
    new_case(desks[0])
    lost = Stick(tmp_path / "lost")
    lost.root.mkdir()
    lost.give(desks[0])

    go_round(desks, stick.root, 2)

    assert agree(desks)


def test_scans_that_others_lack_are_put_there_without_a_package(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    go_round(desks, stick.root, 2)
    source = tmp_path / "pindaian.png"
    source.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    attach(desks[0].by(FRONT), new_case(desks[0]), source)
    exchange_with(desks[0].by("admin"), stick.root)
    for path in stick.root.glob("SOPAN/*/berkas/*"):
        path.unlink()

    go_round(desks, stick.root, 3)

    missing = [exchange_with(d.by("admin"), stick.root).report.attachments.missing for d in desks]
    assert missing == [0, 0, 0]


def test_a_wrong_scan_is_opened_again_only_when_its_file_has_changed(
    desks: list[Desk], stick: Stick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, _ = desks
    source = tmp_path / "pindaian.png"
    source.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    attach(first.by(FRONT), new_case(first), source)
    exchange_with(first.by("admin"), stick.root)
    (lying,) = stick.root.glob("SOPAN/*/berkas/*")
    kept = lying.read_bytes()
    lying.write_bytes(kept[:-1])
    opened: list[str] = []

    def watched(home: Home, content: str, identities: Sequence[str]) -> bytes | None:
        opened.append(content)
        return read_attachment(home, content, identities)

    monkeypatch.setattr(attachments, "read_attachment", watched)
    for _ in range(3):
        report = exchange_with(second.by("admin"), stick.root).report
        assert (report.attachments.wrong, report.attachments.missing) == (1, 1)
    assert len(opened) == 1

    lying.write_bytes(kept)
    assert exchange_with(second.by("admin"), stick.root).report.attachments.missing == 0
    assert len(opened) == 2


def test_the_folder_is_a_setting_of_this_computer(desks: list[Desk], stick: Stick) -> None:
    admin = desks[0].by("admin")
    assert watched_folder(admin) is None

    watch_folder(admin, stick.root)

    assert watched_folder(admin) == stick.root
    assert watched_folder(desks[1].by("admin")) is None
    watch_folder(admin, None)
    assert watched_folder(admin) is None


def test_the_data_folder_is_no_folder_to_exchange_through(desks: list[Desk]) -> None:
    with pytest.raises(Refused, match="exchange_folder_inside"):
        watch_folder(desks[0].by("admin"), desks[0].workplace.folder.path / "x")
