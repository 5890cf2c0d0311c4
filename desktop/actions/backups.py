"""Backups: written while in use, opened again, brought back as a new device."""

from pathlib import Path

from db.copies import Copy, restore_copy, verify_copy, write_copy
from db.folder import DataFolder
from desktop.actions.session import Session
from desktop.domain.people import Action
from desktop.domain.refusals import Damaged
from desktop.ledger.ring import read_ring
from desktop.ledger.wrapping import open_ring


def write_backup(session: Session, target: Path) -> Copy:
    """Write a backup into a folder; its name carries date and time of the office."""
    session.allow(Action.WRITE_BACKUP)
    workplace = session.workplace
    moment = workplace.local_time(workplace.world.now())
    return write_copy(workplace.store, target, f"sopan-{moment:%Y%m%d-%H%M%S}")


def verify_backup(path: Path, login: str, password: str) -> Copy:
    """Open a backup with the password of somebody in it, and check every page."""
    if not (path / "keys.json").exists():
        raise Damaged("backup_incomplete")
    ring = read_ring(DataFolder(path).read_keys())
    return verify_copy(path, open_ring(ring, login, password).database_key)


def verify_here(session: Session) -> Copy:
    """Check every page of the open database and count what it holds."""
    session.allow(Action.WRITE_BACKUP)
    store = session.workplace.store
    store.check(full=True)
    return Copy(store.folder.path, store.ledger.count(), store.ledger.ids_hash())


def restore_backup(path: Path, folder: DataFolder, login: str, password: str) -> Copy:
    """Bring a backup back into an empty data folder, after it was found whole.

    The computer must then go on as a new device (`sign_in.go_on_as_new_device`).
    """
    checked = verify_backup(path, login, password)
    restore_copy(path, folder)
    return checked
