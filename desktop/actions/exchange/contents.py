"""Attachments that the ledger names: which are here, and who has those that are not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from db.blobs import NAME
from desktop.actions.workplace import Workplace
from desktop.domain.events.cases import FileAttached
from desktop.domain.events.event import Event
from desktop.ledger.codec import read_body

ATTACHING = "case.file_attached.1"


@dataclass(frozen=True, slots=True)
class Named:
    """An attachment as an event names it; `device` attached it."""

    content: str
    size: int
    device: str


@dataclass(frozen=True, slots=True)
class Held:
    """How many attachments are missing here that a computer should have."""

    computer: str
    count: int


def named(workplace: Workplace) -> dict[str, Named]:
    """Give every attachment that the ledger names, oldest first; erased ones are named no more."""
    found: dict[str, Named] = {}
    for device, body in workplace.store.ledger.attached():
        for fact in _facts([body]):
            found.setdefault(fact.content, Named(fact.content, fact.size, device))
    return found


def contents_of(bodies: Iterable[bytes]) -> dict[str, int]:
    """Give the attachments that these bodies name, with their bytes."""
    return {fact.content: fact.size for fact in _facts(bodies)}


def contents_in(events: Iterable[Event]) -> set[str]:
    """Give the attachments that these events name."""
    return {e.fact.content for e in events if isinstance(e.fact, FileAttached)}


def lacking(workplace: Workplace) -> dict[str, Named]:
    """Give the attachments that have not arrived here."""
    has = workplace.store.blobs.has
    return {content: one for content, one in named(workplace).items() if not has(content)}


def holders(workplace: Workplace, missing: Iterable[Named]) -> tuple[Held, ...]:
    """Tell which computers should have what is missing: who attached it, most first."""
    devices = workplace.office.devices
    counts = Counter(one.device for one in missing)
    return tuple(
        Held(devices[device].name if device in devices else device, count)
        for device, count in counts.most_common()
    )


def _facts(bodies: Iterable[bytes]) -> Iterable[FileAttached]:
    """Read the bodies; a name that is no hash leads nowhere and is passed over."""
    for body in bodies:
        fact = read_body(ATTACHING, body)
        if isinstance(fact, FileAttached) and NAME.fullmatch(fact.content):
            yield fact
