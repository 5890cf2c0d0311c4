"""Found an office: its first person, its first computer, its recovery key."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.folder import DataFolder
from db.store import open_store
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace
from desktop.actions.world import World
from desktop.actions.writing import Entry, founding, record
from desktop.domain.calendar.hours import TimeZone
from desktop.domain.calendar.plain import calendar_from
from desktop.domain.calendar.settings import ABOUT, settings_of
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import (
    DeviceAdmitted,
    OfficeFounded,
    PersonAdded,
    PublicKeys,
    RoleGranted,
    SettingsChanged,
)
from desktop.domain.office import Office
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from desktop.ledger.keys import KeyPairs, device_id
from desktop.ledger.passwords import check_new_password, lock_up, locked_plain
from desktop.ledger.recovery import new_recovery_key, recovery_keys, recovery_text
from desktop.ledger.ring import ring_bytes
from desktop.ledger.wrapping import DeviceSecrets, Holder, new_ring, with_person

DEFAULT_ZONE = TimeZone.WIB.name
"""The zone of a calendar in which none is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """What is asked of a person who is added."""

    login: str
    full_name: str
    password: str
    nip: str = ""
    position: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is asked when an office is founded.

    `second` is a second administrator: one who leaves, or forgets, must not take the office
    with them. `calendar` is as `resources/holidays.toml` has it.
    """

    name: str
    administrator: NewPerson
    device_name: str
    prefix: str
    zone: str = DEFAULT_ZONE
    practice: bool = False
    settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    second: NewPerson | None = None
    calendar: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An office that is thought out and stands nowhere yet.

    `recovery` is the text of its recovery sheet, to be on paper before the office is written:
    no office must ever exist whose sheet nobody has seen.
    """

    plan: Plan
    recovery: str
    recovery_keys: PublicKeys
    administrator: PersonAdded
    keys: KeyPairs
    second: PersonAdded | None


def found_office(folder: DataFolder, world: World, plan: Plan) -> tuple[Session, str]:
    """Found an office in an empty data folder.

    Gives the administrator's session and the text of the recovery sheet, which exists nowhere
    else. Raises Refused("office_exists") when the folder has one already.
    """
    _refuse_second_office(folder)
    prepared = prepare_office(world, plan)
    return write_office(folder, world, prepared), prepared.recovery


def prepare_office(world: World, plan: Plan) -> Prepared:
    """Draw the keys of an office and its people; nothing is written anywhere."""
    check_plan(plan)
    recovery = new_recovery_key(world.draw)
    person, keys = new_person(world, plan.administrator)
    second = new_person(world, plan.second)[0] if plan.second else None
    return Prepared(
        plan=plan,
        recovery=recovery_text(recovery),
        recovery_keys=recovery_keys(recovery).public,
        administrator=person,
        keys=keys,
        second=second,
    )


def write_office(folder: DataFolder, world: World, prepared: Prepared) -> Session:
    """Found a prepared office in an empty data folder; gives the administrator's session.

    The key ring is written last: killed before, the folder has no office, afterwards a whole one.
    """
    _refuse_second_office(folder)
    secrets = DeviceSecrets.new(world.draw)
    device = device_id(secrets.keys.public)
    person, signing = prepared.administrator, prepared.keys.signing
    fact = _fact(prepared, device, secrets.keys.public)
    written = founding(device, person.person, world.now(), fact, signing)
    ring = new_ring(written.id.hex(), device, secrets, fact.recovery, world.draw)
    ring = with_person(ring, holder_of(person), secrets, world.draw)
    folder.set_aside()
    store = open_store(folder, secrets.database_key)
    try:
        with store.transaction():
            store.ledger.insert([written])
        folder.write_tip(device, written.id.hex(), 1)
        workplace = Workplace(world, folder, store, ring, secrets)
        session = Session(workplace, person.person, prepared.keys)
        record(session, [*_settings(prepared.plan), *_second(prepared)])
        folder.write_keys(ring_bytes(workplace.ring))
    except BaseException:
        store.close()
        raise
    return session


