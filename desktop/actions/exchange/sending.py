"""Write what the others are not known to have onto a stick or into a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from db.chains import Part
from db.journal import SENT, Exchange
from desktop.actions.exchange.attachments import Attached, going_to, put_on
from desktop.actions.exchange.contents import lacking
from desktop.actions.exchange.history import EVERYONE, not_sent
from desktop.actions.exchange.statements import (
    NOTHING,
    base_for,
    others,
    passed_on,
    readers,
    unheard,
)
from desktop.actions.exchange.tidying import tidy
from desktop.actions.merging import seal_own
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace
from desktop.domain.events.event import OFFICE
from desktop.domain.office import Device
from desktop.domain.people import Action
from desktop.domain.refusals import Refused
from desktop.exchange.home import Home
from desktop.exchange.letter import Have, Leaves, Letter, Posted, Unwatched, Watch
from desktop.exchange.statements import signed
from desktop.exchange.writing import write_package
from desktop.ledger.age_names import age_recipient

COUNTER = "package_counter"
"""The setting that holds the number of this computer's last package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of a package is about one case."""

    subject: str
    number: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """What would go, for whom, and whether there is room.

    `events` is everything in the package, `unsent` what nobody got so far, `office` what is
    about people, computers and settings. `whole_for` names computers that were never heard of,
    so that everything goes. `since` is the oldest statement of the others, 0 for none.
    """

    computers: tuple[str, ...]
    whole_for: tuple[str, ...]
    events: int
    unsent: int
    office: int
    cases: tuple[Share, ...]
    attachments: int
    attachment_bytes: int
    free: int
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What was written and is safe on the stick; `attached` says what became of attachments."""

    paths: tuple[Path, ...]
    computers: tuple[str, ...]
    counter: int
    events: int
    cases: int
    size: int
    attached: Attached


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants sent: everything, or only to one computer."""

    full: bool = False
    device: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """Everything that goes, as it stood at one moment."""

    part: Part
    base: Leaves
    leaves: Leaves
    counter: int
    at: int


def preview(session: Session, root: Path, *, full: bool = False, device: str = "") -> Outgoing:
    """Tell what would go onto a stick, before anything is written."""
    session.allow(Action.EXCHANGE)
    workplace, wish = session.workplace, Wish(full, device)
    away = _addressed(workplace, wish)
    part = workplace.store.ledger.beyond(_base(workplace, wish))
    home = Home(root, workplace.ring.office, workplace.device)
    going = going_to(workplace, home, part, recipients_of(workplace, wish))
    subjects = part.subjects()
    known = workplace.store.haves.all()
    return Outgoing(
        computers=tuple(one.name for one in away),
        whole_for=tuple(one.name for one in unheard(workplace, away)),
        events=len(part.numbers),
        unsent=not_sent(workplace),
        office=subjects.pop(OFFICE, 0),
        cases=_shares(workplace, subjects),
        attachments=len(going),
        attachment_bytes=sum(going.values()),
        free=home.free_bytes(),
        since=min((known[one.id].at if one.id in known else 0 for one in away), default=0),
    )


def send(
    session: Session,
    root: Path,
    *,
    full: bool = False,
    device: str = "",
    watch: Watch | None = None,
) -> Sent:
    """Write a package and the attachments that belong to it: events first and alone.

    Raises Refused("nobody_to_send_to") where the office has no other computer, and Failed when
    the stick is full, read-only or gone; then nothing is left that anybody would read.
    """
    session.allow(Action.EXCHANGE)
    return post(session.workplace, root, Wish(full, device), watch or Unwatched())


