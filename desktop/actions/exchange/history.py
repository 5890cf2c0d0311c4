"""What went out, came in and was refused, and what each computer is known to have."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.journal import REFUSED, SENT, TAKEN, Exchange
from desktop.actions.exchange.statements import NOTHING, others, received, union
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace
from desktop.domain.people import Action
from desktop.domain.refusals import Fact
from desktop.exchange.letter import Leaves

EVERYONE = "everyone"
"""The fact of a package that went to all computers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageEntry:
    """One package that went out, came in or was refused; `computer` is who wrote it.

    `cases` are new and updated ones, `readers` and `received` count the computers a package was
    for and those known to have what was in it. `refused` is the code, with its facts.
    """

    at: int
    direction: str
    computer: str
    counter: int
    file: str
    events: int = 0
    new: int = 0
    updated: int = 0
    waiting: int = 0
    conflicts: int = 0
    attachments: int = 0
    readers: int = 0
    received: int = 0
    refused: str = ""
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """When a package last went to all, and when one last came in and from whom; 0 for never."""

    sent: int = 0
    taken: int = 0
    computer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """A computer of the office, and how much of what is here it is not known to have.

    `heard` is the time of its newest statement by its own clock, 0 for never; `counter` the
    number of that package. `successor` names the computer as which it goes on.
    """

    device: str
    name: str
    prefix: str
    active: bool
    here: bool
    heard: int = 0
    counter: int = 0
    lacks: int = 0
    wants: int = 0
    branches: int = 1
    successor: str = ""


def unsent(session: Session) -> int:
    """Count what happened since the last package to all, and that nobody else is known to have."""
    session.allow(Action.EXCHANGE)
    return not_sent(session.workplace)


def unreceived(session: Session) -> int:
    """Count the events that no other computer is known to have, sent or not."""
    session.allow(Action.EXCHANGE)
    workplace = session.workplace
    if not others(workplace):
        return 0
    return workplace.store.ledger.count_beyond(received(workplace))


def last_exchange(session: Session) -> Last:
    """Tell when the last packages went and came."""
    session.allow(Action.EXCHANGE)
    journal = session.workplace.store.journal
    sent = next((e for e in journal.list(SENT) if e.facts.get(EVERYONE)), None)
    taken = next(iter(journal.list(TAKEN, 1)), None)
    return Last(
        sent=sent.at if sent else 0,
        taken=taken.at if taken else 0,
        computer=_name(session.workplace, taken) if taken else "",
    )


def exchanges(session: Session, limit: int = 200) -> list[PackageEntry]:
    """List the packages that went out and came in, newest first."""
    session.allow(Action.EXCHANGE)
    workplace = session.workplace
    return [_entry(workplace, entry) for entry in workplace.store.journal.list(limit=limit)]


def refusals(session: Session, limit: int = 1000) -> list[PackageEntry]:
    """List the packages that were refused: whose, why and when; newest first."""
    session.allow(Action.EXCHANGE)
    workplace = session.workplace
    return [_entry(workplace, entry) for entry in workplace.store.journal.list(REFUSED, limit)]


def computers(session: Session) -> list[Computer]:
    """List the computers of the office with what each is known to have."""
    session.allow(Action.SEE_OFFICE)
    workplace = session.workplace
    devices = workplace.office.devices.values()
    successors = {device.replaces: device.name for device in devices if device.replaces}
    return [
        _computer(workplace, device, successors.get(device, ""))
        for device in workplace.office.devices
    ]


def not_sent(workplace: Workplace) -> int:
    """Count what is in no package to all yet and not known to be elsewhere; for showing only.

    What goes into a package is never decided by what was sent before.
    """
    if not others(workplace):
        return 0
    known = union([received(workplace), sent_last(workplace)])
    return workplace.store.ledger.count_beyond(known)


def sent_last(workplace: Workplace) -> Leaves:
    """Give the leaves that the last package to all computers held."""
    for entry in workplace.store.journal.list(SENT):
        if entry.facts.get(EVERYONE):
            return leaves_in(entry)
    return NOTHING


def leaves_in(entry: Exchange) -> Leaves:
    """Give the leaves up to which a package that went out brought its readers."""
    said = entry.facts.get("leaves", {})
    if not isinstance(said, dict):
        return NOTHING
    return {device: tuple(ends) for device, ends in said.items()}


def has_all(workplace: Workplace, device: str, leaves: Leaves) -> bool:
    """Tell whether a computer is known to have everything up to these leaves."""
    said = workplace.store.haves.all().get(device)
    if said is None:
        return False
    covers = workplace.store.ledger.covers
    return all(
        any(covers(end, leaf) for end in said.leaves.get(name, ()))
        for name, ends in leaves.items()
        for leaf in ends
    )


def _computer(workplace: Workplace, device: str, successor: str) -> Computer:
    store, known = workplace.store, workplace.office.devices[device]
    said = store.haves.all().get(device)
    here = device == workplace.device
    asked = known.active and not here
    lacks = store.ledger.count_beyond(said.leaves if said else NOTHING) if asked else 0
    return Computer(
        device=device,
        name=known.name,
        prefix=known.prefix,
        active=known.active,
        here=here,
        heard=said.at if said else 0,
        counter=said.counter if said else 0,
        lacks=lacks,
        wants=len(said.wants or ()) if said else 0,
        branches=len(store.ledger.leaves().get(device, ())),
        successor=successor,
    )


def _entry(workplace: Workplace, entry: Exchange) -> PackageEntry:
    counts = {name: value for name, value in entry.facts.items() if isinstance(value, int)}
    readers = entry.facts.get("readers", [])
    named = [str(device) for device in readers] if isinstance(readers, list) else []
    leaves = leaves_in(entry)
    facts = entry.facts.get("facts", {})
    return PackageEntry(
        at=entry.at,
        direction=entry.direction,
        computer=_name(workplace, entry),
        counter=entry.counter,
        file=entry.name,
        events=counts.get("events", 0),
        new=counts.get("new", 0),
        updated=counts.get("updated", 0),
        waiting=counts.get("waiting", 0),
        conflicts=counts.get("conflicts", 0),
        attachments=counts.get("attachments", 0),
        readers=len(named),
        received=sum(has_all(workplace, device, leaves) for device in named),
        refused=str(entry.facts.get("code", "")),
        facts=facts if isinstance(facts, dict) else {},
    )


def _name(workplace: Workplace, entry: Exchange) -> str:
    known = workplace.office.devices.get(entry.device)
    return known.name if known else str(entry.facts.get("sender_name", entry.device))
