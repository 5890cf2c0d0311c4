"""Sign in, change the person at a computer, change a password, come back after losing one."""

from db.copies import was_restored, went_on
from db.folder import DataFolder
from db.store import open_store, open_to_read
from desktop.actions.changes import Changes
from desktop.actions.entrance.tiles import ring_of
from desktop.actions.erasing import drop_unused
from desktop.actions.founding import check_device, refuse_taken_prefix
from desktop.actions.joining import forget_request
from desktop.actions.merging import seal_own
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace
from desktop.actions.world import World
from desktop.actions.writing import Entry, last_words, record, record_as
from desktop.domain.events.event import OFFICE, RECOVERY
from desktop.domain.events.office import DeviceAdmitted, KeysChanged, RoleGranted, WorkConfirmed
from desktop.domain.office import Office
from desktop.domain.people import Action, Role
from desktop.domain.refusals import Damaged, Refused
from desktop.ledger.keys import KeyPairs, device_id
from desktop.ledger.passwords import check_new_password, lock_up, locked_plain, read_locked, unlock
from desktop.ledger.recovery import read_recovery_text, recovery_keys
from desktop.ledger.ring import KeyRing
from desktop.ledger.wrapping import (
    DeviceSecrets,
    Holder,
    Opened,
    new_ring,
    open_ring,
    open_with_recovery,
    with_person,
)


def sign_in(folder: DataFolder, world: World, login: str, password: str) -> Session:
    """Open a data folder with a person's password.

    Raises Refused("password_wrong") for an unknown login as for a wrong password, and
    Refused("no_office") when nothing was founded or joined in this folder.
    """
    ring = ring_of(folder)
    return _open(folder, world, ring, open_ring(ring, login, password))


def look_in(folder: DataFolder, world: World, login: str, password: str) -> Session:
    """Enter only to read, while another process has the data folder open."""
    ring = ring_of(folder)
    opened = open_ring(ring, login, password)
    store = open_to_read(folder, opened.database_key)
    session = Session(
        Workplace(world, folder, store, ring, opened.device), opened.person, opened.keys
    )
    try:
        _require_own_keys(session.workplace, opened)
    except BaseException:
        store.close()
        raise
    return session


def look_beside(session: Session) -> Session:
    """Give the person a second connection that only reads, for work beside the window.

    A database connection is used by one thread at a time; what takes long must have its own.
    """
    here = session.workplace
    folder = DataFolder(here.folder.path)
    store = open_to_read(folder, here.secrets.database_key)
    beside = Workplace(here.world, folder, store, here.ring, here.secrets)
    return Session(beside, session.person, session.keys)


def change_person(workplace: Workplace, login: str, password: str) -> Session:
    """Let another person go on at an open computer."""
    opened = open_ring(workplace.ring, login, password)
    return Session(workplace, opened.person, opened.keys)


def _open(folder: DataFolder, world: World, ring: KeyRing, opened: Opened) -> Session:
    if not folder.has_database():
        # An empty new one in its place would look like an office that has lost everything.
        raise Damaged("database_damaged")
    store = open_store(folder, opened.database_key)
    workplace = Workplace(world, folder, store, ring, opened.device)
    try:
        if not store.ledger.count():
            raise Damaged("database_damaged")
        _notice_restore(workplace)
        _require_current(workplace, opened)
        forget_request(folder)
        drop_unused(workplace)
        if store.readings_are_stale:
            with store.transaction():
                workplace.refill()
                store.readings_are_fresh()
    except BaseException:
        store.close()
        raise
    return Session(workplace, opened.person, opened.keys)


def _require_current(workplace: Workplace, opened: Opened) -> None:
    """Bring the key ring up to date, and let nobody in by a password that was changed.

    A ring that a crash left behind still opens with what the ledger has replaced since.
    """
    workplace.keep_ring()
    if opened.person != RECOVERY:
        _require_own_keys(workplace, opened)


def _require_own_keys(workplace: Workplace, opened: Opened) -> None:
    known = workplace.office.people.get(opened.person)
    if known is None or not known.active or known.keys != opened.keys.public:
        raise Refused("password_wrong")


def _notice_restore(workplace: Workplace) -> None:
    """Mark a computer whose ledger is behind what its tip file says it had written.

    The tip lies outside the database: a database brought back from a copy does not know it.
    """
    tip = workplace.folder.read_tip()
    behind = (
        tip is not None
        and tip.device == workplace.device
        and not workplace.store.ledger.known([tip.event])
    )
    if behind or was_restored(workplace.folder):
        with workplace.store.transaction():
            workplace.store.settings.set("restored", "1")


