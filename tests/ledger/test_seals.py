"""A seal is of one device, one office and one event."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ledger.canonical import encode
from desktop.ledger.keys import SigningKey
from desktop.ledger.seals import make_seal, read_seal, seal_bytes, seal_holds
from tests.ledger.sources import drawing, id_of, trouble_of

KEY = SigningKey.new(drawing())
SEAL = make_seal(KEY, id_of("office"), "0123456789abcdef", id_of("leaf"))


def test_a_seal_holds_under_the_key_that_made_it() -> None:
    assert seal_holds(SEAL, KEY.public)
    assert not seal_holds(SEAL, SigningKey.new(drawing("other")).public)
    assert not seal_holds(SEAL, "nonsense")


@pytest.mark.parametrize(
    "changes",
    [
        {"office": id_of("other")},
        {"device": "0123456789abcdee"},
        {"leaf": id_of("other")},
        {"signature": bytes(64)},
        {"signature": b""},
    ],
)
def test_a_seal_holds_for_nothing_else(changes: dict[str, object]) -> None:
    other = dataclasses.replace(SEAL, **changes)  # type: ignore[arg-type]

    assert not seal_holds(other, KEY.public)


def test_a_seal_is_read_back_as_it_was_written() -> None:
    assert read_seal(seal_bytes(SEAL)) == SEAL


def test_a_seal_has_not_changed_its_format() -> None:
    assert seal_bytes(SEAL) == (
        b'{"device":"0123456789abcdef",'
        + f'"leaf":"{id_of("leaf")}","office":"{id_of("office")}",'.encode()
        + b'"signature":"'
        b"b0d67c2e8bed575e6a37414d88e34cd2cca41f72e402da45384417808faed68325763b852851"
        b"94dc8be6e1e46b122c27d6f15b6f08c3be73e576f9ef528c8704"
        b'"}'
    )


def test_every_changed_byte_of_a_seal_is_noticed() -> None:
    raw = seal_bytes(SEAL)
    for place in range(len(raw)):
        for bit in (1, 32, 128):
            other = raw[:place] + bytes([raw[place] ^ bit]) + raw[place + 1 :]

            if trouble_of(read_seal, other) != "seal_unreadable":
                assert not seal_holds(read_seal(other), KEY.public)


@pytest.mark.parametrize(
    "changes",
    [
        {"office": "x"},
        {"device": ""},
        {"leaf": id_of(1).upper()},
        {"leaf": None},
        {"signature": "00"},
        {"signature": "0" * 129},
        {"more": 1},
    ],
)
def test_what_is_no_seal_is_refused(changes: dict[str, object]) -> None:
    raw = encode({**json.loads(seal_bytes(SEAL)), **changes})

    assert trouble_of(read_seal, raw) == "seal_unreadable"


@pytest.mark.parametrize("raw", [b" ", b"[" * 9000, b"{" + b" " * 9000 + b"}", b"\xff"])
def test_a_seal_written_otherwise_is_refused(raw: bytes) -> None:
    assert trouble_of(read_seal, raw) == "seal_unreadable"
    assert trouble_of(read_seal, seal_bytes(SEAL) + raw) == "seal_unreadable"


@given(st.binary(max_size=300))
def test_no_bytes_bring_the_reader_down(raw: bytes) -> None:
    assert trouble_of(read_seal, raw) == "seal_unreadable"
