"""Packages for tests: small offices, letters of them, and files that somebody changed."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import zstandard
from pyrage import decrypt, encrypt, x25519

from desktop.domain.events.cases import MessageWritten
from desktop.domain.people import Role
from desktop.exchange.home import Home
from desktop.exchange.labels import label_line, plain_line, read_label
from desktop.exchange.letter import Have, Label, Leaves, Letter, Posted, Unwatched
from desktop.exchange.reading import Package, open_package
from desktop.exchange.statements import signed
from desktop.exchange.writing import write_package
from desktop.ledger.age_names import age_identity, age_recipient
from desktop.ledger.codec import Circumstances, Written, as_written, compose
from desktop.ledger.keys import KeyPairs, device_id, sign_header
from desktop.ledger.seals import Seal, make_seal

OFFICE = "ab" * 32
OTHER_OFFICE = "cd" * 32
SENDER = KeyPairs.from_secret(bytes(range(64)))
READER = KeyPairs.from_secret(bytes(range(64, 128)))
STRANGER = KeyPairs.from_secret(bytes(range(128, 192)))
DEVICE = device_id(SENDER.public)
RECIPIENTS = [age_recipient(keys.receiving.public) for keys in (SENDER, READER)]
IDENTITIES = [age_identity(READER.receiving)]
STRANGERS = [age_identity(STRANGER.receiving)]
AT = 1_763_524_800_000
KEPT = Path(__file__).with_name("kept") / "format-1.sopan"
"""A package as the first Sopan wrote it; it opens for ever."""

ADDRESS = "Jl. Pahlawan No. 12 — “Warung Bu Siti”, Sidikalang\n\u2028"


def events(count: int) -> list[Written]:
    """Make one chain of messages; every third is signed, every fifth was erased."""
    return list(_made(count))


@cache
def _made(count: int) -> tuple[Written, ...]:
    made: list[Written] = []
    for number in range(count):
        known = Circumstances(
            device=DEVICE,
            prev=made[-1].id.hex() if made else "",
            depth=number + 1,
            subject=f"case-{number % 7}",
            saw=(),
            office=(),
            turn=number + 1,
            at=AT + number,
            by="person-1",
        )
        fact = MessageWritten(role=Role.FRONT_OFFICE, text=f"{ADDRESS} {number}")
        header, body = compose(known, fact)
        signature = sign_header(SENDER.signing, header) if number % 3 == 0 else b""
        made.append(as_written(header, None if number % 5 == 4 else body, signature))
    return tuple(made)


def seal_of(made: list[Written], office: str = OFFICE) -> Seal:
    """Vouch for everything up to the last event."""
    return make_seal(SENDER.signing, office, DEVICE, made[-1].id.hex())


def own_have(leaves: Leaves, counter: int) -> Have:
    """Say what the sender has."""
    have = Have(leaves=leaves, counter=counter, at=AT, signature=b"")
    return signed(have, OFFICE, DEVICE, SENDER.signing)


def letter(count: int = 3, **changed: Any) -> Letter:
    """Write a letter with so many events."""
    made = events(count)
    have = own_have({DEVICE: (made[-1].id.hex(),)}, 42)
    other = Have(leaves={}, counter=7, at=AT - 1, signature=bytes(64))
    plain = Letter(
        office=OFFICE,
        office_name="DPMPTSP Kabupaten Dairi",
        practice=False,
        sender=DEVICE,
        sender_name="Loket 1 “FO”",
        counter=42,
        at=AT,
        base={DEVICE: ("12" * 32,)},
        have=have,
        haves={"0123456789abcdef": other, DEVICE: have},
        wants=("34" * 32, "56" * 32),
        events=made,
        seals=[seal_of(made)],
    )
    return replace(plain, **changed)


def stick(folder: Path, device: str = DEVICE) -> Home:
    """Plug in a stick that is an ordinary folder."""
    root = folder / "stick"
    root.mkdir(exist_ok=True)
    return Home(root, OFFICE, device)


def posted(folder: Path, count: int = 3, **changed: Any) -> Path:
    """Write a package of one file and give its path."""
    return written(folder, letter(count, **changed)).paths[0]


def written(folder: Path, sent: Letter, cut: int = 2**30) -> Posted:
    """Write a letter to the stick in a folder."""
    return write_package(stick(folder), sent, RECIPIENTS, folder, Unwatched(), cut=cut)


def opened(path: Path, scratch: Path, identities: list[str] = IDENTITIES) -> Any:
    """Open a package as its reader does."""
    return open_package(path, identities, scratch, Unwatched())


def everything(package: Package) -> tuple[object, ...]:
    """Take all that a package gives."""
    events, seals = list(package.events()), list(package.seals())
    return package.have, package.haves, package.wants, events, seals


@dataclass(frozen=True)
class Keys:
    """Who can open a package, and for whom it is written."""

    identity: str
    recipients: list[str]


OURS = Keys(IDENTITIES[0], RECIPIENTS)


def inside(path: Path, keys: Keys = OURS) -> tuple[Label, list[bytes]]:
    """Take a package apart with nothing but standard parts: its label and its lines."""
    sealed = path.read_bytes().partition(b"\n")[2]
    packed = decrypt(sealed, [x25519.Identity.from_str(keys.identity)])
    unpacking = zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True)
    return read_label(path), unpacking.read().split(b"\n")[:-1]


def forged(
    path: Path,
    label: Label,
    lines: list[bytes],
    *,
    first: bytes | None = None,
    ending: bytes = b"\n",
    keys: Keys = OURS,
) -> Path:
    """Put a package together that a person with the right keys could make: any label, any lines."""
    named = label_line(replace(label, size=0)) if first is None else first
    text = b"\n".join([named, *lines]) + ending
    return packed_as(path, label, zstandard.ZstdCompressor().compress(text), keys)


def packed_as(path: Path, label: Label, packed: bytes, keys: Keys = OURS) -> Path:
    """Encrypt whatever is packed and put it behind a label that fits its size."""
    recipients = [x25519.Recipient.from_str(text) for text in keys.recipients]
    sealed = encrypt(packed, recipients)
    path.write_bytes(plain_line(label, len(sealed)) + sealed)
    return path
