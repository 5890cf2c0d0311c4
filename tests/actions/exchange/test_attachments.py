"""Scans travel as files of their own, after the events, to whoever lacks them."""

import shutil
from pathlib import Path

import pytest

from desktop.actions.case.records import attach, attachment, erase
from desktop.actions.exchange import attachments
from desktop.actions.exchange.history import computers, refusals
from desktop.actions.exchange.receiving import preview
from desktop.actions.exchange.sending import preview as preview_sending
from desktop.actions.writing import Entry, record
from desktop.domain.events.cases import FileAttached
from desktop.domain.people import Role
from desktop.domain.refusals import Failed
from tests.actions.exchange.sticks import Stick, agree, joined, mingle
from tests.actions.forging import new_case
from tests.actions.second import Desk

FRONT = Role.FRONT_OFFICE


def scanned(desk: Desk, path: Path, letter: str = "a") -> tuple[str, str, bytes]:
    """A case with a scan: the case, the content and its bytes."""
    case = new_case(desk)
    raw = b"\x89PNG\r\n\x1a\n" + letter.encode() * 5000
    source = path / f"pindaian-{letter}.png"
    source.write_bytes(raw)
    attach(desk.by(FRONT), case, source)
    return case, desk.workplace.case(case).attachments[0].fact.content, raw


def age_files(stick: Stick) -> list[Path]:
    return sorted(stick.root.glob("SOPAN/*/berkas/*.age"))


def test_a_scan_comes_with_its_case(desks: list[Desk], stick: Stick, tmp_path: Path) -> None:
    first, second, _ = desks
    _, content, raw = scanned(first, tmp_path)

    going = preview_sending(first.by("admin"), stick.root)
    sent = stick.give(first)

    assert (going.attachments, going.attachment_bytes) == (1, len(raw))
    assert (sent.attached.written, sent.attached.left) == (1, 0)
    assert preview(second.by("admin"), sent.paths[0]).attachments == 1
    report = stick.take(second)
    assert (report.attachments.taken, report.attachments.missing) == (1, 0)
    assert attachment(second.by(FRONT), content) == raw


def test_what_lies_there_is_not_written_again(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    scanned(desks[0], tmp_path)
    stick.give(desks[0])

    assert stick.give(desks[0]).attached.written == 0
    assert len(age_files(stick)) == 1


def test_a_scan_that_never_arrives_is_missed_and_asked_for(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    first, second, _ = desks
    case, content, raw = scanned(first, tmp_path)
    stick.give(first)
    shutil.rmtree(age_files(stick)[0].parent)

    report = stick.take(second)

    assert (report.attachments.taken, report.attachments.missing) == (0, 1)
    assert [(one.computer, one.count) for one in report.attachments.held] == [("Loket 1", 1)]
    with pytest.raises(Failed, match="attachment_not_here"):
        attachment(second.by(FRONT), content)
    assert second.workplace.case(case).attachments
    stick.give(second)
    stick.take(first)
    assert {one.name: one.wants for one in computers(first.by("admin"))}["Loket P1"] == 1
    assert stick.give(first).attached.written == 1
    assert stick.take(second).attachments.taken == 1
    assert attachment(second.by(FRONT), content) == raw


def test_a_third_computer_that_has_it_gives_it(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    first, second, third = desks
    _, content, raw = scanned(first, tmp_path)
    stick.give(first)
    stick.take(third)
    shutil.rmtree(age_files(stick)[0].parent)
    stick.take(second)
    stick.give(second)
    stick.take(third)

    stick.give(third)

    assert stick.take(second).attachments.taken == 1
    assert attachment(second.by(FRONT), content) == raw


def test_a_scan_that_comes_later_is_taken_without_a_new_package(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    scanned(desks[0], tmp_path)
    stick.give(desks[0])
    (path,) = age_files(stick)
    path.rename(tmp_path / "later")
    assert stick.take(desks[1]).attachments.missing == 1

    (tmp_path / "later").rename(path)

    report = stick.take(desks[1])
    assert (len(report.packages), report.attachments.taken) == (0, 1)


def test_the_right_name_with_the_wrong_content_is_refused_until_the_right_one_comes(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    first, second, _ = desks
    _, one, raw = scanned(first, tmp_path, "a")
    _, two, _ = scanned(first, tmp_path, "b")
    stick.give(first)
    files = {path.name[:64]: path for path in age_files(stick)}
    kept = files[one].read_bytes()
    shutil.copyfile(files[two], files[one])

    for _ in range(2):
        report = stick.take(second)
        assert (report.attachments.missing, report.attachments.wrong) == (1, 1)

    assert not second.workplace.store.blobs.has(one)
    assert [(r.refused, r.file) for r in refusals(second.by("admin"))] == [
        ("attachment_damaged", one)
    ]
    files[one].write_bytes(kept)
    assert stick.take(second).attachments.missing == 0
    assert attachment(second.by(FRONT), one) == raw


def test_events_arrive_although_the_stick_is_full(
    desks: list[Desk], stick: Stick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first scan still fits, then the system says that no byte more does."""
    first, second, _ = desks
    for letter in "abc":
        scanned(first, tmp_path, letter)
    write, written = attachments.write_attachment, []

    def filling(*given: object) -> bool:
        if written:
            raise Failed("stick_full", needed=1, free=0)
        written.append(given)
        return write(*given)

    monkeypatch.setattr(attachments, "write_attachment", filling)

    sent = stick.give(first)

    assert (sent.attached.written, sent.attached.left) == (1, 2)
    assert sent.attached.stopped == "stick_full"
    report = stick.take(second)
    assert (report.new, report.attachments.taken, report.attachments.missing) == (3, 1, 2)


def test_a_computer_that_joins_later_gets_old_scans_too(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    _, content, raw = scanned(desks[0], tmp_path)
    mingle(stick, desks)

    fourth = joined(desks[0], tmp_path / "pc9", stick, "P9")

    assert attachment(fourth.by(FRONT), content) == raw
    fourth.close()


def test_an_erased_scan_does_not_come_back(desks: list[Desk], stick: Stick, tmp_path: Path) -> None:
    first, second, _ = desks
    case, content, _ = scanned(first, tmp_path)
    stick.give(first)
    stick.take(second)
    (attached,) = first.workplace.case(case).attachments
    erase(first.by("admin"), case, attached.id, "permintaan pemohon")
    mingle(stick, desks)

    for desk in desks:
        assert not desk.workplace.store.blobs.has(content)
        assert stick.take(desk).attachments.taken == 0
    assert agree(desks)


def test_a_name_that_leads_elsewhere_leads_nowhere(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    first, second, _ = desks
    case = new_case(first)
    fact = FileAttached(role=FRONT, content="../../keys.json", name="x", media="image/png", size=4)
    record(first.by(FRONT), [Entry(case, fact)])
    stick.give(first)

    report = stick.take(second)

    assert (report.new, report.attachments.missing) == (1, 0)
