"""Empty the bodies that an erasure names, on every computer that learns of it (UU 27/2022)."""

from collections.abc import Iterable, Sequence

from desktop.actions.workplace import Workplace
from desktop.domain.events.cases import BodyErased, FileAttached
from desktop.domain.events.event import Event
from desktop.domain.refusals import Damaged, Failed


def erase_named(workplace: Workplace, events: Iterable[Event]) -> list[str]:
    """Empty the bodies named by the erasures among new events; part of their transaction.

    Works by what the erasures' writers knew and were, not by what became of them later: an
    erasure cannot wait for a word, and all computers must agree. Gives the contents of
    attachments that were erased.
    """
    ledger = workplace.store.ledger
    contents = []
    for event in events:
        if isinstance(event.fact, BodyErased):
            target = ledger.written(event.fact.event)
            fact = _attached(ledger.events(event.subject), event.fact.event)
            if target is not None:
                ledger.erase(event.fact.event, event.id)
            if fact is not None:
                contents.append(fact.content)
    return contents


def _attached(events: Sequence[Event], name: str) -> FileAttached | None:
    found = next((event.fact for event in events if event.id == name), None)
    return found if isinstance(found, FileAttached) else None


def drop_unused(workplace: Workplace, contents: Iterable[str]) -> None:
    """Delete attachments that were erased and that no other entry needs; after the transaction."""
    gone = set(contents)
    if not gone:
        return
    for _, events in workplace.store.ledger.stream():
        gone -= {e.fact.content for e in events if isinstance(e.fact, FileAttached)}
    for content in gone:
        try:
            workplace.store.blobs.remove(content)
        except (Damaged, Failed) as trouble:
            # The entry is erased already; a file that cannot be deleted must not undo that.
            workplace.store.log.add(workplace.world.now(), trouble.code, trouble.facts)
