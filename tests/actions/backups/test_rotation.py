"""The rotation keeps 7 days, 4 weeks and 12 months, and drops only what it wrote itself."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.actions import backups
from desktop.actions.backups import Progress, expendable
from desktop.domain.refusals import Refused
from tests.actions.expect import refused
from tests.actions.stage import Stage

DAY = 86_400_000


def named(day: date, time: str = "104200") -> str:
    return f"sopan-otomatis-0a1b2c3d-{day:%Y%m%d}-{time}"


def daily(count: int, last: date = date(2025, 11, 19)) -> list[str]:
    return [named(last - timedelta(days=back)) for back in range(count)]


def kept(names: list[str]) -> set[str]:
    return set(names) - set(expendable(names))


def round_of(stage: Stage, session=None) -> backups.Rotation:
    session = session or stage.office.admin
    rotation = backups.rotate(session)
    backups.note_rotation(session, rotation)
    return rotation


@pytest.fixture
def folder(stage: Stage, tmp_path: Path) -> Path:
    made = tmp_path / "disk"
    made.mkdir()
    backups.choose_backup_folder(stage.office.admin, str(made))
    return made


def test_a_week_of_daily_backups_is_kept_whole() -> None:
    assert kept(daily(7)) == set(daily(7))


def test_after_two_years_there_are_seven_days_four_weeks_and_twelve_months() -> None:
    names = daily(730)
    left = kept(names)

    assert set(names[:7]) <= left
    assert len(left) <= 7 + 4 + 12
    months = {name[-15:-9] for name in left}
    assert len(months) == 12
    assert min(left)[-15:] == "20241231-104200"


def test_of_one_day_the_newest_is_kept() -> None:
    day = date(2025, 11, 19)
    early, late = named(day, "070000"), named(day, "160000")

    assert expendable([late, early]) == [early]


def test_days_on_which_nobody_came_do_not_use_up_the_seven() -> None:
    names = [named(date(2025, 11, 19) - timedelta(days=30 * back)) for back in range(7)]

    assert kept(names) == set(names)


def test_names_without_a_date_are_never_dropped() -> None:
    strangers = ["sopan-otomatis", "Foto Keluarga", "sopan-otomatis-x-20251399-104200"]

    assert expendable([*strangers, *daily(60)])
    assert not set(expendable([*strangers, *daily(60)])) & set(strangers)


@given(st.lists(st.dates(date(2020, 1, 1), date(2035, 1, 1)), max_size=120))
def test_the_newest_is_always_kept_and_a_second_round_drops_nothing(days: list[date]) -> None:
    names = sorted({named(day) for day in days})
    left = kept(names)

    assert set(names[-1:]) <= left
    assert expendable(sorted(left)) == []


def test_a_round_is_due_once_a_day_and_only_while_the_folder_is_there(
    stage: Stage, folder: Path
) -> None:
    admin = stage.office.admin
    assert backups.is_round_due(admin)

    rotation = round_of(stage)
    assert rotation.backup.copy.path.is_dir()
    assert not backups.is_round_due(admin)
    stage.office.clock.at += DAY
    assert backups.is_round_due(admin)

    folder.rename(folder.with_name("pulled"))
    assert not backups.is_round_due(admin)
    backups.choose_backup_folder(admin, "")
    assert not backups.is_round_due(admin)


def test_what_the_rotation_did_not_write_stays_however_it_is_called(
    stage: Stage, folder: Path
) -> None:
    device = stage.office.admin.workplace.device[:8]
    foreign = folder / f"sopan-otomatis-{device}-20200101-080000"
    foreign.mkdir()
    (foreign / "keys.json").write_text("{}")
    (foreign / "sopan.db").write_bytes(b"")
    by_hand = backups.write_backup(stage.office.admin, folder).path
    first = round_of(stage)

    stage.office.clock.at += 1_000
    second = round_of(stage)

    assert second.dropped == (first.backup.copy.path.name,)
    assert not first.backup.copy.path.exists()
    assert foreign.is_dir()
    assert by_hand.is_dir()
    assert second.written == (second.backup.copy.path.name,)


def test_a_round_that_does_not_succeed_keeps_the_old_ones(stage: Stage, folder: Path) -> None:
    first = round_of(stage)
    stage.office.clock.at += 1_000

    with refused("backup_given_up"):
        backups.rotate(stage.office.admin, Progress(is_given_up=lambda: True))

    assert [path.name for path in folder.iterdir()] == [first.backup.copy.path.name]
    assert backups.known_backups(stage.office.admin).written == first.written


def test_no_folder_is_made_in_place_of_a_disk_that_is_away(stage: Stage, folder: Path) -> None:
    folder.rmdir()

    with refused("backup_folder_missing"):
        backups.rotate(stage.office.admin)

    assert not folder.exists()


def test_a_backup_that_is_given_up_leaves_nothing_behind(stage: Stage, tmp_path: Path) -> None:
    target = tmp_path / "stick"
    target.mkdir()

    with pytest.raises(Refused) as met:
        backups.back_up(stage.office.admin, target, Progress(is_given_up=lambda: True))

    assert met.value.code == "backup_given_up"
    assert list(target.iterdir()) == []
    assert backups.known_backups(stage.office.admin).at == 0


def test_a_backup_says_what_is_in_it_and_is_remembered(stage: Stage, tmp_path: Path) -> None:
    target, admin = tmp_path / "stick", stage.office.admin
    seen: list[tuple[int, int]] = []
    progress = Progress(is_given_up=lambda: bool(seen.append((progress.done, progress.total))))

    backup = backups.back_up(admin, target, progress)
    backups.note_backup(admin, backup)

    files = [path.stat().st_size for path in backup.copy.path.rglob("*") if path.is_file()]
    assert backup.size == sum(files)
    assert backup.copy.events == admin.workplace.store.ledger.count()
    assert seen[-1][0] == seen[-1][1] > 0
    known = backups.known_backups(admin)
    assert (known.at, known.place) == (backup.at, str(backup.copy.path))


def test_a_folder_for_backups_must_be_there_and_outside_the_data(
    stage: Stage, tmp_path: Path
) -> None:
    admin = stage.office.admin
    with refused("backup_folder_missing", stage):
        backups.choose_backup_folder(admin, str(tmp_path / "nowhere"))
    with refused("backup_folder_missing", stage):
        backups.choose_backup_folder(admin, "relative")
    with refused("backup_inside", stage):
        backups.choose_backup_folder(admin, str(admin.workplace.folder.path))
    with refused("backup_folder_missing", stage):
        backups.rotate(admin)
