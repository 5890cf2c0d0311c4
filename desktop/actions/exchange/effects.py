"""What a package does to the cases and the office: told before it is applied, and after."""

from collections.abc import Iterable, Mapping, Sequence

from desktop.actions.exchange.report import OfficeClashes, Touched, Waits
from desktop.actions.merging import Weighed
from desktop.actions.sifting import covering
from desktop.actions.workplace import Workplace, dated_by
from desktop.domain.case import read_case
from desktop.domain.events.event import OFFICE, Event
from desktop.domain.office import Office, read_office
from desktop.domain.refusals import Refused
from desktop.exchange.letter import Label

Lines = Mapping[str, tuple[str, int]]
"""Of cases that are listed, number and open conflicts."""


def lines_of(workplace: Workplace, subjects: Iterable[str]) -> Lines:
    """Give number and open conflicts of those of these cases that are listed."""
    lines = ((subject, workplace.store.lists.line(subject)) for subject in subjects)
    return {subject: (line.number, line.conflicts) for subject, line in lines if line}


def compared(before: Lines, after: Lines) -> tuple[Touched, ...]:
    """Tell what happened to the cases."""
    found = [
        Touched(
            subject=subject,
            number=number,
            new=subject not in before,
            conflicts=max(0, conflicts - before.get(subject, ("", 0))[1]),
        )
        for subject, (number, conflicts) in after.items()
    ]
    return tuple(sorted(found, key=lambda case: (case.number, case.subject)))


def foreseen(workplace: Workplace, weighed: Weighed) -> tuple[Touched, ...]:
    """Read the cases as they would be, without writing anything."""
    entering = weighed.entering
    office = _office(workplace, weighed, [e for e in entering if e.subject == OFFICE])
    coming: dict[str, list[Event]] = {}
    for event in entering:
        if event.subject != OFFICE:
            coming.setdefault(event.subject, []).append(event)
    after = {subject: _read(workplace, subject, coming[subject], office) for subject in coming}
    return compared(lines_of(workplace, coming), after)


def clashes_in(workplace: Workplace) -> OfficeClashes:
    """Name what stands twice now."""
    office = workplace.office
    books = (book.opened.title for book in office.books.values() if len(book.keepers) > 1)
    return OfficeClashes(
        numbers=frozenset(text for text, _ in workplace.store.lists.duplicate_numbers()),
        books=frozenset(books),
        settings=frozenset(office.clashes),
    )


def waits_of(workplace: Workplace, label: Label, events: int) -> Waits:
    """Tell whom to ask: the sender has everything that its package takes for granted."""
    ledger, devices = workplace.store.ledger, workplace.office.devices
    lacking = [
        devices[device].name if device in devices else device
        for device, ends in label.base.items()
        if len(ledger.known(ends)) < len(ends)
    ]
    last = workplace.store.journal.highest(label.sender)
    gap = last + 1 < label.counter
    return Waits(
        events=events,
        ask=devices[label.sender].name if label.sender in devices else label.sender_name,
        lacking=tuple(lacking),
        first=last + 1 if gap else 0,
        last=label.counter - 1 if gap else 0,
    )


def _read(
    workplace: Workplace, subject: str, coming: Sequence[Event], office: Office
) -> tuple[str, int]:
    events = [*workplace.store.ledger.events(subject), *coming]
    try:
        case = read_case(events, office)
    except Refused:
        # Written by a newer Sopan: kept and passed on, but it cannot be shown here.
        return "", 0
    return case.number, case.conflicts


def _office(workplace: Workplace, weighed: Weighed, coming: Sequence[Event]) -> Office:
    if not coming:
        return workplace.office
    events = [*workplace.store.ledger.events(OFFICE), *coming]
    covers = covering(workplace.store.ledger, weighed.sorted_out.entering)
    return read_office(events, covers, dated_by(events))
