"""The one directory of Sopan on a stick or in a shared folder, and what lies in it."""

import re
import shutil
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG

from desktop.domain.refusals import Damaged, Refused
from desktop.exchange.failures import stick_told
from desktop.exchange.limits import PIECE

FOLDER = "SOPAN"
REQUESTS = "permintaan"
ATTACHMENTS = "berkas"
PACKAGE = ".sopan"
UNFINISHED = ".part"

_CONTENT = re.compile("[0-9a-f]{64}")
_ATTACHMENT = re.compile(r"([0-9a-f]{64})-[0-9a-f]{8}\.age")


class Home:
    """What one office has on a stick; `device` is who writes, for readers it may be left out.

    Nothing is made before something is written, and nothing of others is ever changed.
    """

    def __init__(self, root: Path, office: str, device: str = "") -> None:
        self.root = root
        self.office = office
        self.device = device
        self.path = root / FOLDER / office[:8]
        self.attachments = self.path / ATTACHMENTS

    def packages(self) -> list[Path]:
        """List the complete packages, by name; half-written ones have another ending."""
        return [path for path in _files(self.path) if path.name.lower().endswith(PACKAGE)]

    def free_bytes(self) -> int:
        """Tell how much room is left."""
        with stick_told():
            return shutil.disk_usage(self.root).free

    def attachment_path(self, content: str, recipients: Iterable[str]) -> Path:
        """Tell where an attachment for these readers lies."""
        _refuse_strange(content)
        return self.attachments / f"{content}-{readers_name(recipients)}.age"

    def attachments_of(self, content: str) -> list[Path]:
        """List the files of one attachment, each for another set of readers."""
        _refuse_strange(content)
        found = _files(self.attachments)
        return [path for path in found if _content_of(path) == content]

    def traits_of(self, content: str) -> list[list[object]]:
        """Tell name, size and time of the files of one attachment, without opening them."""
        with stick_told():
            found = [(path.name, path.stat()) for path in self.attachments_of(content)]
        return [[name, one.st_size, one.st_mtime_ns] for name, one in found]

    def contents(self, recipients: Sequence[str] | None = None) -> frozenset[str]:
        """Name the attachments that lie here; with `recipients` only those for exactly them."""
        ending = "" if recipients is None else f"-{readers_name(recipients)}.age"
        found = [path for path in _files(self.attachments) if path.name.endswith(ending)]
        return frozenset(_content_of(path) for path in found) - {""}

    def leftovers(self) -> list[Path]:
        """List what this computer began to write here and could not finish."""
        ending = f".{self.device}{UNFINISHED}"
        found = [*_files(self.path), *_files(self.attachments)]
        return [path for path in found if self.device and path.name.endswith(ending)]

    def tidy(self) -> int:
        """Delete this computer's leftovers; tells how many there were."""
        left = self.leftovers()
        with stick_told():
            for path in left:
                path.unlink(missing_ok=True)
        return len(left)

    def own_packages(self) -> list[Path]:
        """List the packages that this computer wrote, by their name."""
        return [p for p in self.packages() if self.device and p.name.startswith(f"{self.device}-")]

    def remove_own(self, package: Path) -> None:
        """Delete a package of this computer; the caller knows that everybody has what is in it."""
        if package not in self.own_packages():
            raise Refused("package_not_own", name=package.name)
        with stick_told():
            package.unlink(missing_ok=True)


def readers_name(recipients: Iterable[str]) -> str:
    """Name a set of readers by 8 hex digits: BLAKE2b of their keys, sorted, one a line."""
    lines = "\n".join(sorted(set(recipients)))
    return blake2b(lines.encode(), digest_size=4).hexdigest()


def fingerprint(path: Path) -> str:
    """Give the hash of a file as it lies there: labels can be copied, and copies be damaged."""
    found = blake2b(digest_size=32)
    with stick_told(), path.open("rb") as opened:
        while piece := opened.read(PIECE):
            found.update(piece)
    return found.hexdigest()


def is_plain_file(path: Path) -> bool:
    """Tell whether this is a file itself: no link to elsewhere, no pipe that would block."""
    try:
        return S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def _files(folder: Path) -> list[Path]:
    """List the files of a folder; other systems leave hidden ones with the names of ours."""
    with stick_told():
        if not folder.is_dir():
            return []
        shown = [path for path in folder.iterdir() if not path.name.startswith(".")]
        return sorted(path for path in shown if is_plain_file(path))


def _content_of(path: Path) -> str:
    found = _ATTACHMENT.fullmatch(path.name)
    return found.group(1) if found else ""


def _refuse_strange(content: str) -> None:
    """Names come from other computers; one with a path in it must lead nowhere."""
    if not _CONTENT.fullmatch(content):
        raise Damaged("attachment_damaged")
