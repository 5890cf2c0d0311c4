"""The lines within a package: one JSON object each, its key `line` says of which kind."""

from typing import Annotated

import msgspec

from desktop.domain.refusals import Damaged
from desktop.exchange.failures import Mark, Unsound
from desktop.exchange.letter import Have, Leaves
from desktop.ledger.canonical import BROKEN, encode
from desktop.ledger.codec import (
    BODY_LIMIT,
    HEADER_LIMIT,
    Count,
    DeviceId,
    Hash,
    Time,
    Written,
    as_written,
)
from desktop.ledger.seals import Seal, read_seal, seal_bytes

Signature = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{128})?\Z")]
Vouched = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{128}\Z")]
Heads = dict[DeviceId, list[Hash]]


class Unknown(Exception):
    """A line is of a kind that only a newer Sopan knows."""


class _Line(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="line",
    gc=False,
):
    """What all lines share."""


class HaveLine(_Line, frozen=True, tag="have"):
    """What the sender has."""

    leaves: Heads
    counter: Count
    at: Time
    signature: Vouched


class KnownLine(_Line, frozen=True, tag="known"):
    """What the sender knows another computer to have."""

    device: DeviceId
    leaves: Heads
    counter: Count
    at: Time
    signature: Vouched


class WantLine(_Line, frozen=True, tag="want"):
    """An attachment that the sender would like to be given."""

    content: Hash


class SealLine(_Line, frozen=True, tag="seal"):
    """A seal, as the ledger writes it."""

    seal: msgspec.Raw


class EventLine(_Line, frozen=True, tag="event"):
    """An event: header and body are the bytes that were signed, neither read nor written anew."""

    header: msgspec.Raw
    body: msgspec.Raw = msgspec.Raw()
    signature: Signature = ""


Line = HaveLine | KnownLine | WantLine | SealLine | EventLine
KINDS = {"have", "known", "want", "seal", "event"}
ORDER = (HaveLine, KnownLine, WantLine, SealLine, EventLine)
"""The order in which the kinds follow each other."""


class _Named(msgspec.Struct):
    line: str


_lines: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)
_names = msgspec.json.Decoder(_Named)


def write_have(have: Have) -> bytes:
    """Write what the sender has."""
    return encode(
        HaveLine(
            leaves=_heads(have.leaves),
            counter=have.counter,
            at=have.at,
            signature=have.signature.hex(),
        )
    )


def write_known(device: str, have: Have) -> bytes:
    """Write what another computer has."""
    return encode(
        KnownLine(
            device=device,
            leaves=_heads(have.leaves),
            counter=have.counter,
            at=have.at,
            signature=have.signature.hex(),
        )
    )


def write_want(content: str) -> bytes:
    """Write the wish for an attachment."""
    return encode(WantLine(content=content))


def write_seal(seal: Seal) -> bytes:
    """Write a seal."""
    return b'{"line":"seal","seal":' + seal_bytes(seal) + b"}"


def write_event(event: Written) -> bytes:
    """Write an event around its bytes; an erased body and a missing signature are left out."""
    return _event_bytes(event.header, event.body, event.signature.hex())


def read_line(raw: bytes) -> Line:
    """Read a line that has exactly the form in which it is written; raises Unsound or Unknown."""
    try:
        line: Line = _lines.decode(raw)
    except BROKEN as error:
        if _kind(raw) not in KINDS:
            raise Unknown from error
        raise Unsound(Mark.LINE) from error
    if _again(line) != raw:
        raise Unsound(Mark.LINE)
    return line


def read_checked_line(raw: bytes) -> Line:
    """Read a line that `read_line` has read before."""
    return _lines.decode(raw)


def check_event(line: EventLine) -> None:
    """Raise Unsound when an event is larger than any ledger takes."""
    if len(line.header) > HEADER_LIMIT or len(line.body) > BODY_LIMIT:
        raise Unsound(Mark.LINE)


def as_event(line: EventLine) -> Written:
    """Give the event of a line under the id that its header has."""
    body = bytes(line.body) or None
    return as_written(bytes(line.header), body, bytes.fromhex(line.signature))


def as_seal(line: SealLine) -> Seal:
    """Give the seal of a line."""
    try:
        return read_seal(bytes(line.seal))
    except Damaged as error:
        raise Unsound(Mark.LINE) from error


def as_have(line: HaveLine | KnownLine) -> Have:
    """Give what a computer said it has."""
    leaves = {device: tuple(heads) for device, heads in line.leaves.items()}
    signature = bytes.fromhex(line.signature)
    return Have(leaves=leaves, counter=line.counter, at=line.at, signature=signature)


def _again(line: Line) -> bytes:
    """Write a line again around its raw parts: double keys and stray spaces do not survive that."""
    match line:
        case EventLine():
            return _event_bytes(bytes(line.header), bytes(line.body) or None, line.signature)
        case SealLine():
            return b'{"line":"seal","seal":' + bytes(line.seal) + b"}"
        case _:
            return encode(line)


def _event_bytes(header: bytes, body: bytes | None, signature: str) -> bytes:
    shown = b"" if body is None else b',"body":' + body
    signed = b',"signature":"%b"' % signature.encode() if signature else b""
    return b'{"line":"event","header":' + header + shown + signed + b"}"


def _heads(leaves: Leaves) -> Heads:
    return {device: list(heads) for device, heads in leaves.items()}


def _kind(raw: bytes) -> str:
    """Find the kind of a line that cannot be read; one that says none counts as known."""
    try:
        return _names.decode(raw).line
    except BROKEN:
        return "event"
