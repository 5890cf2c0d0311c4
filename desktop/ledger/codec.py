"""Events as bytes: composed once, named by their hash, read back strictly (DESIGN chapter 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Annotated

import msgspec

from desktop.domain.events.event import Event
from desktop.domain.events.kinds import KINDS, kind_of
from desktop.domain.refusals import Damaged, Refused
from desktop.ledger.canonical import (
    BROKEN,
    HIGHEST,
    encode,
    nfc,
    plain_fields,
    read_table,
    version_of,
)
from desktop.ledger.shapes import has_unknown_fields

VERSION = 1
HEADER_LIMIT = 64 * 1024
"""Bytes of a header; leaves room for some 900 heads."""

BODY_LIMIT = 4 * 1024 * 1024
"""Bytes of a body; the largest are whole SOP tables."""

UNREADABLE = "event_unreadable"

_HASH = r"[0-9a-f]{64}"
Hash = Annotated[str, msgspec.Meta(pattern=rf"\A{_HASH}\Z")]
HashOrNone = Annotated[str, msgspec.Meta(pattern=rf"\A({_HASH})?\Z")]
DeviceId = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{16}\Z")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
Count = Annotated[int, msgspec.Meta(ge=1, le=HIGHEST)]
Time = Annotated[int, msgspec.Meta(ge=0, le=HIGHEST)]


@dataclass(frozen=True, slots=True)
class Written:
    """An event as bytes: stored and forwarded as written, never encoded again.

    `body` is None once it was erased; `signature` is empty when no person signed.
    """

    id: bytes
    header: bytes
    body: bytes | None
    signature: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a header says apart from kind and body; the ids are hex text, `at` milliseconds UTC."""

    device: str
    prev: str
    depth: int
    subject: str
    saw: tuple[str, ...]
    office: tuple[str, ...]
    turn: int
    at: int
    by: str


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The header of an event, field by field as DESIGN chapter 5 lists them."""

    v: Annotated[int, msgspec.Meta(ge=VERSION, le=VERSION)]
    device: DeviceId
    prev: HashOrNone
    depth: Count
    subject: Name
    saw: list[Hash]
    office: list[Hash]
    turn: Count
    at: Time
    by: Name
    kind: Name
    body: Hash


_headers = msgspec.json.Decoder(Header)


def event_id(header: bytes) -> bytes:
    """Name an event by the hash of its header's bytes (BLAKE2b-256)."""
    return blake2b(header, digest_size=32).digest()


def body_hash(body: bytes) -> str:
    """Give the hash by which a header names its body, as hex text."""
    return blake2b(body, digest_size=32).hexdigest()


def compose(known: Circumstances, fact: object) -> tuple[bytes, bytes]:
    """Write a fact as header and body, both canonical."""
    body = encode(plain_fields(fact))
    if len(body) > BODY_LIMIT:
        raise Refused("entry_too_large", most=BODY_LIMIT // 1024)
    header = Header(
        v=VERSION,
        device=known.device,
        prev=known.prev,
        depth=known.depth,
        subject=nfc(known.subject),
        saw=sorted(set(known.saw)),
        office=sorted(set(known.office)),
        turn=known.turn,
        at=known.at,
        by=nfc(known.by),
        kind=kind_of(fact),
        body=body_hash(body),
    )
    raw = encode(header)
    # What we cannot read ourselves must never enter a ledger that forgets nothing.
    read_header(raw)
    read_body(header.kind, body)
    return raw, body


def as_written(header: bytes, body: bytes | None, signature: bytes = b"") -> Written:
    """Put the bytes of an event together under the id that they have."""
    return Written(event_id(header), header, body, signature)


def read_header(raw: bytes) -> Header:
    """Read a header from bytes that are exactly its canonical form."""
    if len(raw) > HEADER_LIMIT:
        raise Damaged(UNREADABLE, reason="size")
    try:
        header = _headers.decode(raw)
    except BROKEN as error:
        if version_of(raw) > VERSION:
            raise Damaged("event_too_new") from error
        raise Damaged(UNREADABLE, reason="header") from error
    if encode(header) != raw or not _adds_up(header):
        raise Damaged(UNREADABLE, reason="form")
    return header


def read_body(kind: str, raw: bytes) -> object | None:
    """Read what a body says; None when its kind is not known here."""
    table = read_table(raw, BODY_LIMIT, UNREADABLE)
    shape = KINDS.get(kind)
    return None if shape is None else fact_from(shape, table)


def fact_from(shape: type, table: Mapping[str, object]) -> object:
    """Turn plain data into a fact; a field nobody knows is refused, not overlooked."""
    try:
        fact: object = msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        raise Damaged(UNREADABLE, reason="fact") from error
    if has_unknown_fields(shape, table):
        raise Damaged(UNREADABLE, reason="field")
    return fact


def to_event(written: Written, *, signed: bool, header: Header | None = None) -> Event:
    """Decode an event; `signed` says whether the person's key was checked on its header.

    The fact is None for kinds of a newer Sopan and for an erased body. Who has already read
    the header hands it over.
    """
    header = header or read_header(written.header)
    if event_id(written.header) != written.id:
        raise Damaged("event_misnamed")
    return Event(
        id=written.id.hex(),
        device=header.device,
        prev=header.prev,
        depth=header.depth,
        subject=header.subject,
        saw=tuple(header.saw),
        office=tuple(header.office),
        turn=header.turn,
        at=header.at,
        by=header.by,
        kind=header.kind,
        fact=_fact(header, written.body),
        signed=signed,
        erased=written.body is None,
    )


def _fact(header: Header, body: bytes | None) -> object | None:
    if body is None:
        return None
    if body_hash(body) != header.body:
        raise Damaged("event_body_swapped")
    return read_body(header.kind, body)


def _adds_up(header: Header) -> bool:
    names = header.subject + "\n" + header.by + "\n" + header.kind
    return (
        (header.depth == 1) == (header.prev == "")
        and header.saw == sorted(set(header.saw))
        and header.office == sorted(set(header.office))
        and names == nfc(names)
    )