def post(workplace: Workplace, root: Path, wish: Wish, watch: Watch) -> Sent:
    """Write a package, whoever is signed in."""
    if workplace.store.settings.get("restored"):
        raise Refused("device_restored")
    away = _addressed(workplace, wish)
    if not away:
        raise Refused("nobody_to_send_to")
    recipients = recipients_of(workplace, wish)
    home = Home(root, workplace.ring.office, workplace.device)
    home.tidy()
    drawn = _draw(workplace, wish)
    going = going_to(workplace, home, drawn.part, recipients)
    letter = _letter(workplace, drawn)
    posted = write_package(home, letter, recipients, workplace.folder.path, watch)
    cases = len(drawn.part.subjects().keys() - {OFFICE})
    facts = {
        EVERYONE: int(not wish.device),
        "events": posted.events,
        "updated": cases,
        "attachments": len(going),
        "leaves": {name: list(ends) for name, ends in drawn.leaves.items()},
        "readers": [one.id for one in away],
        "root": str(root),
    }
    _note_sent(workplace, drawn, posted, facts)
    tidy(workplace, home)
    return Sent(
        paths=posted.paths,
        computers=tuple(one.name for one in away),
        counter=drawn.counter,
        events=posted.events,
        cases=cases,
        size=posted.size,
        attached=put_on(workplace, home, going, recipients, watch),
    )


def _note_sent(
    workplace: Workplace, drawn: _Drawn, posted: Posted, facts: Mapping[str, object]
) -> None:
    entry = Exchange(
        at=drawn.at,
        direction=SENT,
        device=workplace.device,
        counter=drawn.counter,
        name=posted.paths[0].name,
        mark=posted.content,
        facts=facts,
    )
    with workplace.store.transaction():
        workplace.store.journal.add(entry)


def _addressed(workplace: Workplace, wish: Wish) -> list[Device]:
    """List the computers a package is meant for; the one named must belong to the office."""
    if not wish.device:
        return others(workplace)
    found = [one for one in readers(workplace) if one.id == wish.device]
    if not found or wish.device == workplace.device:
        raise Refused("device_unknown_here", device=wish.device)
    return found


def recipients_of(workplace: Workplace, wish: Wish) -> list[str]:
    """Name those who can open what goes (`age1...`)."""
    named = _addressed(workplace, wish) if wish.device else readers(workplace)
    return [age_recipient(one.keys.receiving) for one in named]


def _base(workplace: Workplace, wish: Wish) -> Leaves:
    return NOTHING if wish.full else base_for(workplace, _addressed(workplace, wish))


def _draw(workplace: Workplace, wish: Wish) -> _Drawn:
    """Seal what is here and fix at one moment what goes and under which number."""
    store = workplace.store
    with store.transaction():
        seal_own(workplace)
        counter = 1 + _highest(workplace)
        store.settings.set(COUNTER, str(counter))
        base = _base(workplace, wish)
        return _Drawn(
            part=store.ledger.beyond(base),
            base=base,
            leaves=store.ledger.leaves(),
            counter=counter,
            at=workplace.world.now(),
        )


def _highest(workplace: Workplace) -> int:
    """Give the highest number of this computer that anybody knows, also after a restore."""
    said = workplace.store.haves.all().get(workplace.device)
    return max(int(workplace.store.settings.get(COUNTER) or 0), said.counter if said else 0)


def _shares(workplace: Workplace, subjects: Mapping[str, int]) -> tuple[Share, ...]:
    """Name the cases a package is about by their numbers, in their order."""
    lines = ((workplace.store.lists.line(subject), subjects[subject]) for subject in subjects)
    shares = [
        Share(subject=line.subject, number=line.number, events=count)
        for line, count in lines
        if line is not None
    ]
    return tuple(sorted(shares, key=lambda share: share.number))


def _stated(workplace: Workplace, drawn: _Drawn) -> Have:
    have = Have(leaves=drawn.leaves, counter=drawn.counter, at=drawn.at, signature=b"")
    return signed(have, workplace.ring.office, workplace.device, workplace.secrets.keys.signing)


def _letter(workplace: Workplace, drawn: _Drawn) -> Letter:
    office = workplace.office
    return Letter(
        office=workplace.ring.office,
        office_name=office.name,
        practice=office.practice,
        sender=workplace.device,
        sender_name=office.devices[workplace.device].name,
        counter=drawn.counter,
        at=drawn.at,
        base=drawn.base,
        have=_stated(workplace, drawn),
        haves=passed_on(workplace),
        wants=tuple(sorted(lacking(workplace))),
        events=drawn.part.events(),
        seals=dict.fromkeys([*drawn.part.seals(), *workplace.store.ledger.newest_seals()]),
    )
