"""`sopan backup write | restore | verify`."""

from desktop.actions.backups import restore_backup, verify_backup, verify_here, write_backup
from desktop.commands.shell import Shell


def backup_write(shell: Shell) -> None:
    """Write a backup into a folder and open it again before calling it good."""
    made = write_backup(shell.session(), shell.options.path)
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
