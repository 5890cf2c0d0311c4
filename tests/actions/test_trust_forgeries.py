"""Hostile input gets one name and changes nothing (DESIGN chapters 5 to 7)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions.case.records import write_message
from desktop.actions.merging import Bundle, merge
from desktop.actions.office.people import end_role
from desktop.actions.sign_in import new_keys
from desktop.domain.events.cases import (
    BodyErased,
    CaseCancelled,
    MessageWritten,
)
from desktop.domain.events.event import OFFICE, RECOVERY
from desktop.domain.events.office import DeviceAdmitted, KeysChanged, RoleGranted
from desktop.domain.people import Role
from desktop.domain.refusals import Damaged, Refused
from desktop.ledger.canonical import HIGHEST
from desktop.ledger.codec import Written, as_written, event_id, read_header
from desktop.ledger.keys import KeyPairs, device_id
from desktop.ledger.recovery import read_recovery_text, recovery_keys
from desktop.ledger.seals import make_seal
from tests.actions.forging import Scene, around, forged, opened, sealed
from tests.actions.office import Clock, TestOffice, new_office
from tests.actions.second import first_desk

FRONT, BACK, HEAD = Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.OFFICE_HEAD


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    yield from opened(tmp_path_factory.mktemp("trust"))


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Scene]:
    yield from opened(tmp_path)


Forgery = Callable[[Scene], Bundle]


def of(*made: Callable[[Scene], Written]) -> Forgery:
    return lambda scene: sealed(scene.forger, [one(scene) for one in made])


def grant(role: Role = HEAD) -> Callable[[Scene], Written]:
    return lambda s: s.office(RoleGranted(person=s.person(FRONT), role=role), FRONT)


def stranger_keys(seed: str = "x") -> KeyPairs:
    return KeyPairs.new(Clock(seed=seed).draw)


def admission(scene: Scene, device: str = "", replaces: str = "") -> DeviceAdmitted:
    keys = stranger_keys().public
    return DeviceAdmitted(
        device=device or device_id(keys), name="X", prefix="XX", keys=keys, replaces=replaces
    )


def swapped(scene: Scene) -> Bundle:
    honest, other = scene.message(), scene.message(at=5)
    return sealed(scene.forger, [replace(honest, body=other.body and b'{"role":"kasi"}')])


def lifted(scene: Scene) -> Written:
    """An approval of the head, its signature put under another event."""
    fact = CaseCancelled(role=HEAD, visit="x", reason="a")
    honest = scene.of_case(fact, HEAD, scene.key(HEAD))
    other = scene.of_case(CaseCancelled(role=HEAD, visit="x", reason="b"), HEAD, None)
    return replace(other, signature=honest.signature)


def other_office(scene: Scene) -> TestOffice:
    number = len(list(scene.path.iterdir()))
    return new_office(scene.path / f"other{number}", seed=f"z{number}")


def foreign(scene: Scene) -> Bundle:
    other = other_office(scene)
    bundle = first_desk(other).full()
    other.close()
    return bundle


def foreign_part(scene: Scene) -> Bundle:
    """Only the newest of another office: its first event is not there to be recognised."""
    full = foreign(scene)
    return Bundle(full.events[-3:], full.seals)


def second_founding(scene: Scene) -> Bundle:
    """Another office's beginning, as if it belonged to this one."""
    other = other_office(scene)
    founding = first_desk(other).full().events[0]
    key = other.admin.workplace.secrets.keys.signing
    device = other.admin.workplace.device
    seal = make_seal(key, scene.reader.workplace.ring.office, device, founding.id.hex())
    other.close()
    return Bundle([founding], [seal])


def stolen_seal(scene: Scene) -> Bundle:
    bundle = sealed(scene.forger, [scene.message()])
    return Bundle(bundle.events, [*bundle.seals[:-1], replace(bundle.seals[-1], office="ee" * 32)])


def no_seal(scene: Scene) -> Bundle:
    bundle = sealed(scene.forger, [scene.message()])
    return Bundle(bundle.events, bundle.seals[:-1])


def others_seal(scene: Scene) -> Bundle:
    return sealed(scene.forger, [scene.message()], key=stranger_keys().signing)


def other_device(scene: Scene) -> Bundle:
    """The forger's event under the name of the reader's computer, whose chain it continues."""
    reader = scene.reader.workplace
    leaf = reader.store.ledger.leaves()[reader.device][0]
    header = reader.store.ledger.header(leaf)
    made = scene.message(device=reader.device, prev=leaf, depth=header.depth + 1)
    return sealed(scene.forger, [made], device=reader.device)


