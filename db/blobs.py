"""Attachments: each its own encrypted file, named by the hash of its content."""

import re
from io import BytesIO
from pathlib import Path

from db.failures import told
from db.folder import write_whole
from desktop.domain.refusals import Damaged, Failed
from desktop.ledger.keys import Draw
from desktop.ledger.vault import content_hash, decrypt, encrypt

NAME = re.compile("[0-9a-f]{64}")


class Blobs:
    """The attachments of one data folder."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key

    def path(self, content: str) -> Path:
        """Tell where the attachment with this content lies."""
        if not NAME.fullmatch(content):
            # Names come from other computers; one with a path in it must lead nowhere.
            raise Damaged("attachment_damaged")
        return self._folder / content[:2] / content

    def has(self, content: str) -> bool:
        """Tell whether an attachment has arrived here."""
        return self.path(content).exists()

    def put(self, raw: bytes, draw: Draw) -> str:
        """Keep an attachment, whole or not at all; gives the hash of its content."""
        content = content_hash(BytesIO(raw))
        target = self.path(content)
        if not target.exists():
            sealed = BytesIO()
            encrypt(BytesIO(raw), sealed, self._key, draw)
            with told():
                target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                write_whole(target, sealed.getvalue())
        return content

    def get(self, content: str) -> bytes:
        """Give an attachment; Failed("attachment_not_here") before it has arrived."""
        if not self.has(content):
            raise Failed("attachment_not_here")
        found = BytesIO()
        with told(), self.path(content).open("rb") as opened:
            decrypt(opened, found, self._key)
        raw = found.getvalue()
        if content_hash(BytesIO(raw)) != content:
            raise Damaged("attachment_damaged")
        return raw

    def remove(self, content: str) -> None:
        """Delete an attachment that was erased; nothing happens when it never arrived."""
        with told():
            self.path(content).unlink(missing_ok=True)
