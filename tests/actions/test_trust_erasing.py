"""What is erased is erased everywhere, and does not come back (UU 27/2022, DESIGN chapter 5)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.blobs import Blobs
from desktop.actions.case.records import attach, attachment, change_data, erase, write_message
from desktop.actions.merging import Bundle, merge
from desktop.domain.people import Role
from desktop.domain.reading.verdicts import Verdict
from desktop.domain.refusals import Failed, Refused
from tests.actions.forging import new_case
from tests.actions.office import APPLICANT, new_office
from tests.actions.second import Desk, first_desk, mix, second_pc
from tests.robot.template import open_desk

FRONT = Role.FRONT_OFFICE
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    office = new_office(tmp_path / "a")
    first, second = first_desk(office), second_pc(office, tmp_path / "b")
    yield first, second
    first.close()
    second.close()


def data(desk: Desk, case: str) -> str:
    return next(e.id for e in desk.ledger.events(case) if e.kind == "case.data_changed.1")


def erased_case(desk: Desk) -> tuple[str, str]:
    case = new_case(desk)
    named = data(desk, case)
    erase(desk.by("admin"), case, named, "permintaan pemohon")
    return case, named


def test_an_erased_body_is_gone_from_ledger_and_lists(desks: tuple[Desk, Desk]) -> None:
    first, _ = desks

    case, named = erased_case(first)

    assert first.ledger.written(named).body is None
    assert first.workplace.case(case).values.get("applicant.name") is None
    assert not first.workplace.store.lists.find("Nurbaya")
    verdicts = {event.id: said for event, said in first.workplace.case(case).history}
    assert verdicts[named] is Verdict.ERASED


def test_no_page_of_the_file_holds_what_was_erased(desks: tuple[Desk, Desk]) -> None:
    first, _ = desks
    erased_case(first)

    rows = first.workplace.store.database.execute_sql("SELECT header, body FROM events")
    assert not any(APPLICANT["applicant.name"].encode() in (row[1] or b"") for row in rows)


def test_an_erasure_erases_on_every_computer(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    case = new_case(first)
    named = data(first, case)
    second.take(first)
    assert second.ledger.written(named).body is not None

    erase(first.by("admin"), case, named, "permintaan pemohon")
    second.take(first)

    assert second.ledger.written(named).body is None
    assert second.says() == first.says()


def test_who_never_had_the_body_takes_the_event_without_it(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    case, named = erased_case(first)

    assert second.take(first).waiting == 0

    assert second.ledger.written(named).body is None
    assert second.workplace.case(case).status == first.workplace.case(case).status
    assert second.says() == first.says()


def test_an_erased_body_does_not_come_back(tmp_path: Path) -> None:
    office = new_office(tmp_path / "a")
    first = first_desk(office)
    second, third = second_pc(office, tmp_path / "b"), second_pc(office, tmp_path / "c", "FO3")
    case = new_case(first)
    named = data(first, case)
    second.take(first)
    stale = second.full()
    erase(first.by("admin"), case, named, "permintaan pemohon")
    fresh = first.full()

    merge(first.workplace, stale)
    for piece in (fresh, stale):
        merge(third.workplace, piece)
    merge(second.workplace, fresh)

    assert [d.ledger.written(named).body for d in (first, second, third)] == [None] * 3
    mix([first, second, third])
    assert first.says() == second.says() == third.says()
    for desk in (first, second, third):
        desk.close()


def test_the_body_may_arrive_before_or_after_its_erasure(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    case = new_case(first)
    stale = first.full()
    base = dict(first.ledger.leaves())
    erase(first.by("admin"), case, data(first, case), "permintaan pemohon")
    later = Bundle(list(first.ledger.after(base)), first.full().seals)

    assert merge(second.workplace, later).waiting == 1
    merge(second.workplace, stale)

    assert second.ledger.written(data(first, case)).body is None
    assert second.says() == first.says()


def test_only_an_administrator_erases(desks: tuple[Desk, Desk]) -> None:
    first, _ = desks
    case = new_case(first)

    with pytest.raises(Refused, match="role_needed"):
        erase(first.by(FRONT), case, data(first, case), "x")

    assert first.ledger.written(data(first, case)).body is not None


def test_steps_are_never_erased(desks: tuple[Desk, Desk]) -> None:
    first, _ = desks
    case = new_case(first)
    step = next(e.id for e in first.ledger.events(case) if e.kind == "case.step_completed.1")

    with pytest.raises(Refused, match="not_erasable"):
        erase(first.by("admin"), case, step, "x")


def test_what_is_erased_is_not_erased_again(desks: tuple[Desk, Desk]) -> None:
    first, _ = desks
    case, named = erased_case(first)

    with pytest.raises(Refused, match="not_erasable"):
        erase(first.by("admin"), case, named, "lagi")


def test_the_way_of_the_case_reads_the_same(desks: tuple[Desk, Desk]) -> None:
    first, _ = desks
    case = new_case(first)
    change_data(first.by(FRONT), case, {"applicant.phone": "081299998888"})
    write_message(first.by(FRONT), case, "pesan")
    before = first.workplace.case(case)

    for event, _ in before.history:
        if event.kind in {"case.data_changed.1", "case.message_written.1"}:
            erase(first.by("admin"), case, event.id, "x")

    after = first.workplace.case(case)
    assert (after.status, after.current, after.number) == (
        before.status,
        before.current,
        before.number,
    )
    assert not after.messages
    assert not any(name.startswith("applicant.") for name in after.values)


def attached(desk: Desk, tmp_path: Path, case: str) -> tuple[str, str]:
    source = tmp_path / "ktp.png"
    source.write_bytes(PICTURE)
    event = attach(desk.by(FRONT), case, source).events[0]
    found = next(e for e in desk.ledger.events(case) if e.id == event)
    return event, found.fact.content


def test_an_erased_attachment_is_deleted(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    first, _ = desks
    case = new_case(first)
    event, content = attached(first, tmp_path, case)
    assert attachment(first.by(FRONT), content) == PICTURE

    erase(first.by("admin"), case, event, "permintaan pemohon")

    with pytest.raises(Failed, match="attachment_not_here"):
        attachment(first.by(FRONT), content)


def test_an_erased_attachment_that_could_not_be_deleted_is_at_the_next_start(
    desks: tuple[Desk, Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill in between: the entry is erased, the file still lies there."""
    first, _ = desks
    case, folder = new_case(first), first.workplace.folder.path
    event, content = attached(first, tmp_path, case)
    file = first.workplace.store.blobs.path(content)

    def fails(*_: object) -> None:
        raise Failed("disk_broken")

    with monkeypatch.context() as broken:
        broken.setattr(Blobs, "remove", fails)
        erase(first.by("admin"), case, event, "permintaan pemohon")
    assert file.exists()
    first.close()

    open_desk(folder, "again").close()

    assert not file.exists()


def test_an_attachment_that_another_case_needs_stays(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    first, _ = desks
    case, other = new_case(first), new_case(first)
    event, content = attached(first, tmp_path, case)
    attached(first, tmp_path, other)

    erase(first.by("admin"), case, event, "permintaan pemohon")

    assert attachment(first.by(FRONT), content) == PICTURE