def trimmed(scene: Scene) -> Written:
    """Somebody forgets the newest of their own work on the case."""
    events = scene.forger.ledger.events(scene.case)
    opening = events[0]
    return scene.message(saw=(opening.id,))


def forgetful(scene: Scene) -> Written:
    """Somebody goes by an office of long ago."""
    return scene.message(office=(scene.forger.workplace.ring.office,))


def stripped(scene: Scene) -> Bundle:
    write_message(scene.forger.by(FRONT), scene.case, "isi")
    full = scene.forger.full()
    return Bundle([*full.events[:-1], replace(full.events[-1], body=None)], full.seals)


def erases(name: Callable[[Scene], str], role: Role, by: Role | str) -> Callable[[Scene], Written]:
    def made(scene: Scene) -> Written:
        fact = BodyErased(role=role, event=name(scene), reason="x")
        return scene.of_case(fact, by, scene.key(by))

    return made


def opening(scene: Scene) -> str:
    return scene.forger.ledger.events(scene.case)[0].id


def data(scene: Scene) -> str:
    events = scene.forger.ledger.events(scene.case)
    return next(event.id for event in events if event.kind == "case.data_changed.1")


def recovery_forged(scene: Scene) -> Written:
    fact = RoleGranted(person=scene.person(FRONT), role=Role.ADMINISTRATOR)
    return forged(around(scene.forger, OFFICE, RECOVERY), fact, stranger_keys().signing)


def password_of(scene: Scene, person: str) -> KeysChanged:
    return new_keys(scene.forger.clock.world(), person, "rahasia-sekali")[0]


def takes_recovery(scene: Scene) -> Written:
    return scene.office(password_of(scene, RECOVERY), "admin")


def others_password(scene: Scene) -> Written:
    return scene.office(password_of(scene, scene.person(HEAD)), FRONT)


def good_then_bad(scene: Scene) -> Bundle:
    good = scene.message()
    header = read_header(good.header)
    fact = RoleGranted(person=scene.person(FRONT), role=HEAD)
    bad = scene.office(
        fact, FRONT, prev=good.id.hex(), depth=header.depth + 1, turn=header.turn + 1
    )
    return sealed(scene.forger, [good, bad])


def own_device_again(scene: Scene) -> Written:
    device = scene.forger.workplace.device
    return scene.office(admission(scene, device=device, replaces=device), FRONT)


def taking_a_device(scene: Scene) -> Written:
    fact = admission(
        scene, device=scene.reader.workplace.device, replaces=scene.forger.workplace.device
    )
    return scene.office(fact, FRONT)


