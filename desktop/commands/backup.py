"""`sopan backup write | restore | verify`."""

from contextlib import suppress

from desktop.actions.backups import (
    back_up,
    note_backup,
    restore_backup,
    verify_backup,
    verify_here,
)
from desktop.commands.shell import Shell
from desktop.domain.refusals import Failed


def backup_write(shell: Shell) -> None:
    """Write a backup into a folder and open it again before calling it good."""
    backup = back_up(shell.session(), shell.options.path)
    made = backup.copy
    with suppress(Failed):
        # Beside an open window a command only reads; the backup is good all the same.
        note_backup(shell.session(), backup)
    shell.say("backup_written", path=str(made.path), events=made.events)


def backup_verify(shell: Shell) -> None:
    """Check a backup, or with no word the open database, page by page."""
    if str(shell.options.path) in ("", "."):
        found = verify_here(shell.session())
    else:
        found = verify_backup(shell.options.path, *shell.credentials())
    shell.say("backup_sound", path=str(found.path), events=found.events)


def backup_restore(shell: Shell) -> None:
    """Bring a backup back into the empty data folder."""
    found = restore_backup(shell.options.path, shell.folder, *shell.credentials())
    shell.say("backup_restored", path=str(shell.folder.path), events=found.events)
