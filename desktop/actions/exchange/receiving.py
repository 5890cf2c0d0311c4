"""Take over packages: checked whole before anything is changed, one transaction for each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from db.journal import PASSED_BY, REFUSED, TAKEN, Exchange
from desktop.actions.exchange.attachments import Arrived, take_from
from desktop.actions.exchange.contents import contents_in
from desktop.actions.exchange.effects import clashes_in, compared, foreseen, lines_of, waits_of
from desktop.actions.exchange.looking import is_settled
from desktop.actions.exchange.report import Outcome, Refusal, Report, Waits
from desktop.actions.exchange.statements import (
    identities,
    note_statements,
    note_twin,
    refuse_forged,
)
from desktop.actions.merging import Bundle, Taken, Weighed, carry_out, weigh
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace
from desktop.domain.events.event import OFFICE
from desktop.domain.people import Action
from desktop.domain.refusals import Damaged, Failed, Refused, Trouble
from desktop.exchange.home import FOLDER, Home, fingerprint
from desktop.exchange.labels import read_label, refuse_foreign
from desktop.exchange.letter import Cancelled, Label, Unwatched, Watch
from desktop.exchange.reading import Package, open_package
from desktop.ledger.codec import Written

FOR_OTHERS = "package_for_others"
LATER = ("package_incomplete", "package_part_missing")
"""What may be in order once the rest of it has been copied."""

Use = Callable[[Workplace, Package, Path], Outcome]


def preview(session: Session, path: Path, watch: Watch | None = None) -> Outcome:
    """Open a package, check all of it and tell what it would bring; nothing is changed."""
    session.allow(Action.EXCHANGE)
    return _opened(session.workplace, path, watch or Unwatched(), _foresee)


def take(
    session: Session,
    paths: Sequence[Path],
    watch: Watch | None = None,
    *,
    root: Path | None = None,
) -> Report:
    """Take over packages in any order, and the attachments that lie beside them or under `root`.

    A refused one stops no other; it is named in the report and in `history.refusals`. What fails
    for want of stick, disk or patience ends the work; what was taken until then stays.
    """
    session.allow(Action.EXCHANGE)
    roots = {found for path in paths if (found := _root_of(path)) is not None}
    roots |= {root} if root is not None else set()
    return take_all(session.workplace, paths, sorted(roots), watch or Unwatched())


def take_all(
    workplace: Workplace,
    paths: Iterable[Path],
    roots: Iterable[Path],
    watch: Watch,
    *,
    unattended: bool = False,
) -> Report:
    """Take packages and attachments over, whoever is signed in."""
    done: list[Outcome] = []
    arrived = Arrived()
    try:
        for path in sorted(paths, key=_turn):
            one = _opened(workplace, path, watch, _apply)
            _note_unused(workplace, one)
            done.append(one)
        for root in roots:
            home = Home(root, workplace.ring.office, workplace.device)
            arrived = take_from(workplace, home, watch, unattended=unattended).after(arrived)
    except (Failed, Cancelled) as stopped:
        return Report(packages=tuple(done), attachments=arrived, stopped=Refusal.of(stopped))
    return Report(packages=tuple(done), attachments=arrived)


def note_joined(workplace: Workplace, package: Package, path: Path) -> None:
    """Note the package by which this computer joined, and what it says of the others."""
    cases = sum(workplace.store.lists.counts().values())
    facts = {"events": package.label.events, "new": cases}
    with workplace.store.transaction():
        note_statements(workplace, package)
        workplace.store.journal.add(_entry(workplace, package.label, path, TAKEN, facts))


def _opened(workplace: Workplace, path: Path, watch: Watch, use: Use) -> Outcome:
    """Open a package and do something with it; what is not in order is told, not raised."""
    label = None
    try:
        label = read_label(path)
        if is_settled(workplace, label, path):
            name = _name(workplace, label)
            return Outcome(path=path, label=label, sender=name, known=label.events, settled=True)
        refuse_foreign(label, workplace.ring.office, practice=workplace.office.practice)
        keys = identities(workplace)
        with open_package(path, keys, workplace.folder.path, watch) as package:
            return use(workplace, package, path)
    except Cancelled:
        raise
    except (Refused, Damaged) as trouble:
        others = trouble.code == FOR_OTHERS
        return Outcome(
            path=path,
            label=label,
            sender=_name(workplace, label) if label else "",
            refused=None if others else Refusal.of(trouble),
            for_others=others,
        )


def _foresee(workplace: Workplace, package: Package, path: Path) -> Outcome:
    """Tell what a package would do."""
    refuse_forged(workplace, package)
    events = list(package.events())
    weighed = weigh(workplace, Bundle(events, list(package.seals())))
    return Outcome(
        path=path,
        label=package.label,
        sender=_name(workplace, package.label),
        events=len(weighed.entering),
        known=weighed.known,
        office=_of_office(weighed),
        cases=foreseen(workplace, weighed),
        waits=_waits(workplace, package.label, weighed, events),
        attachments=len(contents_in(weighed.entering)),
    )


def _apply(workplace: Workplace, package: Package, path: Path) -> Outcome:
    """Merge a package and note it: all in one transaction, or nothing."""
    refuse_forged(workplace, package)
    events, seals = list(package.events()), list(package.seals())
    weighed = weigh(workplace, Bundle(events, seals))
    subjects = {event.subject for event in weighed.entering} - {OFFICE}
    before, clashes = lines_of(workplace, subjects), clashes_in(workplace)
    waits = _waits(workplace, package.label, weighed, events)
    found: list[Outcome] = []

    def note(taken: Taken) -> None:
        outcome = Outcome(
            path=path,
            label=package.label,
            sender=_name(workplace, package.label),
            events=taken.new,
            known=taken.known,
            office=_of_office(weighed),
            cases=compared(before, lines_of(workplace, subjects)),
            clashes=clashes_in(workplace).beyond(clashes),
            waits=waits,
            forked=tuple(workplace.office.devices[device].name for device in taken.forked),
            attachments=len(contents_in(weighed.entering)),
        )
        note_statements(workplace, package)
        note_twin(workplace, seals)
        _note_taken(workplace, outcome, package.label)
        found.append(outcome)

    carry_out(workplace, weighed, note)
    return found[0]


def _waits(
    workplace: Workplace, label: Label, weighed: Weighed, events: Sequence[Written]
) -> Waits | None:
    brought = {entry.id for entry in events}
    waiting = sum(arrival.written.id in brought for arrival in weighed.sorted_out.waiting)
    return waits_of(workplace, label, waiting) if waiting else None


def _of_office(weighed: Weighed) -> int:
    return sum(event.subject == OFFICE for event in weighed.entering)


def _name(workplace: Workplace, label: Label) -> str:
    """Name the sender as the office knows it; a label may say anything."""
    known = workplace.office.devices.get(label.sender)
    return known.name if known else label.sender_name


def _note_taken(workplace: Workplace, outcome: Outcome, label: Label) -> None:
    facts = {
        "events": outcome.events,
        "known": outcome.known,
        "new": outcome.new,
        "updated": outcome.updated,
        "conflicts": outcome.conflicts,
        "waiting": outcome.waits.events if outcome.waits else 0,
        "attachments": outcome.attachments,
    }
    workplace.store.journal.add(_entry(workplace, label, outcome.path, TAKEN, facts))


def _note_unused(workplace: Workplace, outcome: Outcome) -> None:
    """Note once what was refused, and what is for others so that it is not opened again."""
    label, store = outcome.label, workplace.store
    refused = outcome.refused
    if outcome.settled or not (refused or outcome.for_others):
        return
    if refused and refused.code in LATER:
        return
    facts: dict[str, object] = {"file": fingerprint(outcome.path) if label else ""}
    if refused:
        facts |= {"code": refused.code, "facts": dict(refused.facts), "sender_name": outcome.sender}
    direction = REFUSED if refused else PASSED_BY
    entry = _entry(workplace, label, outcome.path, direction, facts)
    known = store.journal.marked(entry.mark)
    if known is None or known.direction != direction or known.facts.get("file") != facts["file"]:
        with store.transaction():
            store.journal.add(entry)


def _entry(
    workplace: Workplace,
    label: Label | None,
    path: Path,
    direction: str,
    facts: Mapping[str, object],
) -> Exchange:
    return Exchange(
        at=workplace.world.now(),
        direction=direction,
        device=label.sender if label else "",
        counter=label.counter if label else 0,
        name=path.name,
        mark=label.content if label else path.name,
        facts=facts,
    )


def _turn(path: Path) -> tuple[str, int, str]:
    """Put the packages of each computer in their order; what has no label comes last."""
    try:
        label = read_label(path)
    except Trouble:
        return ("~", 0, path.name)
    return (label.sender, label.counter, path.name)


def _root_of(path: Path) -> Path | None:
    """Find the stick on which a package lies where packages belong."""
    places = path.resolve().parents
    return places[2] if len(places) > 2 and places[1].name == FOLDER else None
