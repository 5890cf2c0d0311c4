"""Empty the bodies that an erasure names, on every computer that learns of it (UU 27/2022)."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from desktop.actions.workplace import Workplace
from desktop.domain.events.cases import BodyErased, FileAttached
from desktop.domain.events.event import Event
from desktop.domain.refusals import Damaged, Failed
from desktop.ledger.codec import read_body

ATTACHING = "case.file_attached.1"


DUE = "attachments_to_delete"
"""The setting that names the contents of erased attachments until their files are deleted."""


def erase_named(workplace: Workplace, events: Iterable[Event]) -> bool:
    """Empty the bodies named by the erasures among new events; part of their transaction.

    Works by what the erasures' writers knew and were, not by what became of them later: an
    erasure cannot wait for a word, and all computers must agree. The files of attachments that
    were erased are noted for `drop_unused`: whoever is killed in between deletes them later.
    Tells whether there are any.
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
    if contents:
        _note_due(workplace, {*_due(workplace), *contents})
    return bool(contents)


def _attached(events: Sequence[Event], name: str) -> FileAttached | None:
    found = next((event.fact for event in events if event.id == name), None)
    return found if isinstance(found, FileAttached) else None


def drop_unused(workplace: Workplace) -> None:
    """Delete attachments that were erased and that no other entry needs; after the transaction.

    What cannot be deleted now is tried again after the next erasure and at the next start.
    """
    due = _due(workplace)
    if not due:
        return
    store, left = workplace.store, set()
    for content in sorted(due - _needed(workplace)):
        try:
            store.blobs.remove(content)
        except (Damaged, Failed) as trouble:
            # The entry is erased already; a file that cannot be deleted must not undo that.
            store.log.add(workplace.world.now(), trouble.code, trouble.facts)
            if isinstance(trouble, Failed):
                left.add(content)
    # A note that stays is only looked at once more.
    with suppress(Failed), store.transaction():
        _note_due(workplace, left)


def _needed(workplace: Workplace) -> set[str]:
    """Name the attachments that entries name which were not erased."""
    found = (read_body(ATTACHING, body) for _, body in workplace.store.ledger.attached())
    return {fact.content for fact in found if isinstance(fact, FileAttached)}


def _due(workplace: Workplace) -> set[str]:
    return set(workplace.store.settings.get(DUE).split())


def _note_due(workplace: Workplace, contents: Iterable[str]) -> None:
    workplace.store.settings.set(DUE, " ".join(sorted(contents)))
