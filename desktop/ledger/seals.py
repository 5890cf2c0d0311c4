"""Seals: a device signs its newest event and with it everything before (DESIGN chapter 6)."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from desktop.domain.refusals import Damaged
from desktop.ledger.canonical import BROKEN, encode
from desktop.ledger.codec import DeviceId, Hash
from desktop.ledger.keys import SigningKey, signature_holds

LIMIT = 1024
"""Bytes of a seal."""

_CONTEXT = b"sopan seal 1\0"


@dataclass(frozen=True, slots=True)
class Seal:
    """A device vouches for its chain up to `leaf`, in this office only; ids are hex text."""

    office: str
    device: str
    leaf: str
    signature: bytes


class _Stored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    device: DeviceId
    leaf: Hash
    office: Hash
    signature: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{128}\Z")]


_seals = msgspec.json.Decoder(_Stored)


def make_seal(key: SigningKey, office: str, device: str, leaf: str) -> Seal:
    """Sign the newest event of a device."""
    return Seal(office, device, leaf, key.sign(_CONTEXT, _signed(office, device, leaf)))


def seal_holds(seal: Seal, public: str) -> bool:
    """Tell whether the device with this public key made this seal."""
    signed = _signed(seal.office, seal.device, seal.leaf)
    return signature_holds(public, _CONTEXT, signed, seal.signature)


def seal_bytes(seal: Seal) -> bytes:
    """Write a seal canonically."""
    return encode(
        _Stored(
            office=seal.office, device=seal.device, leaf=seal.leaf, signature=seal.signature.hex()
        )
    )


def read_seal(raw: bytes) -> Seal:
    """Read a seal from bytes that are exactly its canonical form."""
    try:
        stored = _seals.decode(raw[: LIMIT + 1])
    except BROKEN as error:
        raise Damaged("seal_unreadable") from error
    if encode(stored) != raw:
        raise Damaged("seal_unreadable")
    return Seal(stored.office, stored.device, stored.leaf, bytes.fromhex(stored.signature))


def _signed(office: str, device: str, leaf: str) -> bytes:
    return encode({"device": device, "leaf": leaf, "office": office})
