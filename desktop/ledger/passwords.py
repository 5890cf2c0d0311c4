"""Secrets locked up by a password (Argon2id); the cost is stored with each of them."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

import msgspec
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from desktop.domain.refusals import Damaged, Failed, Refused
from desktop.ledger.canonical import Plain, plain_fields
from desktop.ledger.keys import Draw

SHORTEST = 8
"""Characters of the shortest password (DESIGN chapter 6)."""

_CONTEXT = b"sopan locked 1\0"
_ARGON2_VERSION = 0x13

Hex = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{2})+\Z", max_length=65536)]
Salt = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
Times = Annotated[int, msgspec.Meta(ge=1, le=20)]
Kibibytes = Annotated[int, msgspec.Meta(ge=8, le=1024 * 1024)]
Lanes = Annotated[int, msgspec.Meta(ge=1, le=16)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What guessing one password costs: passes, memory in KiB, lanes."""

    time: int
    memory_kib: int
    lanes: int


DEFAULT = Cost(time=3, memory_kib=64 * 1024, lanes=1)
"""About 0.2 seconds on an office PC (DESIGN chapter 12)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A secret under a password, as hex text and numbers; `box` is nonce and ciphertext."""

    salt: Salt
    time: Times
    memory_kib: Kibibytes
    lanes: Lanes
    box: Hex


def check_new_password(password: str) -> None:
    """Refuse a password that is too short."""
    if len(unicodedata.normalize("NFC", password)) < SHORTEST:
        raise Refused("password_short", least=SHORTEST)


def lock_up(secret: bytes, password: str, cost: Cost, draw: Draw) -> Locked:
    """Encrypt a secret under a password."""
    salt, nonce = draw(16), draw(12)
    box = nonce + ChaCha20Poly1305(_stretch(password, salt, cost)).encrypt(nonce, secret, _CONTEXT)
    return Locked(
        salt=salt.hex(),
        time=cost.time,
        memory_kib=cost.memory_kib,
        lanes=cost.lanes,
        box=box.hex(),
    )


def unlock(locked: Locked, password: str) -> bytes:
    """Read a secret with its password; a wrong one is Refused("password_wrong")."""
    read_locked(locked_plain(locked))
    cost = Cost(time=locked.time, memory_kib=locked.memory_kib, lanes=locked.lanes)
    box = bytes.fromhex(locked.box)
    key = _stretch(password, bytes.fromhex(locked.salt), cost)
    try:
        return ChaCha20Poly1305(key).decrypt(box[:12], box[12:], _CONTEXT)
    except (InvalidTag, ValueError) as error:
        raise Refused("password_wrong") from error


def locked_plain(locked: Locked) -> dict[str, Plain]:
    """Turn a locked secret into the table that events carry."""
    return plain_fields(locked)


def read_locked(table: Mapping[str, object]) -> Locked:
    """Read a locked secret from a table; absurd costs and anything odd are Damaged."""
    try:
        locked = msgspec.convert(table, Locked)
    except msgspec.ValidationError as error:
        raise Damaged("locked_unreadable") from error
    if locked.memory_kib < 8 * locked.lanes or plain_fields(locked) != dict(table):
        raise Damaged("locked_unreadable")
    return locked


def _stretch(password: str, salt: bytes, cost: Cost) -> bytes:
    # A password from the environment may hold lone surrogates; they must not stop us.
    raw = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            secret=raw,
            salt=salt,
            time_cost=cost.time,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=32,
            type=Type.ID,
            version=_ARGON2_VERSION,
        )
    except (HashingError, MemoryError) as error:
        raise Failed("memory_short") from error
