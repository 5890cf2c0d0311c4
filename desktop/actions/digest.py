"""One hash over the events and one over what they say, to compare two computers."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from desktop.actions.session import Session
from desktop.domain.case import read_case
from desktop.domain.events.event import OFFICE
from desktop.domain.people import Action
from desktop.domain.refusals import Refused
from desktop.domain.state import READING, case_state, office_state
from desktop.ledger.canonical import encode
from desktop.ledger.six_words import six_words


@dataclass(frozen=True, slots=True)
class Digest:
    """Count of events, hash over their ids, hash over what they say, six words of the leaves."""

    events: int
    ledger: str
    state: str
    words: tuple[str, ...]


def digest(session: Session, word_list: Sequence[str]) -> Digest:
    """Work out the digest: equal words, equal data (DESIGN chapter 7)."""
    session.allow(Action.SEE_OFFICE)
    workplace = session.workplace
    state = blake2b(digest_size=32)
    state.update(encode({"reading": READING}))
    state.update(encode(office_state(workplace.office)))
    for subject, events in workplace.store.ledger.stream():
        if subject == OFFICE:
            continue
        try:
            said = case_state(read_case(events, workplace.office))
        except Refused as refused:
            said = {"case": subject, "refused": refused.code}
        state.update(encode(said))
    return Digest(
        workplace.store.ledger.count(),
        workplace.store.ledger.ids_hash(),
        state.hexdigest(),
        office_words(session, word_list),
    )


def office_words(session: Session, word_list: Sequence[str]) -> tuple[str, ...]:
    """Name all complete leaves by six words: equal words, equal data."""
    session.allow(Action.SEE_OFFICE)
    leaves = session.workplace.store.ledger.leaves()
    newest = blake2b(encode({k: list(v) for k, v in leaves.items()}), digest_size=32)
    return six_words(newest.digest(), word_list)
