"""Those who may sign in at this computer, as the key ring beside the database names them."""

from db.folder import DataFolder
from desktop.domain.refusals import Refused
from desktop.ledger.ring import KeyRing, read_ring


def logins(folder: DataFolder) -> tuple[str, ...]:
    """Name those who may sign in at this computer; Refused("no_office") when nobody may."""
    return tuple(sorted(person.login for person in ring_of(folder).people.values()))


def ring_of(folder: DataFolder) -> KeyRing:
    """Read the key ring; Refused("no_office") when nothing was founded or joined here."""
    if not folder.keys.exists():
        raise Refused("no_office")
    return read_ring(folder.read_keys())
