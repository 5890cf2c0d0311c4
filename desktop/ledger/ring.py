"""The shape of `keys.json`: who may open this computer's secrets.

What it says openly (logins, public keys) is no secret in the office; nothing else in it opens
without a password or the recovery key.
"""

from typing import Annotated

import msgspec

from desktop.domain.events.office import PublicKeys
from desktop.domain.refusals import Damaged
from desktop.ledger.canonical import BROKEN, encode, version_of
from desktop.ledger.codec import DeviceId, Hash, Name
from desktop.ledger.keys import check_public_keys
from desktop.ledger.passwords import Hex, Locked, locked_plain, read_locked

VERSION = 1
LIMIT = 16 * 1024 * 1024
"""Bytes of a key ring; a person needs about one KiB."""

UNREADABLE = "keys_unreadable"


class Wrapped(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person; `locked` is their own secret, `wrapped` the sealed box of the computer's."""

    login: Name
    keys: PublicKeys
    locked: Locked
    wrapped: Hex


class Recovery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The computer's secrets once more, for the recovery key."""

    keys: PublicKeys
    wrapped: Hex


class KeyRing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that `keys.json` says; people stand under their ids."""

    v: Annotated[int, msgspec.Meta(ge=1, le=VERSION)]
    office: Hash
    device: DeviceId
    keys: PublicKeys
    recovery: Recovery
    people: dict[Name, Wrapped]


_rings = msgspec.json.Decoder(KeyRing)


def ring_bytes(ring: KeyRing) -> bytes:
    """Write a key ring, indented so that an administrator can read it."""
    return msgspec.json.format(encode(ring), indent=2) + b"\n"


def read_ring(raw: bytes) -> KeyRing:
    """Read a key ring; anything but a whole and sound one is Damaged."""
    try:
        ring = _rings.decode(raw[: LIMIT + 1])
    except BROKEN as error:
        if version_of(raw) > VERSION:
            raise Damaged("keys_too_new") from error
        raise Damaged(UNREADABLE) from error
    try:
        _check(ring)
    except Damaged as error:
        raise Damaged(UNREADABLE) from error
    return ring


def _check(ring: KeyRing) -> None:
    for keys in (ring.keys, ring.recovery.keys, *(one.keys for one in ring.people.values())):
        check_public_keys(keys)
    for one in ring.people.values():
        read_locked(locked_plain(one.locked))
