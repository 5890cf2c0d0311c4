"""Actions on backups, printers, computers and waiting work: only the person decides."""

from pathlib import Path

from desktop.actions import backups
from desktop.actions.backups import Backup
from desktop.actions.office import printers
from desktop.actions.office.computers import computers
from desktop.actions.office.unconfirmed import pending_work
from desktop.domain.people import Action
from tests.actions.stage import Stage
from tests.actions.tries import Try, on

WORDS = tuple(f"kata{number}" for number in range(1024))


def _folder(stage: Stage) -> Path:
    made = stage.path / f"cadangan{stage.next()}"
    made.mkdir()
    backups.choose_backup_folder(stage.office.admin, str(made))
    return made


def _backup(stage: Stage) -> Backup:
    return backups.back_up(stage.office.admin, _folder(stage))


def _rotation(stage: Stage) -> backups.Rotation:
    _folder(stage)
    return backups.rotate(stage.office.admin)


ABOUT_BACKUPS = (
    Try(Action.WRITE_BACKUP, backups.back_up, on(_folder, backups.back_up)),
    Try(Action.WRITE_BACKUP, backups.note_backup, on(_backup, backups.note_backup)),
    Try(Action.WRITE_BACKUP, backups.note_rotation, on(_rotation, backups.note_rotation)),
    Try(Action.WRITE_BACKUP, backups.rotate, on(_folder, lambda s, _: backups.rotate(s))),
    Try(Action.WRITE_BACKUP, backups.is_round_due, lambda g, _: backups.is_round_due),
    Try(
        Action.WRITE_BACKUP,
        backups.choose_backup_folder,
        on(_folder, lambda s, made: backups.choose_backup_folder(s, str(made))),
    ),
    Try(Action.SEE_OFFICE, backups.known_backups, lambda g, _: backups.known_backups),
    Try(Action.SEE_OFFICE, computers, lambda g, _: lambda s: computers(s, WORDS)),
    Try(Action.SEE_OFFICE, pending_work, lambda g, _: pending_work),
    Try(
        Action.SEE_OFFICE,
        printers.choose_printer,
        lambda g, _: lambda s: printers.choose_printer(s, printers.SLIPS, "EPSON", "A4"),
    ),
    Try(
        Action.SEE_OFFICE,
        printers.printer_for,
        lambda g, _: lambda s: printers.printer_for(s, printers.SLIPS),
    ),
    Try(
        Action.SEE_OFFICE,
        printers.sheet_for,
        lambda g, _: lambda s: printers.sheet_for(s, printers.SLIPS, "F4"),
    ),
    Try(Action.SEE_OFFICE, printers.fit_of, lambda g, _: lambda s: printers.fit_of(s, "EPSON")),
    Try(
        Action.SEE_OFFICE,
        printers.measure_printer,
        lambda g, _: lambda s: printers.measure_printer(s, "EPSON", printers.Fit(length=99.0)),
    ),
)
