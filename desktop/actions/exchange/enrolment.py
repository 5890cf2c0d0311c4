"""Let a computer in by files: request, admission with a welcome package, joining."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from db.folder import DataFolder
from desktop.actions.exchange.attachments import take_from
from desktop.actions.exchange.receiving import note_joined
from desktop.actions.exchange.sending import Sent, send
from desktop.actions.joining import join, prepare_to_join, prepared_secrets
from desktop.actions.merging import Bundle, Taken
from desktop.actions.office.devices import admit_device
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace
from desktop.actions.world import World
from desktop.domain.events.office import DeviceAdmitted
from desktop.domain.people import Action
from desktop.domain.refusals import Damaged, Failed, Refused
from desktop.exchange import requests
from desktop.exchange.home import Home
from desktop.exchange.letter import Cancelled, Unwatched, Watch
from desktop.exchange.reading import Package, open_package
from desktop.ledger.age_names import age_identity
from desktop.ledger.six_words import six_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A computer that asks to join, with the six words two people compare.

    `known` says that it was admitted already; its welcome can be written again.
    """

    path: Path
    device: str
    name: str
    at: int
    words: tuple[str, ...]
    known: bool = False


def write_request(
    folder: DataFolder, world: World, name: str, target: Path, word_list: Sequence[str]
) -> Asking:
    """Leave a new computer's request on a stick; asked again, it is the same request."""
    path, request = _requested(folder, world, name, target)
    return _asking(path, request, word_list)


def leave_request(folder: DataFolder, world: World, name: str, target: Path) -> Path:
    """Leave a request where nobody reads its six words aloud: one person is at both computers."""
    return _requested(folder, world, name, target)[0]


def _requested(
    folder: DataFolder, world: World, name: str, target: Path
) -> tuple[Path, requests.Request]:
    wanted = prepare_to_join(folder, world, name)
    request = requests.Request(
        device=wanted.device, name=wanted.name, keys=wanted.keys, at=world.now()
    )
    return requests.write_request(target, request), request


def read_request(session: Session, path: Path, word_list: Sequence[str]) -> Asking:
    """Read a request, for the administrator to compare the six words."""
    session.allow(Action.ADMIT_DEVICE)
    request = requests.read_request(path)
    known = request.device in session.workplace.office.devices
    return _asking(path, request, word_list, known=known)


def requests_on(session: Session, root: Path, word_list: Sequence[str]) -> list[Asking]:
    """List the requests on a stick; one that cannot be read is passed over."""
    session.allow(Action.ADMIT_DEVICE)
    found = []
    for path in requests.requests_on(root):
        with suppress(Damaged):
            found.append(read_request(session, path, word_list))
    return found


def proposed_prefix(session: Session) -> str:
    """Propose a prefix for the intake numbers of a further computer that no other has."""
    session.allow(Action.ADMIT_DEVICE)
    taken = {device.prefix.upper() for device in session.workplace.office.devices.values()}
    return next(name for number in count(2) if (name := f"PC{number}") not in taken)


def admit(
    session: Session, path: Path, prefix: str, target: Path, watch: Watch | None = None
) -> Sent:
    """Admit the computer that asks, and write it a welcome with everything there is.

    For one that was admitted before only the welcome is written, again.
    """
    session.allow(Action.ADMIT_DEVICE)
    request = requests.read_request(path)
    known = session.workplace.office.devices.get(request.device)
    if known is None or not known.active:
        wanted = DeviceAdmitted(
            device=request.device, name=request.name, prefix=prefix, keys=request.keys
        )
        admit_device(session, wanted)
    return send(session, target, full=True, device=request.device, watch=watch)


def join_from(folder: DataFolder, world: World, path: Path, watch: Watch | None = None) -> Taken:
    """Take a welcome package over; from then on everybody of the office can sign in here.

    Attachments that lie beside it are taken as well; those that do not are asked for later.
    """
    secrets = prepared_secrets(folder)
    looking = watch or Unwatched()
    identities = [age_identity(secrets.keys.receiving)]
    with open_package(path, identities, folder.path, looking) as package:

        def settle(workplace: Workplace) -> None:
            _settle(workplace, package, path, looking)

        welcome = Bundle(list(package.events()), list(package.seals()))
        return join(folder, world, package.label.office, welcome, settle)


def _settle(workplace: Workplace, package: Package, path: Path, watch: Watch) -> None:
    """Note what the welcome says of the other computers, and take the attachments beside it."""
    label = package.label
    if workplace.office.practice != label.practice:
        raise Refused(
            "package_practice" if label.practice else "package_real", name=label.sender_name
        )
    note_joined(workplace, package, path)
    with suppress(Failed, Cancelled):
        root = path.resolve().parents[2] if len(path.resolve().parents) > 2 else path.parent
        take_from(workplace, Home(root, label.office, workplace.device), watch)


def _asking(
    path: Path, request: requests.Request, word_list: Sequence[str], *, known: bool = False
) -> Asking:
    return Asking(
        path=path,
        device=request.device,
        name=request.name,
        at=request.at,
        words=six_words(request.digest, word_list),
        known=known,
    )
