"""Requests to join: what a new computer leaves on a stick for the administrator."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Annotated

import msgspec

from desktop.domain.events.office import PublicKeys
from desktop.domain.refusals import Damaged
from desktop.exchange.failures import stick_told
from desktop.exchange.home import FOLDER, REQUESTS, is_plain_file
from desktop.exchange.labels import FORMAT, Shown, shown
from desktop.exchange.limits import REQUEST
from desktop.exchange.whole_files import rough, sync_folder
from desktop.ledger.canonical import BROKEN, encode, nfc
from desktop.ledger.codec import DeviceId, Hash, Time
from desktop.ledger.keys import check_public_keys, device_id

ENDING = ".minta"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a new computer says of itself; its keys are what counts, its name is shown."""

    device: str
    name: str
    keys: PublicKeys
    at: int

    @property
    def digest(self) -> bytes:
        """Give the hash that two people compare as six words: of computer, name and keys."""
        said = {
            "device": self.device,
            "format": FORMAT,
            "name": shown(nfc(self.name)),
            "receiving": self.keys.receiving,
            "signing": self.keys.signing,
        }
        return blake2b(encode(said), digest_size=32).digest()


class _Stored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: Annotated[int, msgspec.Meta(ge=FORMAT, le=FORMAT)]
    device: DeviceId
    name: Shown
    signing: Hash
    receiving: Hash
    at: Time


_requests = msgspec.json.Decoder(_Stored)


def write_request(root: Path, request: Request) -> Path:
    """Leave a request on a stick; one that says the same is there already stays as it is."""
    folder = root / FOLDER / REQUESTS
    target = folder / f"{request.device}-{request.digest.hex()[:8]}{ENDING}"
    with stick_told(REQUEST):
        if target.exists():
            return target
        folder.mkdir(parents=True, exist_ok=True)
        with rough(target, request.device) as begun:
            begun.write(_line(request))
            begun.finish(b"", lambda _size: None)
            begun.name()
        sync_folder(folder)
    return target


def requests_on(root: Path) -> list[Path]:
    """List the requests on a stick."""
    folder = root / FOLDER / REQUESTS
    with stick_told():
        if not folder.is_dir():
            return []
        return sorted(p for p in folder.iterdir() if p.name.endswith(ENDING) and is_plain_file(p))


def read_request(path: Path) -> Request:
    """Read a request; Damaged when it is none, or its keys are not those of its computer."""
    with stick_told():
        if not path.is_file():
            raise Damaged("request_unreadable", name=path.name)
        with path.open("rb") as opened:
            raw = opened.read(REQUEST + 1)
    request = _parsed(raw, path.name)
    check_public_keys(request.keys)
    if device_id(request.keys) != request.device:
        raise Damaged("device_request_wrong", name=request.name)
    return request


def _line(request: Request) -> bytes:
    stored = _Stored(
        format=FORMAT,
        device=request.device,
        name=shown(nfc(request.name)),
        signing=request.keys.signing,
        receiving=request.keys.receiving,
        at=request.at,
    )
    return encode(stored) + b"\n"


def _parsed(raw: bytes, name: str) -> Request:
    try:
        stored = _requests.decode(raw)
    except BROKEN as error:
        raise Damaged("request_unreadable", name=name) from error
    request = Request(
        device=stored.device,
        name=stored.name,
        keys=PublicKeys(signing=stored.signing, receiving=stored.receiving),
        at=stored.at,
    )
    if _line(request) != raw:
        raise Damaged("request_unreadable", name=name)
    return request
