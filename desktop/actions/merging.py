"""Take over what other computers wrote: checked first, then applied whole or not at all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from desktop.actions.erasing import drop_unused, erase_named
from desktop.actions.session import Session
from desktop.actions.sifting import Approvals, Subjects, covering
from desktop.actions.workplace import Workplace, dated_by
from desktop.domain.events.event import OFFICE, Event
from desktop.domain.people import Action
from desktop.domain.reading.past import Past
from desktop.domain.refusals import Damaged, Refused
from desktop.ledger.acceptance import (
    Arrival,
    Find,
    Sealing,
    SortedOut,
    decode,
    keep_in_order,
    sort_out,
)
from desktop.ledger.codec import Written
from desktop.ledger.credentials import Keys, Known, check_authority
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


@dataclass(frozen=True, slots=True)
class Weighed:
    """A bundle that was checked and is in order; nothing of it is applied yet.

    `spoiled` says that something bad waits here, which had to be left out.
    """

    sorted_out: SortedOut
    holding: Sequence[Seal]
    seals: Sequence[Seal]
    known: int
    spoiled: bool = False

    @property
    def entering(self) -> list[Event]:
        """Give the events that would enter."""
        return [arrival.event for arrival in self.sorted_out.entering]


Note = Callable[[Taken], None]
"""Writes down what a merge brought, in the same transaction."""


def bundle_for(session: Session, base: Leaves) -> Bundle:
    """Gather everything beyond what another computer says it has, sealed by this one."""
    session.allow(Action.SEE_CASES)
    return bundle_of(session.workplace, base)


def bundle_of(workplace: Workplace, base: Leaves) -> Bundle:
    """Gather and seal; part of the exchange, which needs no role beyond being signed in."""
    with workplace.store.transaction():
        seal_own(workplace)
    ledger = workplace.store.ledger
    return Bundle(list(ledger.after(base)), list(ledger.seals()))


def seal_own(workplace: Workplace) -> None:
    """Vouch for everything this computer has written; part of the caller's transaction."""
    ledger, signing = workplace.store.ledger, workplace.secrets.keys.signing
    for leaf in ledger.leaves().get(workplace.device, ()):
        ledger.add_seals([make_seal(signing, workplace.ring.office, workplace.device, leaf)])
        workplace.store.settings.set("sealed", leaf)


def take_over(session: Session, bundle: Bundle) -> Taken:
    """Merge a bundle: a set union, nothing else. Anything not in order refuses the whole.

    What waits for its ancestors is kept aside, is not read and not announced.
    """
    session.allow(Action.SEE_CASES)
    return merge(session.workplace, bundle)


def merge(workplace: Workplace, bundle: Bundle) -> Taken:
    """Merge, whoever is signed in.

    What waited here and turns out to be bad stops nothing: it is dropped and noted. That loses
    nothing, since what waits was never announced and so is sent again.
    """
    return carry_out(workplace, weigh(workplace, bundle))


def weigh(workplace: Workplace, bundle: Bundle) -> Weighed:
    """Check everything about a bundle, together with what waits, and change nothing."""
    try:
        return _weigh(workplace, bundle, _Held.at(workplace))
    except (Refused, Damaged):
        if not workplace.store.waiting.all():
            raise
    return replace(_weigh(workplace, bundle, _Held()), spoiled=True)


def carry_out(workplace: Workplace, weighed: Weighed, note: Note = lambda _: None) -> Taken:
    """Apply what was weighed; `note` is part of the transaction."""
    taken = _apply(workplace, weighed, note)
    if weighed.spoiled:
        _drop_bad(workplace)
    return taken


@dataclass(frozen=True, slots=True)
class _Held:
    """What waits at this computer for ancestors."""

    events: Sequence[Written] = ()
    seals: Sequence[Seal] = ()

    @classmethod
    def at(cls, workplace: Workplace) -> "_Held":
        waiting = workplace.store.waiting
        return cls(waiting.all(), waiting.seals())


def _drop_bad(workplace: Workplace) -> None:
    """Drop from what waits whatever is not in order, one after the other."""
    while True:
        held = _Held.at(workplace)
        try:
            _apply(workplace, _weigh(workplace, Bundle(()), held), lambda _: None)
        except (Refused, Damaged) as trouble:
            named = str(trouble.facts.get("event", ""))
            bad = [e.id.hex() for e in held.events if e.id.hex().startswith(named)]
            with workplace.store.transaction():
                workplace.store.waiting.remove(bad)
                workplace.store.waiting.remove_seals([s for s in held.seals if s.leaf in bad])
                workplace.store.log.add(workplace.world.now(), trouble.code, trouble.facts)
        else:
            return


