"""Attachments at rest: encrypted in pieces, so that a large one needs no memory.

A file is: `MAGIC`, 16 random bytes, then pieces of 64 KiB, each with its own proof. The number
of a piece, and whether it is the last, are part of its proof: a file that was cut, continued
or put in another order does not open. (The construction is STREAM, as in `age`.)
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.domain.refusals import Damaged
from desktop.ledger.keys import Draw

MAGIC = b"sopan vault 1\n"
PIECE = 64 * 1024
"""Bytes of a piece before encryption."""

_SALT = 16
_PROOF = 16


def encrypt(source: BinaryIO, target: BinaryIO, key: bytes, draw: Draw) -> None:
    """Write everything of the source into the target, encrypted under a key of 32 bytes."""
    salt = draw(_SALT)
    target.write(MAGIC + salt)
    cipher = _cipher(key, salt)
    for nonce, piece in _pieces(source, PIECE):
        target.write(cipher.encrypt(nonce, piece, None))


def decrypt(source: BinaryIO, target: BinaryIO, key: bytes) -> None:
    """Write the plain content into the target; Damaged if a single bit was changed.

    A damaged file leaves its sound beginning in the target, so the target is a private file
    or memory until this has returned.
    """
    opening = _exactly(source, len(MAGIC) + _SALT)
    if len(opening) < len(MAGIC) + _SALT or not opening.startswith(MAGIC):
        raise Damaged("attachment_damaged")
    cipher = _cipher(key, opening[len(MAGIC) :])
    for nonce, piece in _pieces(source, PIECE + _PROOF):
        if len(piece) == _PROOF and int.from_bytes(nonce[:-1]) > 0:
            raise Damaged("attachment_damaged")
        try:
            target.write(cipher.decrypt(nonce, piece, None))
        except InvalidTag as error:
            raise Damaged("attachment_damaged") from error


def content_hash(stream: BinaryIO) -> str:
    """Name a content by its hash (BLAKE2b-256), as hex text."""
    whole = blake2b(digest_size=32)
    while piece := stream.read(PIECE):
        whole.update(piece)
    return whole.hexdigest()


def _cipher(key: bytes, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(SHA256(), 32, salt=salt, info=MAGIC).derive(key))


def _pieces(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Cut a stream into pieces, each with its nonce: 11 bytes of its number, one for the last."""
    number, piece = 0, _exactly(source, size)
    while following := _exactly(source, size):
        yield number.to_bytes(11) + b"\0", piece
        number, piece = number + 1, following
    yield number.to_bytes(11) + b"\1", piece


def _exactly(source: BinaryIO, size: int) -> bytes:
    """Read so many bytes, fewer only at the end; a raw stream may hand out less at a time."""
    parts = []
    while size > 0 and (part := source.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
