"""The key ring opens for the persons in it and for the recovery key, and for nobody else."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.refusals import Damaged, Refused
from desktop.ledger import wrapping
from desktop.ledger.keys import KeyPairs
from desktop.ledger.passwords import Locked, lock_up, locked_plain, unlock
from desktop.ledger.recovery import recovery_keys
from desktop.ledger.ring import KeyRing, read_ring, ring_bytes
from desktop.ledger.wrapping import (
    DeviceSecrets,
    Holder,
    new_ring,
    open_ring,
    open_with_recovery,
    with_person,
    without_person,
)
from tests.ledger.sources import CHEAP, drawing, id_of, trouble_of

RECOVERY = recovery_keys(bytes(32))
SECRETS = DeviceSecrets.new(drawing("device"))
ANI, BUDI = KeyPairs.new(drawing("ani")), KeyPairs.new(drawing("budi"))


def holder(name: str, keys: KeyPairs, password: str, login: str = "") -> Holder:
    secret = lock_up(keys.secret, password, CHEAP, drawing(name))
    return Holder(person=name, login=login or name, keys=keys.public, secret=locked_plain(secret))


def ring_of(*holders: Holder) -> KeyRing:
    draw = drawing("ring")
    ring = new_ring(id_of("office"), "0123456789abcdef", SECRETS, RECOVERY.public, draw)
    for each in holders:
        ring = with_person(ring, each, SECRETS, draw)
    return ring


@pytest.fixture(scope="module")
def ring() -> KeyRing:
    return ring_of(holder("ani", ANI, "sandi-ani"), holder("budi", BUDI, "sandi-budi"))


def test_each_person_opens_the_ring_with_their_own_password(ring: KeyRing) -> None:
    ani, budi = open_ring(ring, "ani", "sandi-ani"), open_ring(ring, "budi", "sandi-budi")

    assert (ani.person, budi.person) == ("ani", "budi")
    assert ani.keys.secret == ANI.secret
    assert budi.keys.secret == BUDI.secret


def test_what_is_opened_is_everything_the_program_needs(ring: KeyRing) -> None:
    opened = open_ring(ring, "ani", "sandi-ani")

    assert opened.signing.public == ANI.public.signing
    assert opened.receiving.public == ANI.public.receiving
    assert opened.database_key == SECRETS.database_key
    assert opened.device_signing.public == SECRETS.keys.public.signing
    assert opened.device_receiving.public == SECRETS.keys.public.receiving
    assert opened.device.secret == SECRETS.secret


def test_the_recovery_key_opens_it_too(ring: KeyRing) -> None:
    opened = open_with_recovery(ring, RECOVERY)

    assert opened.person == "recovery"
    assert opened.device.secret == SECRETS.secret


def test_the_recovery_key_of_another_office_does_not(ring: KeyRing) -> None:
    with pytest.raises(Refused) as caught:
        open_with_recovery(ring, recovery_keys(bytes([1] * 32)))

    assert caught.value.code == "recovery_key_other_office"


def test_a_new_ring_opens_for_nobody_but_recovery() -> None:
    ring = ring_of()

    assert trouble_of(open_ring, ring, "ani", "sandi-ani") == "password_wrong"
    assert open_with_recovery(ring, RECOVERY).device.secret == SECRETS.secret


@pytest.mark.parametrize(
    ("login", "password"),
    [("ani", "sandi-budi"), ("budi", "sandi-ani"), ("citra", "sandi-ani"), ("", ""), ("ani", "")],
)
def test_a_wrong_login_and_a_wrong_password_are_told_apart_by_nothing(
    ring: KeyRing, login: str, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def counted(locked: Locked, password: str) -> bytes:
        tried.append(locked.memory_kib)
        return unlock(locked, password)

    monkeypatch.setattr(wrapping, "unlock", counted)

    with pytest.raises(Refused) as caught:
        open_ring(ring, login, password)

    assert (caught.value.code, caught.value.facts) == ("password_wrong", {})
    assert tried == [8]


@pytest.mark.parametrize("login", ["ANI", " ani ", "Ani"])
def test_a_login_is_taken_as_people_type_it(ring: KeyRing, login: str) -> None:
    assert open_ring(ring, login, "sandi-ani").person == "ani"


def test_two_persons_with_one_login_are_told_apart_by_their_passwords() -> None:
    ring = ring_of(
        holder("ani", ANI, "sandi-ani", login="siti"),
        holder("budi", BUDI, "sandi-budi", login="siti"),
    )

    assert open_ring(ring, "siti", "sandi-ani").person == "ani"
    assert open_ring(ring, "siti", "sandi-budi").person == "budi"
    assert trouble_of(open_ring, ring, "siti", "sandi-lain") == "password_wrong"


def test_a_new_password_replaces_the_old_one(ring: KeyRing) -> None:
    changed = with_person(ring, holder("ani", ANI, "sandi-baru"), SECRETS, drawing("new"))

    assert open_ring(changed, "ani", "sandi-baru").person == "ani"
    assert trouble_of(open_ring, changed, "ani", "sandi-ani") == "password_wrong"
    assert open_ring(ring, "ani", "sandi-ani").person == "ani"


def test_who_has_left_opens_it_no_longer(ring: KeyRing) -> None:
    left = without_person(ring, "ani")

    assert trouble_of(open_ring, left, "ani", "sandi-ani") == "password_wrong"
    assert open_ring(left, "budi", "sandi-budi").person == "budi"
    assert without_person(left, "ani") == left


def test_a_person_with_damaged_keys_is_not_let_in(ring: KeyRing) -> None:
    odd = Holder(person="x", login="x", keys=ANI.public, secret={"salt": "00"})

    assert trouble_of(with_person, ring, odd, SECRETS, drawing()) == "locked_unreadable"


def test_a_ring_is_read_back_as_it_was_written(ring: KeyRing) -> None:
    raw = ring_bytes(ring)

    assert read_ring(raw) == ring
    assert open_ring(read_ring(raw), "ani", "sandi-ani").device.secret == SECRETS.secret


def test_a_person_can_read_the_file_but_no_secret_is_in_it(ring: KeyRing) -> None:
    text = ring_bytes(ring).decode()

    assert text.count("\n") > 20
    secrets = [SECRETS.secret, ANI.secret, BUDI.secret, RECOVERY.secret]
    parts = [
        whole[start : start + 32].hex() for whole in secrets for start in range(0, len(whole), 32)
    ]
    assert [part for part in parts if part in text] == []


def test_keys_of_one_person_do_not_open_the_place_of_another(ring: KeyRing) -> None:
    ani, budi = ring.people["ani"], ring.people["budi"]
    crossed = msgspec.structs.replace(ani, wrapped=budi.wrapped)
    lent = msgspec.structs.replace(budi, locked=ani.locked)

    for entry, login in ((crossed, "ani"), (lent, "budi")):
        mixed = msgspec.structs.replace(ring, people={login: entry})

        assert trouble_of(open_ring, mixed, login, "sandi-ani") == "keys_unreadable"


def test_secrets_of_another_computer_are_noticed(ring: KeyRing) -> None:
    other = DeviceSecrets.new(drawing("another"))
    foreign = with_person(ring, holder("ani", ANI, "sandi-ani"), other, drawing())

    assert trouble_of(open_ring, foreign, "ani", "sandi-ani") == "keys_unreadable"


def test_a_secret_of_the_wrong_length_is_damage(ring: KeyRing) -> None:
    short = lock_up(b"short", "sandi-ani", CHEAP, drawing())
    entry = msgspec.structs.replace(ring.people["ani"], locked=short)

    with pytest.raises(Damaged) as caught:
        open_ring(msgspec.structs.replace(ring, people={"ani": entry}), "ani", "sandi-ani")

    assert caught.value.code == "keys_unreadable"


def test_every_changed_byte_leaves_a_ring_that_is_refused_or_opens_rightly(ring: KeyRing) -> None:
    alone = ring_of(holder("ani", ANI, "sandi-ani"))
    raw = ring_bytes(alone)
    for place in range(len(raw)):
        other = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        if trouble_of(read_ring, other):
            continue
        changed = read_ring(other)
        if not trouble_of(open_ring, changed, "ani", "sandi-ani"):
            assert open_ring(changed, "ani", "sandi-ani").device.secret == SECRETS.secret


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 0},
        {"v": True},
        {"office": "x"},
        {"device": "x"},
        {"keys": {"signing": "x", "receiving": "y"}},
        {"keys": {"signing": "00" * 32, "receiving": "00" * 32}},
        {"recovery": {}},
        {"people": []},
        {"people": {"": {}}},
        {"people": {"ani": {"login": "ani"}}},
        {"more": 1},
    ],
)
def test_what_is_no_ring_is_refused(ring: KeyRing, changes: dict[str, object]) -> None:
    raw = json.dumps({**json.loads(ring_bytes(ring)), **changes}).encode()

    assert trouble_of(read_ring, raw) == "keys_unreadable"


def test_an_absurd_cost_in_a_ring_is_refused(ring: KeyRing) -> None:
    table = json.loads(ring_bytes(ring))
    for cost in ({"time": 21}, {"lanes": 16}):
        table["people"]["ani"]["locked"].update(cost)

        assert trouble_of(read_ring, json.dumps(table).encode()) == "keys_unreadable"


def test_a_ring_of_a_newer_sopan_is_called_newer(ring: KeyRing) -> None:
    raw = json.dumps({**json.loads(ring_bytes(ring)), "v": 2}).encode()

    assert trouble_of(read_ring, raw) == "keys_too_new"


@given(st.binary(max_size=300))
def test_no_bytes_bring_the_reader_down(raw: bytes) -> None:
    assert trouble_of(read_ring, raw) == "keys_unreadable"


@pytest.mark.parametrize("length", [0, 1, 100, -2, -3])
def test_a_cut_ring_is_refused(ring: KeyRing, length: int) -> None:
    assert trouble_of(read_ring, ring_bytes(ring)[:length]) == "keys_unreadable"