def _refuse_second_office(folder: DataFolder) -> None:
    if folder.keys.exists():
        raise Refused("office_exists")


def check_plan(plan: Plan) -> None:
    """Refuse a nameless office or computer, an unknown zone, a prefix numbers cannot have."""
    if not plan.name.strip():
        raise Refused("office_name_missing")
    if plan.zone not in TimeZone.__members__:
        raise Refused("zone_unknown", zone=plan.zone)
    check_device(plan.device_name, plan.prefix)
    check_person(plan.administrator)
    if plan.second is not None:
        check_person(plan.second)
        if plan.second.login.strip() == plan.administrator.login.strip():
            raise Refused("login_taken", login=plan.second.login)


def check_device(name: str, prefix: str) -> None:
    """Refuse a computer without a name, or with a prefix other than 1 to 6 letters and digits."""
    if not name.strip():
        raise Refused("device_name_missing")
    if not (prefix.isascii() and prefix.isalnum() and 1 <= len(prefix) <= 6):
        raise Refused("prefix_unfit", prefix=prefix)


def refuse_taken_prefix(office: Office, prefix: str) -> None:
    """Refuse the prefix of another computer, ended ones too, so that numbers never meet."""
    if prefix.upper() in {device.prefix.upper() for device in office.devices.values()}:
        raise Refused("prefix_taken", prefix=prefix)


def check_person(person: NewPerson) -> None:
    """Refuse a person without login or name, or with too short a password."""
    if not person.login.strip() or " " in person.login.strip():
        raise Refused("login_unfit", login=person.login)
    if not person.full_name.strip():
        raise Refused("person_name_missing")
    check_new_password(person.password)


def new_person(world: World, wanted: NewPerson) -> tuple[PersonAdded, KeyPairs]:
    """Draw the keys of a new person and lock their secrets under the password."""
    keys = KeyPairs.new(world.draw)
    locked = lock_up(keys.secret, wanted.password, world.cost, world.draw)
    fact = PersonAdded(
        person=world.new_id(),
        login=wanted.login.strip(),
        full_name=wanted.full_name.strip(),
        keys=keys.public,
        secret=locked_plain(locked),
        nip=wanted.nip,
        position=wanted.position,
        rank=wanted.rank,
    )
    return fact, keys


def holder_of(person: PersonAdded) -> Holder:
    """Give a new person as the key ring wants them."""
    return Holder(person=person.person, login=person.login, keys=person.keys, secret=person.secret)


def _fact(prepared: Prepared, device: str, keys: PublicKeys) -> OfficeFounded:
    plan = prepared.plan
    return OfficeFounded(
        name=plan.name.strip(),
        person=prepared.administrator,
        device=DeviceAdmitted(
            device=device, name=plan.device_name.strip(), prefix=plan.prefix, keys=keys
        ),
        recovery=prepared.recovery_keys,
        zone=plan.zone,
        practice=int(plan.practice),
    )


def _settings(plan: Plan) -> list[Entry]:
    settings = dict(plan.settings)
    if plan.zone != DEFAULT_ZONE:
        settings[ABOUT] = {"zone": plan.zone, **settings.get(ABOUT, {})}
    if plan.calendar:
        known = settings_of(calendar_from({**plan.calendar, "zone": plan.zone}))
        settings[ABOUT] = {**known, **settings.get(ABOUT, {})}
    return [
        Entry(OFFICE, SettingsChanged(about=about, values=dict(values)))
        for about, values in settings.items()
        if values
    ]


def _second(prepared: Prepared) -> list[Entry]:
    person = prepared.second
    if person is None:
        return []
    granted = RoleGranted(person=person.person, role=Role.ADMINISTRATOR)
    return [Entry(OFFICE, person), Entry(OFFICE, granted)]
