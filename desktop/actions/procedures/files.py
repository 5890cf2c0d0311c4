"""Procedures in files: those that come with Sopan, and those somebody wrote."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop.domain.refusals import Failed, Refused
from desktop.domain.sop.model import Sop
from desktop.domain.sop.reading import sop_from

ENDING = ".toml"


def sop_file(path: Path) -> Sop:
    """Read a procedure from a file; Refused names the place where it makes no sense."""
    return sop_from(plain_file(path))


def plain_file(path: Path) -> Mapping[str, object]:
    """Read a file of plain data; Refused("sop_not_toml") where it is none."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Failed("file_not_read", name=path.name) from error
    except (ValueError, RecursionError) as error:
        raise Refused("sop_not_toml", name=path.name, reason=str(error)[:200]) from error


def sops_in(folder: Path) -> Iterator[Sop]:
    """Read every procedure of a folder, in the order of their names."""
    for path in sorted(folder.glob(f"*{ENDING}")):
        yield sop_file(path)
