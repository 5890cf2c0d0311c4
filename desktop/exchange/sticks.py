"""The sticks that are plugged in, found by what the system itself says (UX 3.5)."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REMOVABLE_DRIVE = 2
"""What Windows answers for a drive that can be taken out (GetDriveTypeW)."""

MOUNTED_BY_PEOPLE = ("/media/", "/run/media/")
"""Where Linux desktops put what somebody plugs in."""

ESCAPES = {"\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"}
"""How the table of mounts writes what would break its lines (man 5 proc)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """A place to carry packages: where it is, what it is called, and its room in bytes."""

    root: Path
    name: str
    free: int
    size: int
    is_writable: bool


@dataclass(frozen=True, slots=True)
class System:
    """Where Linux says what is mounted, and which of it can be taken out."""

    mounts: Path = Path("/proc/self/mounts")
    blocks: Path = Path("/sys/class/block")


def sticks(system: System | None = None) -> list[Stick]:
    """List what is plugged in, by its name; what cannot be read is left out."""
    roots = _drives() if sys.platform == "win32" else _mounted(system or System())
    found = [stick for root in roots if (stick := stick_at(root)) is not None]
    return sorted(found, key=lambda stick: (stick.name.casefold(), str(stick.root)))


def stick_at(root: Path) -> Stick | None:
    """Look at a stick or a chosen folder; None when it is not there any more."""
    try:
        usage = shutil.disk_usage(root)
        is_writable = os.access(root, os.W_OK)
    except OSError:
        return None
    name = root.name or str(root)
    return Stick(root=root, name=name, free=usage.free, size=usage.total, is_writable=is_writable)


def _drives() -> Iterator[Path]:
    """Name the drives of Windows that can be taken out, such as `E:`."""
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    letters = kernel.GetLogicalDrives()
    for place in range(26):
        root = f"{chr(ord('A') + place)}:\\"
        if letters >> place & 1 and kernel.GetDriveTypeW(root) == REMOVABLE_DRIVE:
            yield Path(root)


def _mounted(system: System) -> Iterator[Path]:
    """Name the places where something is mounted that can be taken out."""
    try:
        lines = system.mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        device, _, rest = line.partition(" ")
        place = _plain(rest.partition(" ")[0])
        if place.startswith(MOUNTED_BY_PEOPLE) or _can_be_taken_out(system, _plain(device)):
            yield Path(place)


def _plain(text: str) -> str:
    for written, sign in ESCAPES.items():
        text = text.replace(written, sign)
    return text


def _can_be_taken_out(system: System, device: str) -> bool:
    """Tell whether a partition, or the disk it lies on, says of itself that it is removable."""
    if not device.startswith("/dev/"):
        return False
    entry = system.blocks / Path(device).name
    try:
        disk = entry.resolve(strict=True)
        return any(_says_yes(place / "removable") for place in (disk, disk.parent))
    except OSError:
        return False


def _says_yes(path: Path) -> bool:
    return path.is_file() and path.read_text("ascii").strip() == "1"
