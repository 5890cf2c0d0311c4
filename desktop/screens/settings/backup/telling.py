"""How backups are said: sizes, what is in one, when the last was."""

from desktop.actions.backups import Backup, Known
from desktop.screens.pieces.room import Room

KILO = 1024
UNITS = ("B", "KB", "MB", "GB", "TB")


def size_said(size: int) -> str:
    """Write a size as people read it: *12,4 MB*."""
    amount, unit = float(size), UNITS[0]
    for unit in UNITS:
        if amount < KILO or unit == UNITS[-1]:
            break
        amount /= KILO
    digits = 0 if amount >= 100 or unit == UNITS[0] else 1
    return f"{amount:.{digits}f} {unit}".replace(".", ",")


def counted(number: int) -> str:
    """Write a count with its thousands apart."""
    return f"{number:,}".replace(",", ".")


def moment_said(room: Room, at: int) -> str:
    """Write date and time of the office."""
    return room.words.moment(room.runner.session.workplace.local_time(at))


def last_said(room: Room, known: Known) -> str:
    """Say when the last backup was, and where it lies."""
    if not known.at:
        return room.words.say("settings", "no_backup_yet")
    moment = moment_said(room, known.at)
    return room.words.say("settings", "backup_last", moment=moment, path=known.place)


def result_said(room: Room, backup: Backup) -> str:
    """Say what a backup that was just written holds."""
    return room.words.say(
        "settings",
        "backup_done",
        moment=moment_said(room, backup.at),
        path=str(backup.copy.path),
        size=size_said(backup.size),
        cases=counted(backup.cases),
        events=counted(backup.copy.events),
        attachments=counted(backup.attachments),
    )