def _weigh(workplace: Workplace, bundle: Bundle, held: _Held) -> Weighed:
    ledger, find = workplace.store.ledger, cache(workplace.store.ledger.header)
    known = ledger.known(entry.id.hex() for entry in bundle.events)
    coming = {entry.id: entry for entry in (*held.events, *bundle.events)}
    arrivals = decode(entry for entry in coming.values() if entry.id.hex() not in known)
    sorted_out = sort_out(arrivals, find)
    seals = [*bundle.seals, *held.seals]
    return Weighed(sorted_out, _check(workplace, sorted_out, seals, find), seals, len(known))


def _check(
    workplace: Workplace, sorted_out: SortedOut, seals: Sequence[Seal], find: Find
) -> list[Seal]:
    ledger = workplace.store.ledger
    office = ledger.events(OFFICE)
    sealing = Sealing(
        office=workplace.ring.office,
        seals=seals,
        keys=lambda device, entering: _device_keys(device, [*office, *_of_office(entering)]),
    )
    holding = keep_in_order(sorted_out, sealing, ledger.erased())
    entering = [arrival.event for arrival in sorted_out.entering]
    subjects = Subjects(ledger, entering)
    known = Known(
        office=workplace.ring.office,
        events=office,
        covers=covering(ledger, sorted_out.entering),
        dated=dated_by([*office, *entering]),
        find=find,
        past_of=subjects.past,
        needs_key=Approvals(subjects, [*office, *entering]).needs_key,
    )
    check_authority(sorted_out.entering, known)
    return holding


def _of_office(arrivals: Iterable[Arrival]) -> list[Event]:
    return [arrival.event for arrival in arrivals if arrival.event.subject == OFFICE]


def _device_keys(device: str, office: Sequence[Event]) -> list[str]:
    return Keys(Past(office), office).of_device(device)


def _apply(workplace: Workplace, weighed: Weighed, note: Note) -> Taken:
    """Write everything in one transaction."""
    store, sorted_out = workplace.store, weighed.sorted_out
    entering, events = sorted_out.entering, weighed.entering
    try:
        with store.database.roomy(), store.transaction():
            before = store.ledger.leaves()
            store.ledger.insert([a.written for a in entering], [a.header for a in entering])
            store.ledger.add_seals(weighed.holding)
            store.waiting.remove([arrival.event.id for arrival in entering])
            store.waiting.put([arrival.written for arrival in sorted_out.waiting])
            store.waiting.remove_seals(weighed.holding)
            store.waiting.put_seals(_of_waiting(weighed.seals, sorted_out.waiting))
            erased = erase_named(workplace, events)
            taken = _taken(weighed, _note_forks(workplace, before))
            workplace.reread(events)
            note(taken)
    except BaseException:
        workplace.forget()
        raise
    if erased:
        drop_unused(workplace)
    if any(event.subject == OFFICE for event in events):
        workplace.keep_ring()
    return taken


def _taken(weighed: Weighed, forked: tuple[str, ...]) -> Taken:
    entering = weighed.sorted_out.entering
    return Taken(
        new=len(entering),
        known=weighed.known,
        waiting=len(weighed.sorted_out.waiting),
        subjects=frozenset(arrival.event.subject for arrival in entering),
        forked=forked,
    )


def _note_forks(workplace: Workplace, before: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Tell the administrator of computers that were restored or copied; stop this one if it is.

    A computer that another goes on as cannot write: its books stand still until it goes on as
    a new one and they are handed over (DESIGN chapters 5 and 8).
    """
    store = workplace.store
    branched = {d: leaves for d, leaves in store.ledger.leaves().items() if len(leaves) > 1}
    fresh = [d for d, leaves in branched.items() if len(leaves) > len(before.get(d, ()))]
    for device in fresh:
        store.log.add(workplace.world.now(), "device_forked", {"device": device})
    if fresh:
        store.settings.set("forked", " ".join(sorted(branched)))
    if workplace.device in fresh:
        store.settings.set("restored", "1")
    return tuple(sorted(fresh))


def _of_waiting(seals: Iterable[Seal], waiting: Iterable[Arrival]) -> list[Seal]:
    names = {arrival.event.id for arrival in waiting}
    return [seal for seal in seals if seal.leaf in names]
