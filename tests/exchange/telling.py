"""What a reader says of a package that somebody changed."""

from pathlib import Path

from desktop.domain.refusals import Trouble
from desktop.exchange.letter import Label
from tests.exchange.made import (
    everything,
    opened,
)

GIVEN_AWAY = object()


def trouble_of(path: Path, scratch: Path) -> Trouble | object:
    """Open a package to its end; gives the trouble, or what it should never have given."""
    try:
        with opened(path, scratch) as package:
            everything(package)
    except Trouble as trouble:
        return trouble
    return GIVEN_AWAY


def code_of(path: Path, scratch: Path) -> str:
    found = trouble_of(path, scratch)
    assert isinstance(found, Trouble)
    return found.code


def mark_of(path: Path, scratch: Path) -> object:
    found = trouble_of(path, scratch)
    assert isinstance(found, Trouble)
    assert found.code == "package_damaged"
    return found.facts["mark"]


def patched(path: Path, label: Label, size: int) -> bytes:
    """Give the first line of a file, made to fit another size."""
    front = path.read_bytes().partition(b"\n")[0]
    return front.replace(b'"size":%d' % label.size, b'"size":%d' % size) + b"\n"


def hidden(raw: bytes) -> bytes:
    """Spoil all stanzas of the `age` header, as a bad sector would: nobody's key fits."""
    front, found, rest = raw.partition(b"-> X25519 ")
    header, ending, sealed = rest.partition(b"\n--- ")
    return front + found + header.swapcase() + ending + sealed
