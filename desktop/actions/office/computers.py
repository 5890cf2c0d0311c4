"""The computers of the office as an administrator looks at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from desktop.actions.session import Session
from desktop.domain.events.office import PublicKeys
from desktop.domain.people import Action
from desktop.ledger.six_words import six_words


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBook:
    """A book of numbers on a computer; frozen until an administrator hands it over."""

    title: str
    is_frozen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """A computer: `replaces` names the one it goes on as, `is_forked` that two go on as it."""

    id: str
    name: str
    prefix: str
    is_active: bool
    is_here: bool
    is_forked: bool
    replaces: str
    replaced_by: str
    words: tuple[str, ...]
    books: tuple[KeptBook, ...]


def computers(session: Session, word_list: Sequence[str]) -> tuple[Computer, ...]:
    """List the computers, this one first, then those in use by name."""
    session.allow(Action.SEE_OFFICE)
    workplace = session.workplace
    office, leaves = workplace.office, workplace.store.ledger.leaves()
    names = {device.id: device.name for device in office.devices.values()}
    heirs = {device.replaces: device.name for device in office.devices.values() if device.replaces}
    found = [
        Computer(
            id=device.id,
            name=device.name,
            prefix=device.prefix,
            is_active=device.active,
            is_here=device.id == workplace.device,
            is_forked=len(leaves.get(device.id, ())) > 1,
            replaces=names.get(device.replaces, ""),
            replaced_by=heirs.get(device.id, ""),
            words=six_words(_digest(device.keys), word_list),
            books=_books(session, device.id),
        )
        for device in office.devices.values()
    ]
    return tuple(sorted(found, key=lambda c: (not c.is_here, not c.is_active, c.name.casefold())))


def _digest(keys: PublicKeys) -> bytes:
    return blake2b(f"{keys.signing} {keys.receiving}".encode(), digest_size=32).digest()


def _books(session: Session, device: str) -> tuple[KeptBook, ...]:
    office = session.workplace.office
    leaves = session.workplace.store.ledger.leaves()
    heirs = {known.replaces for known in office.devices.values()}
    is_lost = not office.devices[device].active or device in heirs
    is_frozen = is_lost or len(leaves.get(device, ())) > 1
    return tuple(
        KeptBook(title=book.opened.title, is_frozen=is_frozen or len(book.keepers) > 1)
        for book in office.books.values()
        if device in book.keepers
    )
