"""Files that stand on the disk whole or not at all."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from desktop.domain.refusals import Failed, Refused

WRITING = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
}


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and put it there when all of it has arrived.

    Raises Refused("file_not_plain") for a folder or device, Failed with what the disk did.
    """
    try:
        place = path.resolve()
        if place.exists() and not place.is_file():
            raise Refused("file_not_plain", name=path.name or str(path))
        _write(place, data)
    except (OSError, RuntimeError) as error:
        # Links in a circle are a RuntimeError to older Pythons.
        number = error.errno if isinstance(error, OSError) else None
        raise Failed(WRITING.get(number or 0, "file_not_written"), name=path.name) from error


def _write(place: Path, data: bytes) -> None:
    part = place.with_name(f".sopan-{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    finally:
        with suppress(OSError):
            part.unlink()
