"""The plain first line of a package: written with room for its size, read strictly."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import msgspec

from desktop.domain.refusals import Damaged, Refused
from desktop.exchange.failures import stick_told
from desktop.exchange.letter import Label
from desktop.exchange.limits import EVENTS, LABEL, PART, PARTS, SEALS, WANTS
from desktop.ledger.canonical import BROKEN, HIGHEST, encode
from desktop.ledger.codec import Count, DeviceId, Hash, Time

FORMAT = 1
NAME_LENGTH = 200

Shown = Annotated[str, msgspec.Meta(pattern=r"\A[^\x00-\x1f\x7f-\x9f]*\Z", max_length=NAME_LENGTH)]
"""Names are shown to people before anything is proved, so they hold nothing that moves a cursor."""


class _Stored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: Annotated[int, msgspec.Meta(ge=FORMAT, le=FORMAT)]
    office: Hash
    office_name: Shown
    practice: Annotated[int, msgspec.Meta(ge=0, le=1)]
    sender: DeviceId
    sender_name: Shown
    counter: Count
    at: Time
    base: dict[DeviceId, list[Hash]]
    events: Annotated[int, msgspec.Meta(ge=0, le=EVENTS)]
    seals: Annotated[int, msgspec.Meta(ge=0, le=SEALS)]
    wants: Annotated[int, msgspec.Meta(ge=0, le=WANTS)]
    content: Hash
    length: Annotated[int, msgspec.Meta(ge=0, le=HIGHEST)]
    part: Annotated[int, msgspec.Meta(ge=1, le=PARTS)]
    parts: Annotated[int, msgspec.Meta(ge=1, le=PARTS)]
    size: Annotated[int, msgspec.Meta(ge=0, le=PART)]


class _Version(msgspec.Struct):
    format: int


_labels = msgspec.json.Decoder(_Stored)
_versions = msgspec.json.Decoder(_Version)


def read_label(path: Path) -> Label:
    """Read the label of a package; Damaged when it is none, or cut, or of a newer Sopan."""
    with stick_told():
        if not path.is_file():
            raise Damaged("package_unreadable", name=path.name)
        with path.open("rb") as opened:
            return parse_label(opened.readline(LABEL + 1), path.name)


def refuse_foreign(label: Label, office: str, *, practice: bool) -> None:
    """Refuse what is not for this office, or mixes practice and real work."""
    if label.practice != practice:
        raise Refused("package_real" if practice else "package_practice", name=label.sender_name)
    if label.office != office:
        raise Refused("package_foreign", name=label.office_name)


def parse_label(line: bytes, name: str) -> Label:
    """Read a label from its line, which ends with spaces and a line feed."""
    raw = line.rstrip(b"\n").rstrip(b" ")
    if not line.endswith(b"\n") or len(line) > LABEL:
        raise Damaged("package_unreadable", name=name)
    try:
        stored = _labels.decode(raw)
    except BROKEN as error:
        newer = _version_of(raw) > FORMAT
        raise Damaged("package_too_new" if newer else "package_unreadable", name=name) from error
    if encode(stored) != raw or stored.part > stored.parts:
        raise Damaged("package_unreadable", name=name)
    return _to_label(stored)


def label_line(label: Label) -> bytes:
    """Write a label, without line feed."""
    return encode(label)


def plain_line(label: Label, size: int = 0) -> bytes:
    """Write the first line of a file; its length is the same for every size."""
    longest = len(encode(replace(label, size=PART)))
    return encode(replace(label, size=size)).ljust(longest) + b"\n"


def shown(name: str) -> str:
    """Make a name fit for a label: one line, not endless."""
    return "".join(letter if letter.isprintable() else " " for letter in name)[:NAME_LENGTH]


def _to_label(stored: _Stored) -> Label:
    fields = msgspec.structs.asdict(stored)
    base = {device: tuple(heads) for device, heads in stored.base.items()}
    return Label(**{**fields, "base": base})


def _version_of(raw: bytes) -> int:
    try:
        return _versions.decode(raw).format
    except BROKEN:
        return 0
