"""Let a new computer join an office: its request, and taking over what the office gives it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.failures import told
from db.folder import DataFolder, write_whole
from db.store import open_store
from desktop.actions.merging import Bundle, Taken, merge
from desktop.actions.workplace import Workplace
from desktop.actions.world import World
from desktop.domain.events.office import DeviceAdmitted, OfficeFounded, PublicKeys
from desktop.domain.refusals import Refused
from desktop.ledger.codec import Written, to_event
from desktop.ledger.keys import device_id
from desktop.ledger.wrapping import DeviceSecrets, new_ring

JOINING = "joining"
"""The private file with the secrets of a computer that has not joined yet."""

UNFINISHED = ("keys.json", "sopan.db", "sopan.db-wal", "sopan.db-shm")


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """What a new computer tells the administrator, who compares six words of it read aloud."""

    device: str
    name: str
    keys: PublicKeys

    def admission(self, prefix: str) -> DeviceAdmitted:
        """Give the fact by which an administrator lets the computer in."""
        return DeviceAdmitted(device=self.device, name=self.name, prefix=prefix, keys=self.keys)


def prepare_to_join(folder: DataFolder, world: World, name: str) -> JoinRequest:
    """Make the keys of a new computer; its secrets stay in a private file until it has joined.

    Asked again, it gives the same request. Raises Refused("office_exists") where an office is.
    """
    _refuse_office(folder)
    if not name.strip():
        raise Refused("device_name_missing")
    secrets = _prepared(folder)
    if secrets is None:
        secrets = DeviceSecrets.new(world.draw)
        with told():
            folder.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(folder.path / JOINING, secrets.secret)
    public = secrets.keys.public
    return JoinRequest(device_id(public), name.strip(), public)


def join(
    folder: DataFolder,
    world: World,
    office: str,
    welcome: Bundle,
    then: Callable[[Workplace], None] = lambda _: None,
) -> Taken:
    """Take over office, people, procedures and cases; `office` is the id the admission names.

    From then on everybody of the office can sign in here. `then` belongs to it: where it raises,
    there is no office. Raises Refused and leaves no office
    behind when the welcome is of another one or does not admit this computer.
    """
    secrets = prepared_secrets(folder)
    founded = _founding(welcome.events, office)
    device = device_id(secrets.keys.public)
    ring = new_ring(office, device, secrets, founded.recovery, world.draw)
    _remove(folder, *UNFINISHED)
    try:
        with open_store(folder, secrets.database_key) as store:
            workplace = Workplace(world, folder, store, ring, secrets)
            taken = merge(workplace, welcome)
            admitted = workplace.office.devices.get(device)
            if admitted is None or not admitted.active:
                raise Refused("device_not_admitted", name=founded.name)
            then(workplace)
    except BaseException:
        _remove(folder, *UNFINISHED)
        raise
    forget_request(folder)
    return taken


def prepared_secrets(folder: DataFolder) -> DeviceSecrets:
    """Give the secrets of a computer that has asked to join."""
    _refuse_office(folder)
    secrets = _prepared(folder)
    if secrets is None:
        raise Refused("joining_not_prepared")
    return secrets


def forget_request(folder: DataFolder) -> None:
    """Delete the private file once the key ring holds what it held."""
    _remove(folder, JOINING)


def _prepared(folder: DataFolder) -> DeviceSecrets | None:
    private = folder.path / JOINING
    with told():
        return DeviceSecrets.from_secret(private.read_bytes()) if private.exists() else None


def _remove(folder: DataFolder, *names: str) -> None:
    with told():
        for name in names:
            (folder.path / name).unlink(missing_ok=True)


def _refuse_office(folder: DataFolder) -> None:
    if folder.keys.exists():
        raise Refused("office_exists")


def _founding(events: Sequence[Written], office: str) -> OfficeFounded:
    for entry in events:
        if entry.id.hex() == office:
            fact = to_event(entry, signed=True).fact
            if isinstance(fact, OfficeFounded):
                return fact
    raise Refused("office_not_in_package")
