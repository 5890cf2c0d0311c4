"""A password opens what it locked, and only that."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.refusals import Damaged, Failed, Refused
from desktop.ledger import passwords
from desktop.ledger.passwords import (
    DEFAULT,
    Cost,
    Locked,
    check_new_password,
    lock_up,
    locked_plain,
    read_locked,
    unlock,
)
from tests.ledger.sources import CHEAP, drawing, trouble_of

SECRET = bytes(range(64))


def locked(password: str = "latihan-sopan", cost: Cost = CHEAP) -> Locked:
    return lock_up(SECRET, password, cost, drawing())


@settings(max_examples=30)
@given(st.binary(max_size=100), st.text())
def test_a_password_opens_what_it_locked(secret: bytes, password: str) -> None:
    assert unlock(lock_up(secret, password, CHEAP, drawing()), password) == secret


@pytest.mark.parametrize("password", ["", "latihan-sopa", "Latihan-sopan", "latihan-sopan "])
def test_another_password_does_not(password: str) -> None:
    with pytest.raises(Refused) as caught:
        unlock(locked(), password)

    assert caught.value.code == "password_wrong"


def test_a_password_is_the_same_however_its_accents_were_typed() -> None:
    assert unlock(locked("caf\xe9 sopan"), "cafe\u0301 sopan") == SECRET


def test_a_password_of_broken_text_is_only_wrong() -> None:
    assert trouble_of(unlock, locked(), "\udcff") == "password_wrong"


def test_the_usual_cost_is_what_the_design_says() -> None:
    assert Cost(time=3, memory_kib=65536, lanes=1) == DEFAULT
    assert unlock(locked(cost=DEFAULT), "latihan-sopan") == SECRET


def test_a_locked_secret_has_not_changed_its_format() -> None:
    assert locked_plain(locked()) == {
        "salt": "83dde9ace72a49fa1d1edceb1ac0e1d2",
        "time": 1,
        "memory_kib": 8,
        "lanes": 1,
        "box": (
            "7a93e4e9c78919c8795fe5a9c1232d4cd9d075ade8ed55a4c0ee109429b5eb0d7e30c7de9bcc"
            "d72a987cddf6f311313e3e395b7eb60be6a4eca18fc09b8c004af1cf5896fdd955fb9bdf37f8"
            "c96a108a3944aab09eb49f13a9c30187"
        ),
    }


def test_a_locked_secret_travels_as_text_and_numbers() -> None:
    assert read_locked(locked_plain(locked())) == locked()


def test_every_changed_digit_is_noticed() -> None:
    table = locked_plain(locked())
    for name in ("salt", "box"):
        text = str(table[name])
        for place in range(len(text)):
            digit = "1" if text[place] == "0" else "0"
            other = read_locked({**table, name: text[:place] + digit + text[place + 1 :]})

            assert trouble_of(unlock, other, "latihan-sopan") == "password_wrong"


def test_a_changed_cost_does_not_open() -> None:
    for changes in ({"time": 2}, {"memory_kib": 16}):
        other = dataclasses.replace(locked(), **changes)  # type: ignore[arg-type]

        assert trouble_of(unlock, other, "latihan-sopan") == "password_wrong"


ABSURD = [
    {"time": 21},
    {"time": 0},
    {"memory_kib": 1024 * 1024 + 1},
    {"memory_kib": 7},
    {"lanes": 0},
    {"lanes": 17},
    {"lanes": 2},
    {"salt": "00"},
    {"salt": "0" * 32 + "\n"},
    {"box": ""},
    {"box": "0"},
    {"box": "xy"},
]


@pytest.mark.parametrize(
    "changes", [*ABSURD, {"time": "1"}, {"time": True}, {"more": 1}, {"box": None}]
)
def test_an_absurd_locked_secret_is_refused_when_it_is_read(changes: dict[str, object]) -> None:
    with pytest.raises(Damaged) as caught:
        read_locked({**locked_plain(locked()), **changes})

    assert caught.value.code == "locked_unreadable"


@pytest.mark.parametrize("changes", ABSURD)
def test_an_absurd_cost_is_refused_before_it_is_paid(changes: dict[str, object]) -> None:
    other = dataclasses.replace(locked(), **changes)  # type: ignore[arg-type]

    assert trouble_of(unlock, other, "latihan-sopan") == "locked_unreadable"


def test_a_box_too_short_for_a_nonce_does_not_open() -> None:
    assert trouble_of(unlock, dataclasses.replace(locked(), box="00"), "x") == "password_wrong"


def test_too_little_memory_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(**_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(passwords, "hash_secret_raw", exhausted)

    with pytest.raises(Failed) as caught:
        locked()

    assert caught.value.code == "memory_short"


@pytest.mark.parametrize("password", ["", "1234567", "e\u0301" * 7])
def test_a_new_password_has_at_least_eight_characters(password: str) -> None:
    with pytest.raises(Refused) as caught:
        check_new_password(password)

    assert (caught.value.code, caught.value.facts) == ("password_short", {"least": 8})


def test_eight_characters_are_enough() -> None:
    assert trouble_of(check_new_password, "12345678") == ""
