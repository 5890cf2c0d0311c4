"""Facts become events: chained, signed where a person must stand for them, written at once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop.actions.changes import Changes
from desktop.actions.erasing import drop_unused, erase_named
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace
from desktop.domain.events.cases import StepCompleted
from desktop.domain.events.event import OFFICE, Event
from desktop.domain.events.kinds import ALWAYS_SIGNED, kind_of
from desktop.domain.refusals import Failed, Refused
from desktop.domain.sop.flow import Flow, needs_approval
from desktop.ledger.codec import Circumstances, Written, as_written, compose, to_event
from desktop.ledger.keys import SigningKey, sign_header


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact about one subject, not written yet. `flow` is that of the case, for steps."""

    subject: str
    fact: object
    flow: Flow | None = None


class Pen:
    """Writes facts in one person's name, one event after the other, in one transaction."""

    def __init__(self, workplace: Workplace, by: str, key: SigningKey) -> None:
        self._workplace = workplace
        self._by = by
        self._key = key
        self.written: list[Event] = []

    def write(self, entry: Entry) -> Event:
        """Append one event to this computer's chain."""
        known = circumstances(self._workplace, self._by, entry.subject)
        header, body = compose(known, entry.fact)
        signed = must_be_signed(entry.fact, entry.flow)
        signature = sign_header(self._key, header) if signed else b""
        written = as_written(header, body, signature)
        self._workplace.store.ledger.insert([written])
        event = to_event(written, signed=signed)
        self.written.append(event)
        return event

    def changes(self) -> Changes:
        """Say what was written."""
        subjects = frozenset(event.subject for event in self.written)
        return Changes(subjects, tuple(event.id for event in self.written))


@contextmanager
def pen(session: Session) -> Iterator[Pen]:
    """Open a transaction in which the signed-in person writes; whole or not at all."""
    with _pen(session.workplace, session.person, session.keys.signing) as opened:
        yield opened


def record(session: Session, entries: Iterable[Entry]) -> Changes:
    """Write facts in the name of the signed-in person: all in one transaction, or none."""
    return record_as(session.workplace, session.person, session.keys.signing, entries)


def record_as(workplace: Workplace, by: str, key: SigningKey, entries: Iterable[Entry]) -> Changes:
    """Write facts in somebody's name."""
    with _pen(workplace, by, key) as opened:
        for entry in entries:
            opened.write(entry)
    return opened.changes()


@contextmanager
def _pen(workplace: Workplace, by: str, key: SigningKey) -> Iterator[Pen]:
    if workplace.store.settings.get("restored"):
        raise Refused("device_restored")
    known = workplace.office.people.get(by)
    if known is not None and known.keys.signing != key.public:
        # Here it would count; every other computer would refuse all that comes with it.
        raise Refused("keys_replaced", login=known.login)
    with last_words(workplace, by, key) as opened:
        yield opened


@contextmanager
def last_words(workplace: Workplace, by: str, key: SigningKey) -> Iterator[Pen]:
    """Open a transaction also on a restored computer, which may only name its successor."""
    opened = Pen(workplace, by, key)
    try:
        with workplace.store.transaction():
            yield opened
            erased = erase_named(workplace, opened.written)
            workplace.reread(opened.written, own=True)
    except BaseException:
        workplace.forget()
        raise
    if erased:
        drop_unused(workplace)
    _after_commit(workplace, opened.written)


def _after_commit(workplace: Workplace, written: list[Event]) -> None:
    """Do what the written events ask outside the database; they are done already.

    What fails here must not be told as a failed action: somebody would do it twice. The note
    of the newest event is made again by the next action, the key ring at the next sign-in.
    """
    try:
        if written:
            last = written[-1]
            workplace.folder.write_tip(workplace.device, last.id, last.depth)
        if any(event.subject == OFFICE for event in written):
            workplace.keep_ring()
    except Failed as failed:
        workplace.store.log.add(workplace.world.now(), failed.code, failed.facts)


def must_be_signed(fact: object, flow: Flow | None) -> bool:
    """Tell whether the person's key must stand under a fact (DESIGN chapter 6)."""
    if kind_of(fact) in ALWAYS_SIGNED:
        return True
    if not isinstance(fact, StepCompleted) or flow is None:
        return False
    return needs_approval(flow.symbol(fact.symbol))


def circumstances(workplace: Workplace, by: str, subject: str) -> Circumstances:
    """Say where an event written now would stand: what is before it and what this PC knows."""
    ledger = workplace.store.ledger
    tips = ledger.leaves().get(workplace.device, ())
    prev = tips[0] if tips else ""
    saw = ledger.heads(subject)
    office = () if subject == OFFICE else ledger.heads(OFFICE)
    parents = ledger.headers({*saw, *office, *([prev] if prev else [])})
    return Circumstances(
        device=workplace.device,
        prev=prev,
        depth=1 + (parents[prev].depth if prev else 0),
        subject=subject,
        saw=saw,
        office=office,
        turn=1 + max((header.turn for header in parents.values()), default=0),
        at=workplace.world.now(),
        by=by,
    )


def founding(workplace_device: str, by: str, at: int, fact: object, key: SigningKey) -> Written:
    """Write the first event of an office, which has nothing before it."""
    known = Circumstances(
        device=workplace_device,
        prev="",
        depth=1,
        subject=OFFICE,
        saw=(),
        office=(),
        turn=1,
        at=at,
        by=by,
    )
    header, body = compose(known, fact)
    return as_written(header, body, sign_header(key, header))