FORGERIES: dict[str, tuple[str, Forgery]] = {
    "a turn of 2^53": ("turn_wrong", of(lambda s: s.message(turn=HIGHEST))),
    "a turn below its parents": ("turn_wrong", of(lambda s: s.message(turn=1))),
    "a depth that skips": ("chain_wrong", of(lambda s: s.message(depth=99))),
    "saw of another case": (
        "parents_wrong",
        of(lambda s: s.message(saw=(s.forger.workplace.ring.office,))),
    ),
    "office that is a case": ("parents_wrong", of(lambda s: s.message(office=(opening(s),)))),
    "saw trimmed": ("knowledge_trimmed", of(trimmed)),
    "saw nothing": ("knowledge_trimmed", of(lambda s: s.message(saw=()))),
    "office trimmed": ("knowledge_trimmed", of(forgetful)),
    "another office": ("office_foreign", foreign),
    "a part of another office": ("office_foreign", foreign_part),
    "a second founding": ("office_foreign", second_founding),
    "no seal": ("seal_missing", no_seal),
    "a seal of another office": ("office_foreign", stolen_seal),
    "a seal of another key": ("seal_wrong", others_seal),
    "under another computer's name": ("seal_wrong", other_device),
    "a body stripped": ("body_missing", stripped),
    "a signature stripped": (
        "signature_missing",
        of(lambda s: s.of_case(CaseCancelled(role=HEAD, visit="x", reason="a"), HEAD, None)),
    ),
    "an approving step unsigned": (
        "signature_missing",
        of(lambda s: s.of_case(s.decision(), FRONT, None)),
    ),
    "a signature lifted": ("signature_wrong", of(lifted)),
    "somebody else's key": (
        "signature_wrong",
        of(
            lambda s: s.of_case(CaseCancelled(role=HEAD, visit="x", reason="a"), HEAD, s.key(FRONT))
        ),
    ),
    "an approval without the role": (
        "role_missing",
        of(
            lambda s: s.of_case(
                CaseCancelled(role=HEAD, visit="x", reason="a"), FRONT, s.key(FRONT)
            )
        ),
    ),
    "a person nobody added": (
        "person_unknown",
        of(
            lambda s: forged(
                around(s.forger, s.case, "nobody"), MessageWritten(role=FRONT, text="x")
            )
        ),
    ),
    "a grant by no administrator": ("role_missing", of(grant())),
    "administrator by own grant": ("role_missing", of(grant(Role.ADMINISTRATOR))),
    "a grant in a case": (
        "subject_wrong",
        of(
            lambda s: s.of_case(RoleGranted(person=s.person(FRONT), role=HEAD), FRONT, s.key(FRONT))
        ),
    ),
    "a case event in the office": (
        "subject_wrong",
        of(lambda s: s.office(MessageWritten(role=FRONT, text="x"), "admin")),
    ),
    "recovery without its key": ("signature_wrong", of(recovery_forged)),
    "another recovery key": ("role_missing", of(takes_recovery)),
    "somebody else's password": ("role_missing", of(others_password)),
    "a computer admitted by no administrator": (
        "role_missing",
        of(lambda s: s.office(admission(s), FRONT)),
    ),
    "a successor of another computer": (
        "role_missing",
        of(lambda s: s.office(admission(s, replaces=s.reader.workplace.device), FRONT)),
    ),
    "a successor with another computer's name": ("device_misnamed", of(taking_a_device)),
    "new keys for the own computer": ("device_misnamed", of(own_device_again)),
    "a computer nobody admitted": (
        "device_unknown",
        lambda s: sealed(
            s.forger,
            [s.message(device="ab" * 8, prev="", depth=1)],
            device="ab" * 8,
            key=stranger_keys().signing,
        ),
    ),
    "erasing without authority": ("role_missing", of(erases(data, FRONT, FRONT))),
    "erasing in a role not held": ("role_missing", of(erases(data, Role.ADMINISTRATOR, FRONT))),
    "erasing a step": ("not_erasable", of(erases(opening, Role.ADMINISTRATOR, "admin"))),
    "erasing what is not there": (
        "not_erasable",
        of(erases(lambda s: "ab" * 32, Role.ADMINISTRATOR, "admin")),
    ),
    "one bad among good": ("role_missing", good_then_bad),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_refused_by_name_and_changes_nothing(name: str, scene: Scene) -> None:
    code, forgery = FORGERIES[name]
    reader = scene.reader
    bundle = forgery(scene)
    before, waiting = reader.says(), reader.workplace.store.waiting.all()

    with pytest.raises(Refused) as caught:
        merge(reader.workplace, bundle)

    assert caught.value.code == code
    assert reader.says() == before
    assert reader.workplace.store.waiting.all() == waiting


def test_a_swapped_body_is_damage(scene: Scene) -> None:
    before = scene.reader.says()

    with pytest.raises(Damaged, match="event_body_swapped"):
        merge(scene.reader.workplace, swapped(scene))

    assert scene.reader.says() == before


def test_an_event_under_a_wrong_name_is_damage(scene: Scene) -> None:
    made = scene.message()
    before = scene.reader.says()

    with pytest.raises(Damaged):
        merge(scene.reader.workplace, sealed(scene.forger, [replace(made, id=event_id(b"x"))]))

    assert scene.reader.says() == before


def test_the_honest_twin_of_the_forgeries_is_taken(fresh: Scene) -> None:
    made = fresh.of_case(MessageWritten(role=FRONT, text="x"), FRONT, None)

    assert merge(fresh.reader.workplace, sealed(fresh.forger, [made])).new == 1
    assert as_written(made.header, made.body) == made


def test_the_recovery_key_may_grant(fresh: Scene) -> None:
    keys = recovery_keys(read_recovery_text(fresh.recovery))
    fact = RoleGranted(person=fresh.person(FRONT), role=Role.ADMINISTRATOR)
    made = forged(around(fresh.forger, OFFICE, RECOVERY), fact, keys.signing)

    merge(fresh.reader.workplace, sealed(fresh.forger, [made]))

    assert Role.ADMINISTRATOR in fresh.reader.by(FRONT).roles()


def test_somebody_who_lost_the_role_approves_nothing_any_more(fresh: Scene) -> None:
    reader, forger = fresh.reader, fresh.forger
    grants = reader.workplace.office.grants
    end_role(reader.by("admin"), next(g.id for g in grants if g.role is HEAD))
    forger.take(reader)
    made = fresh.of_case(CaseCancelled(role=HEAD, visit="x", reason="a"), HEAD, fresh.key(HEAD))

    with pytest.raises(Refused, match="role_missing"):
        merge(reader.workplace, sealed(forger, [made]))
