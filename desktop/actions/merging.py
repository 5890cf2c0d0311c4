"""Take over what other computers wrote: checked first, then applied whole or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.actions.session import Session
from desktop.actions.workplace import Workplace, dated_by
from desktop.domain.events.cases import CaseRegistered, StepCompleted
from desktop.domain.events.event import OFFICE, Event
from desktop.domain.office import read_office
from desktop.domain.people import Action
from desktop.domain.sop.flow import needs_approval
from desktop.ledger.acceptance import (
    Arrival,
    Office,
    SortedOut,
    check_authority,
    decode,
    sealed_part,
    sort_out,
)
from desktop.ledger.codec import Written
from desktop.ledger.seals import Seal, make_seal

Leaves = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Events and the seals over them, as one computer gives them to another."""

    events: Sequence[Written]
    seals: Sequence[Seal] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What a merge brought: counts, the cases touched, and who wrote on two branches."""

    new: int = 0
    known: int = 0
    waiting: int = 0
    subjects: frozenset[str] = frozenset()
    forked: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


def bundle_for(session: Session, base: Leaves) -> Bundle:
    """Gather everything beyond what another computer says it has, sealed by this one."""
    session.allow(Action.SEE_CASES)
    return bundle_of(session.workplace, base)


def bundle_of(workplace: Workplace, base: Leaves) -> Bundle:
    """Gather and seal; part of the exchange, which needs no role beyond being signed in."""
    ledger = workplace.store.ledger
    leaf = next(iter(ledger.leaves().get(workplace.device, ())), "")
    if leaf:
        signing = workplace.secrets.keys.signing
        seal = make_seal(signing, workplace.office.id, workplace.device, leaf)
        with workplace.store.transaction():
            ledger.add_seals([seal])
            workplace.store.settings.set("sealed", leaf)
    return Bundle(list(ledger.after(base)), list(ledger.seals()))


def take_over(session: Session, bundle: Bundle) -> Taken:
    """Merge a bundle: a set union, nothing else. Anything not in order refuses the whole.

    What waits for its ancestors is kept aside, is not read and not announced.
    """
    session.allow(Action.SEE_CASES)
    return merge(session.workplace, bundle)


def merge(workplace: Workplace, bundle: Bundle) -> Taken:
    """Merge, whoever is signed in."""
    store = workplace.store
    known = store.ledger.known(entry.id.hex() for entry in bundle.events)
    coming = decode(e for e in bundle.events if e.id.hex() not in known)
    aside = decode(store.waiting.all())
    here = {arrival.event.id for arrival in coming}
    held = [arrival for arrival in aside if arrival.event.id not in here]
    sorted_out = sort_out(_in_order([*coming, *held]), store.ledger.header)
    seals = [*bundle.seals, *store.waiting.seals()]
    holding = _check(workplace, sorted_out, seals)
    forked = _forked(workplace, sorted_out.entering)
    _apply(workplace, sorted_out.entering, sorted_out.waiting, holding, seals)
    entering = [arrival.event for arrival in sorted_out.entering]
    return Taken(
        new=len(entering),
        known=len(known),
        waiting=len(sorted_out.waiting),
        subjects=frozenset(event.subject for event in entering),
        forked=forked,
    )


def _in_order(arrivals: Iterable[Arrival]) -> list[Arrival]:
    return sorted(arrivals, key=lambda arrival: arrival.event.order)


def _check(workplace: Workplace, sorted_out: SortedOut, seals: Sequence[Seal]) -> list[Seal]:
    ledger = workplace.store.ledger
    known = ledger.events(OFFICE)
    office = Office(
        id=workplace.office.id, events=known, covers=ledger.covers, dated=dated_by(known)
    )
    holding = sealed_part(sorted_out, seals, office)
    approvals = _Approvals(workplace, sorted_out.entering)
    check_authority(sorted_out.entering, office, ledger.header, approvals.needs_key)
    return holding


class _Approvals:
    """Tells which completed steps are approvals, by the procedure their case runs under."""

    def __init__(self, workplace: Workplace, entering: Sequence[Arrival]) -> None:
        self._workplace = workplace
        known = workplace.store.ledger.events(OFFICE)
        new = [arrival.event for arrival in entering if arrival.event.subject == OFFICE]
        covers, dated = workplace.store.ledger.covers, dated_by(known)
        self._sops = (
            read_office([*known, *new], covers, dated).sops if new else workplace.office.sops
        )
        self._opened = {
            arrival.event.subject: arrival.event.fact
            for arrival in entering
            if isinstance(arrival.event.fact, CaseRegistered)
        }

    def needs_key(self, event: Event) -> bool:
        """Tell whether the person's key must stand under this event."""
        if not isinstance(event.fact, StepCompleted):
            return False
        version = self._sops.get(self._sop_of(event.subject))
        if version is None or event.fact.symbol not in version.flow:
            return False
        return needs_approval(version.flow.symbol(event.fact.symbol))

    def _sop_of(self, subject: str) -> str:
        if subject not in self._opened:
            for event in self._workplace.store.ledger.events(subject):
                if isinstance(event.fact, CaseRegistered):
                    self._opened[subject] = event.fact
                    break
        opened = self._opened.get(subject)
        return opened.sop if isinstance(opened, CaseRegistered) else ""


def _forked(workplace: Workplace, entering: Sequence[Arrival]) -> tuple[str, ...]:
    """Name the computers that wrote on two branches: restored or copied ones."""
    seen = {(arrival.header.device, arrival.header.prev): arrival.event.id for arrival in entering}
    doubled = {
        arrival.header.device
        for arrival in entering
        if seen[arrival.header.device, arrival.header.prev] != arrival.event.id
    }
    ledger = workplace.store.ledger
    leaves = ledger.leaves()
    for arrival in entering:
        own = leaves.get(arrival.header.device, ())
        prev = arrival.header.prev
        if own and prev not in own and (not prev or ledger.known([prev])):
            doubled.add(arrival.header.device)
    return tuple(sorted(doubled))


def _apply(
    workplace: Workplace,
    entering: Sequence[Arrival],
    waiting: Sequence[Arrival],
    holding: Sequence[Seal],
    seals: Sequence[Seal],
) -> None:
    store = workplace.store
    try:
        with store.transaction():
            store.ledger.insert([arrival.written for arrival in entering])
            store.ledger.add_seals(holding)
            store.waiting.remove([arrival.event.id for arrival in entering])
            store.waiting.put([arrival.written for arrival in waiting])
            store.waiting.remove_seals(holding)
            store.waiting.put_seals(_of_waiting(seals, waiting))
            workplace.reread(arrival.event for arrival in entering)
    except BaseException:
        workplace.forget()
        raise
    if any(arrival.event.subject == OFFICE for arrival in entering):
        workplace.keep_ring()


def _of_waiting(seals: Iterable[Seal], waiting: Iterable[Arrival]) -> list[Seal]:
    names = {arrival.event.id for arrival in waiting}
    return [seal for seal in seals if seal.leaf in names]
