"""`age` as a stream: what a reader or writer of ours raises comes out as it went in."""

from collections.abc import Sequence
from typing import Protocol

import pyrage

from desktop.domain.refusals import Damaged, Refused
from desktop.exchange.failures import Mark, Unsound
from desktop.exchange.limits import AGE_HEADER, READERS

NO_KEY = "No matching keys found"
"""How pyrage says that no identity fits; a test compares."""

_END_OF_HEADER = b"\n--- "


class Source(Protocol):
    """Something to read from; hands out nothing at its end."""

    def read(self, size: int, /) -> bytes:
        """Give so many bytes or fewer."""


class Target(Protocol):
    """Something to write to."""

    def write(self, piece: bytes, /) -> int:
        """Take all of it."""


class NotForUs(Exception):
    """None of the keys opens this file."""


class _Guarded:
    """Both ends of a stream; keeps what they raise, which pyrage turns into errors of its own."""

    def __init__(self, source: Source, target: Target) -> None:
        self._source = source
        self._target = target
        self._raised: BaseException | None = None

    def read(self, size: int) -> bytes:
        """Read from the source."""
        try:
            return self._source.read(size)
        except BaseException as error:
            self._raised = error
            raise

    def write(self, piece: bytes) -> int:
        """Write to the target."""
        try:
            return self._target.write(piece)
        except BaseException as error:
            self._raised = error
            raise

    def flush(self) -> None:
        """Do nothing: whoever opened the target flushes it."""

    def raise_original(self, seen: BaseException) -> None:
        """Raise again what one of the ends raised, if any did."""
        if self._raised is not None and self._raised is not seen:
            raise self._raised from seen


def refuse_crowd(recipients: Sequence[str]) -> None:
    """Refuse more readers than the header that readers accept has room for."""
    if len(set(recipients)) > READERS:
        raise Refused("readers_too_many", most=READERS)


def encrypt(source: Source, target: Target, recipients: Sequence[str]) -> None:
    """Encrypt a stream for everybody who is named (`age1...`)."""
    keys = [_recipient(text) for text in sorted(set(recipients))]
    ends = _Guarded(source, target)
    try:
        pyrage.encrypt_io(ends, ends, keys)
    except BaseException as error:
        ends.raise_original(error)
        raise


def decrypt(source: Source, target: Target, identities: Sequence[str]) -> None:
    """Decrypt a stream with whichever key fits; raises NotForUs or Unsound.

    A damaged stream leaves its sound beginning in the target.
    """
    keys = [pyrage.x25519.Identity.from_str(text) for text in identities]
    ends = _Guarded(_Headed(source), target)
    try:
        pyrage.decrypt_io(ends, ends, keys)
    except BaseException as error:
        ends.raise_original(error)
        if NO_KEY in str(error):
            raise NotForUs from error
        if isinstance(error, (pyrage.DecryptError, OSError)):
            raise Unsound(Mark.ENCRYPTION) from error
        raise


class _Headed:
    """A source whose `age` header has been looked at: pyrage needs n * n steps for a long one."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._front = _exactly(source, AGE_HEADER)
        if _END_OF_HEADER not in self._front:
            raise Unsound(Mark.ENCRYPTION)

    def read(self, size: int, /) -> bytes:
        """Give the front that was looked at, then the rest."""
        if not self._front:
            return self._source.read(size)
        piece, self._front = self._front[:size], self._front[size:]
        return piece


def _exactly(source: Source, size: int) -> bytes:
    parts = []
    while size > 0 and (part := source.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _recipient(text: str) -> object:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise Damaged("key_unreadable") from error
