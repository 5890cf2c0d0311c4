"""Actions on the office with otherwise valid arguments: only the person decides."""

from desktop.actions import backups, digest, sign_in
from desktop.actions.founding import NewPerson
from desktop.actions.office import books, devices, people, settings, sops
from desktop.actions.session import Session
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import BookOpened, DeviceAdmitted, RoleGranted
from desktop.domain.people import Action, Role
from desktop.ledger.keys import KeyPairs, device_id
from tests.actions.office import DAIRI, PASSWORD, book, permit, sop
from tests.actions.stage import Stage
from tests.actions.tries import Act, Try, on


def _person(stage: Stage) -> str:
    wanted = NewPerson(login=f"orang{stage.next()}", full_name="Orang Baru", password=PASSWORD)
    return people.add_person(stage.office.admin, wanted, [Role.ARCHIVE])


def _device(stage: Stage) -> DeviceAdmitted:
    keys = KeyPairs.new(stage.office.clock.draw).public
    return DeviceAdmitted(
        device=device_id(keys), name="PC baru", prefix=f"X{stage.next()}", keys=keys
    )


def _admitted(stage: Stage) -> str:
    wanted = _device(stage)
    devices.admit_device(stage.office.admin, wanted)
    return wanted.device


def _grant(stage: Stage) -> str:
    person = _person(stage)
    office = stage.office.admin.workplace.office
    return next(grant.id for grant in office.grants if grant.person == person)


def _new_person(stage: Stage) -> Act:
    wanted = NewPerson(login=f"baru{stage.next()}", full_name="Orang Baru", password=PASSWORD)
    return lambda s: people.add_person(s, wanted)


def _own_password(stage: Stage) -> Act:
    def act(session: Session) -> None:
        new = sign_in.change_own_password(session, PASSWORD, PASSWORD)
        for role, known in list(stage.office.sessions.items()):
            if known.person == session.person:
                stage.office.sessions[role] = new
        if stage.office.admin.person == session.person:
            stage.office.admin = new

    return act


def _open_book(stage: Stage) -> Act:
    wanted = book(stage.office.admin, f"surat{stage.next()}")
    return lambda s: books.open_book(s, wanted)


def _book(stage: Stage) -> BookOpened:
    return book(stage.office.admin, "surat")


def _new_device(stage: Stage) -> Act:
    store = stage.office.admin.workplace.store
    with store.transaction():
        store.settings.set("restored", "1")
    prefix = f"N{stage.next()}"
    return lambda s: sign_in.go_on_as_new_device(s, "PC pengganti", prefix)


def _office_event(stage: Stage) -> str:
    return stage.office.admin.workplace.store.ledger.heads(OFFICE)[0]


WEEK = ("07.30-16.00 12.00-13.00", "", "", "", "", "", "")
WORDS = [f"kata{number}" for number in range(2048)]
ABOUT_OFFICE = (
    Try(
        Action.DESCRIBE_OFFICE,
        settings.describe_office,
        lambda g, _: lambda s: settings.describe_office(s, {"address": f"Jl. {g.next()}"}),
    ),
    Try(Action.ADD_PERSON, people.add_person, lambda g, _: _new_person(g)),
    Try(
        Action.DESCRIBE_PERSON,
        people.describe_person,
        on(_person, lambda s, p: people.describe_person(s, p, {"position": "Staf"})),
    ),
    Try(
        Action.END_PERSON,
        people.end_person,
        on(_person, lambda s, p: people.end_person(s, p)),
    ),
    Try(
        Action.RESET_PASSWORD,
        people.reset_password,
        on(_person, lambda s, p: people.reset_password(s, p, PASSWORD)),
    ),
    Try(Action.CHANGE_OWN_PASSWORD, sign_in.change_own_password, lambda g, _: _own_password(g)),
    Try(
        Action.GRANT_ROLE,
        people.grant_role,
        on(_person, lambda s, p: people.grant_role(s, RoleGranted(person=p, role=Role.SECRETARY))),
    ),
    Try(Action.END_ROLE, people.end_role, on(_grant, lambda s, n: people.end_role(s, n))),
    Try(
        Action.ADMIT_DEVICE,
        devices.admit_device,
        on(_device, lambda s, d: devices.admit_device(s, d)),
    ),
    Try(
        Action.END_DEVICE,
        devices.end_device,
        on(_admitted, lambda s, d: devices.end_device(s, d)),
    ),
    Try(
        Action.CONFIRM_WORK,
        people.confirm_work,
        on(
            _office_event,
            lambda s, e: people.confirm_work(s, [e], accepted=True, reason="Diperiksa"),
        ),
    ),
    Try(
        Action.PUT_SOP_IN_FORCE,
        sops.put_in_force,
        lambda g, _: lambda s: sops.put_in_force(s, sop(DAIRI)),
    ),
    Try(
        Action.CORRECT_LANES,
        sops.correct_lanes,
        lambda g, _: lambda s: sops.correct_lanes(s, DAIRI, {"21": "kabid"}, "Sesuai SK"),
    ),
    Try(
        Action.DEFINE_PERMIT_TYPE,
        settings.define_permit_type,
        lambda g, _: lambda s: settings.define_permit_type(s, permit(DAIRI)),
    ),
    Try(
        Action.SET_CALENDAR,
        settings.set_calendar,
        lambda g, _: lambda s: settings.set_calendar(s, {"zone": "WIB"}),
    ),
    Try(
        Action.SET_CALENDAR,
        settings.set_day,
        lambda g, _: lambda s: settings.set_day(s, "2025-12-24", f"Hari ke-{g.next()}"),
    ),
    Try(
        Action.SET_CALENDAR,
        settings.set_days,
        lambda g, _: lambda s: settings.set_days(s, {"2025-12-24": f"Hari ke-{g.next()}"}),
    ),
    Try(
        Action.SET_CALENDAR,
        settings.set_hours,
        lambda g, _: lambda s: settings.set_hours(s, WEEK, WEEK, "WITA"),
    ),
    Try(
        Action.SET_CALENDAR,
        settings.set_ramadan,
        lambda g, _: lambda s: settings.set_ramadan(s, "2028-01-28", "2028-02-26"),
    ),
    Try(Action.OPEN_BOOK, books.open_book, lambda g, _: _open_book(g)),
    Try(Action.SEE_OFFICE, books.books, lambda g, _: books.books),
    Try(Action.SEE_OFFICE, books.example_of, on(_book, books.example_of)),
    Try(
        Action.HAND_OVER_BOOK,
        books.hand_over_book,
        on(_admitted, lambda s, d: books.hand_over_book(s, "buku-permit", d)),
    ),
    Try(Action.GO_ON_AS_NEW_DEVICE, sign_in.go_on_as_new_device, lambda g, _: _new_device(g)),
    Try(
        Action.WRITE_BACKUP,
        backups.write_backup,
        lambda g, _: lambda s: backups.write_backup(s, g.path / f"cadangan{g.next()}"),
    ),
    Try(Action.WRITE_BACKUP, backups.verify_here, lambda g, _: backups.verify_here),
    Try(Action.SEE_OFFICE, digest.digest, lambda g, _: lambda s: digest.digest(s, WORDS)),
)