def is_restored(session: Session) -> bool:
    """Tell whether this computer was restored or copied, and may only read as it is."""
    return bool(session.workplace.store.settings.get("restored"))


def go_on_as_new_device(session: Session, name: str, prefix: str) -> Changes:
    """Let a restored or copied computer continue under a new identity, losing nothing.

    The old identity seals what it wrote and vouches for the new one; its books stay frozen
    until they are handed over (DESIGN chapters 5 and 8). Killed in between, the computer still
    asks to go on as a new one. Raises Refused("device_not_restored") on any other computer.
    """
    session.allow(Action.GO_ON_AS_NEW_DEVICE)
    workplace = session.workplace
    if not is_restored(session):
        raise Refused("device_not_restored")
    check_device(name, prefix)
    refuse_taken_prefix(workplace.office, prefix)
    pairs = KeyPairs.new(workplace.world.draw)
    secrets = DeviceSecrets(workplace.secrets.database_key, pairs)
    fact = DeviceAdmitted(
        device=device_id(pairs.public),
        name=name.strip(),
        prefix=prefix,
        keys=pairs.public,
        replaces=workplace.device,
    )
    with last_words(workplace, session.person, session.keys.signing) as opened:
        opened.write(Entry(OFFICE, fact))
        seal_own(workplace)
    workplace.become(_ring_for(workplace, fact.device, secrets), secrets)
    with workplace.store.transaction():
        workplace.store.settings.set("restored", "")
    went_on(workplace.folder)
    return opened.changes()


def _ring_for(workplace: Workplace, device: str, secrets: DeviceSecrets) -> KeyRing:
    office, draw = workplace.office, workplace.world.draw
    ring = new_ring(office.id, device, secrets, office.recovery, draw)
    for person in office.people.values():
        if person.active:
            holder = Holder(
                person=person.id, login=person.login, keys=person.keys, secret=person.secret
            )
            ring = with_person(ring, holder, secrets, draw)
    return ring


def change_own_password(session: Session, old: str, new: str) -> Session:
    """Give oneself a new password, and with it new keys: the old password opens nothing more."""
    session.allow(Action.CHANGE_OWN_PASSWORD)
    workplace = session.workplace
    person = workplace.office.people[session.person]
    unlock(read_locked(person.secret), old)
    check_new_password(new)
    fact, keys = new_keys(workplace.world, person.id, new)
    record(session, [Entry(OFFICE, fact)])
    return Session(workplace, person.id, keys)


def new_keys(world: World, person: str, password: str) -> tuple[KeysChanged, KeyPairs]:
    """Draw new keys for a person and lock their secrets under a new password."""
    keys = KeyPairs.new(world.draw)
    locked = lock_up(keys.secret, password, world.cost, world.draw)
    fact = KeysChanged(person=person, keys=keys.public, secret=locked_plain(locked))
    return fact, keys


def recover(folder: DataFolder, world: World, recovery: str, login: str, password: str) -> Session:
    """Let a person in again by the recovery sheet, as administrator, with a new password.

    For the office that lost its only administrator or their password, and for the one whose
    administrators removed each other: whoever holds the sheet stays (DESIGN chapter 6).
    """
    check_new_password(password)
    keys = recovery_keys(read_recovery_text(recovery))
    ring = ring_of(folder)
    opened = open_with_recovery(ring, keys)
    workplace = _open(folder, world, ring, opened).workplace
    try:
        person = workplace.office.person_named(login)
        if person is None:
            raise Refused("person_unknown_here", login=login)
        fact, own = new_keys(world, person.id, password)
        entries = [Entry(OFFICE, fact), *_let_stay(workplace.office, person.id)]
        record_as(workplace, RECOVERY, keys.signing, entries)
    except BaseException:
        workplace.store.close()
        raise
    return Session(workplace, person.id, own)


def _let_stay(office: Office, person: str) -> list[Entry]:
    pending = office.authority.pending_against(person)
    granted = Entry(OFFICE, RoleGranted(person=person, role=Role.ADMINISTRATOR))
    if not pending:
        return [granted]
    word = WorkConfirmed(events=pending, accepted=0, reason="recovery")
    return [Entry(OFFICE, word), granted]
