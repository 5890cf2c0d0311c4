"""Attachments on a stick: each its own `age` file, named by its content and its readers."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from desktop.domain.refusals import Damaged
from desktop.exchange.content.age_files import NotForUs, decrypt, encrypt, refuse_crowd
from desktop.exchange.failures import Unsound, refuse_full, stick_told
from desktop.exchange.home import Home
from desktop.exchange.limits import AGE_HEADER, ATTACHMENT
from desktop.exchange.whole_files import rough, sync_folders
from desktop.ledger.vault import content_hash


def write_attachment(home: Home, content: str, raw: bytes, recipients: Sequence[str]) -> bool:
    """Write an attachment for these readers, whole or not at all; False when it is there."""
    target = home.attachment_path(content, recipients)
    with stick_told():
        if target.exists():
            return False
    if content_hash(BytesIO(raw)) != content:
        raise Damaged("attachment_damaged")
    refuse_crowd(recipients)
    needed = len(raw) + len(raw) // 1024 + AGE_HEADER
    refuse_full(needed, home.free_bytes())
    with stick_told(needed):
        home.attachments.mkdir(parents=True, exist_ok=True)
        with rough(target, home.device) as begun:
            encrypt(BytesIO(raw), begun, recipients)
            begun.finish(b"", lambda _size: None)
            begun.name()
        sync_folders(home)
    return True


def read_attachment(home: Home, content: str, identities: Sequence[str]) -> bytes | None:
    """Read an attachment; None when no file of it is for this computer.

    A damaged or wrong file does not stop: another one may be sound. Damaged when none is.
    """
    damaged = False
    for path in home.attachments_of(content):
        try:
            raw = _opened(path, identities)
        except NotForUs:
            continue
        except Unsound:
            damaged = True
            continue
        if content_hash(BytesIO(raw)) == content:
            return raw
        damaged = True
    if damaged:
        raise Damaged("attachment_damaged")
    return None


class _AtMost:
    """The beginning of a file, which is not read further than anybody needs."""

    def __init__(self, opened: BinaryIO, most: int) -> None:
        self._opened = opened
        self._left = most

    def read(self, size: int, /) -> bytes:
        """Give the next bytes."""
        piece = self._opened.read(min(size, self._left))
        self._left -= len(piece)
        return piece


def _opened(path: Path, identities: Sequence[str]) -> bytes:
    found = BytesIO()
    with stick_told(), path.open("rb") as opened:
        decrypt(_AtMost(opened, ATTACHMENT), found, identities)
    return found.getvalue()
