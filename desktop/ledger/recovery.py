"""The recovery key as a sheet of paper: 14 groups of five, each of which can be checked alone.

The 32 letters leave out I, L, O and U. The last letter of a group checks the group and its
place, so that a slip of the pen is named by the group; the last group checks the whole.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.domain.refusals import Refused
from desktop.ledger.keys import SEED, Draw, KeyPairs

GROUPS = 14
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_GROUP = 5
_DATA = (GROUPS - 1) * (_GROUP - 1)
_FILLING = _DATA * 5 - SEED * 8
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_PURPOSE = b"sopan recovery 1\0"


def new_recovery_key(draw: Draw) -> bytes:
    """Draw a recovery key of 32 bytes."""
    return draw(SEED)


def recovery_text(key: bytes) -> str:
    """Write a recovery key in groups, as it is printed."""
    number = (int.from_bytes(key) << _FILLING) << 20 | _proof(key)
    digits = [number >> 5 * place & 31 for place in reversed(range(_DATA + 4))]
    return " ".join(_group(place, digits[4 * place : 4 * place + 4]) for place in range(GROUPS))


def read_recovery_text(text: str) -> bytes:
    """Read a recovery key as somebody typed it; a slip is Refused with the group it is in."""
    groups = _groups(text)
    for place, group in enumerate(groups):
        if not set(group) <= set(LETTERS) or _group(place, _digits(group[:-1])) != group:
            raise Refused("recovery_key_group", group=place + 1)
    number = 0
    for digit in _digits("".join(group[:-1] for group in groups)):
        number = number << 5 | digit
    key = (number >> 20 + _FILLING).to_bytes(SEED)
    if recovery_text(key) != " ".join(groups):
        raise Refused("recovery_key_wrong")
    return key


def recovery_keys(key: bytes) -> KeyPairs:
    """Derive the signing and the receiving key that a recovery key stands for."""
    return KeyPairs.from_secret(HKDF(SHA256(), 2 * SEED, salt=None, info=_PURPOSE).derive(key))


def _groups(text: str) -> list[str]:
    typed = re.split(r"[\s-]+", text.strip().upper().translate(_LOOKALIKES))
    whole = "".join(typed)
    if len(whole) == GROUPS * _GROUP:
        return [whole[start : start + _GROUP] for start in range(0, len(whole), _GROUP)]
    if len(typed) == GROUPS:
        wrong = next(place for place, group in enumerate(typed) if len(group) != _GROUP)
        raise Refused("recovery_key_group", group=wrong + 1)
    raise Refused("recovery_key_length", wanted=GROUPS * _GROUP, given=len(whole))


def _group(place: int, digits: list[int]) -> str:
    """Write four digits and the one that checks them, a sum in the field of 32 elements.

    Every single wrong letter changes it, and so does every exchange of two different ones.
    """
    check = place + 1
    for digit in digits:
        check = _double(check) ^ digit
    return "".join(LETTERS[digit] for digit in [*digits, _double(check)])


def _double(element: int) -> int:
    return element << 1 ^ (0b100101 if element & 16 else 0)


def _digits(letters: Iterable[str]) -> list[int]:
    return [LETTERS.index(letter) for letter in letters]


def _proof(key: bytes) -> int:
    return int.from_bytes(blake2b(_PURPOSE + key, digest_size=3).digest()) >> 4
