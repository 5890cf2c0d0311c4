"""Statements of what a computer has: signed, so that no other computer can speak for it."""

from dataclasses import replace

from desktop.exchange.letter import Have
from desktop.ledger.canonical import encode
from desktop.ledger.keys import SigningKey, signature_holds

_CONTEXT = b"sopan have 1\0"


def signed(have: Have, office: str, device: str, key: SigningKey) -> Have:
    """Sign what this computer has, for this office only."""
    return replace(have, signature=key.sign(_CONTEXT, _said(have, office, device)))


def statement_holds(have: Have, office: str, device: str, public: str) -> bool:
    """Tell whether the computer with this public key has said that."""
    return signature_holds(public, _CONTEXT, _said(have, office, device), have.signature)


def _said(have: Have, office: str, device: str) -> bytes:
    return encode(
        {
            "at": have.at,
            "counter": have.counter,
            "device": device,
            "leaves": {name: list(ends) for name, ends in have.leaves.items()},
            "office": office,
        }
    )
