"""Receiving keys as the tool `age` writes them (Bech32, BIP 173), so that packages can use it."""

from collections.abc import Iterable

from desktop.ledger.keys import ReceivingKey

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def age_recipient(public: str) -> str:
    """Write a public receiving key (hex text) as `age1...`."""
    return _bech32("age", bytes.fromhex(public))


def age_identity(key: ReceivingKey) -> str:
    """Write a secret receiving key as `AGE-SECRET-KEY-1...`."""
    return _bech32("age-secret-key-", key.secret).upper()


def _bech32(prefix: str, raw: bytes) -> str:
    digits = list(_fives(raw))
    opening = (
        [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    )
    check = _remainder([*opening, *digits, 0, 0, 0, 0, 0, 0]) ^ 1
    digits += [check >> shift & 31 for shift in range(25, -1, -5)]
    return prefix + "1" + "".join(_LETTERS[digit] for digit in digits)


def _fives(raw: bytes) -> Iterable[int]:
    """Cut bytes into groups of five bits, the last one filled up with zeros."""
    count = -(-len(raw) * 8 // 5)
    whole = int.from_bytes(raw) << (count * 5 - len(raw) * 8)
    return (whole >> 5 * place & 31 for place in reversed(range(count)))


def _remainder(digits: Iterable[int]) -> int:
    remainder = 1
    for digit in digits:
        top = remainder >> 25
        remainder = (remainder & 0x1FFFFFF) << 5 ^ digit
        for bit, term in enumerate(_GENERATOR):
            remainder ^= term if top >> bit & 1 else 0
    return remainder
