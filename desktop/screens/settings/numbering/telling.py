"""Books in words: how they count, who keeps them, what they give next."""

from collections.abc import Iterable

from desktop.actions.office.books import Keeping, Shelved
from desktop.domain.numbers import Scope
from desktop.domain.office import Office
from desktop.domain.permits import PREFIX
from desktop.domain.progress import StepState
from desktop.words import NOTHING, Words

STATES = {
    Keeping.HERE: StepState.DONE,
    Keeping.ELSEWHERE: StepState.NOT_REACHED,
    Keeping.TWO_KEEPERS: StepState.OVERDUE,
    Keeping.FROZEN: StepState.DUE_SOON,
}
WHYS = {
    Keeping.HERE: "why_here",
    Keeping.ELSEWHERE: "why_elsewhere",
    Keeping.TWO_KEEPERS: "why_two_keepers",
    Keeping.FROZEN: "why_frozen",
}
KEEPING = {
    Keeping.HERE: "kept_here",
    Keeping.ELSEWHERE: "kept_elsewhere",
    Keeping.TWO_KEEPERS: "kept_twice",
    Keeping.FROZEN: "kept_frozen",
}
SCOPES = {
    Scope.YEAR: "scope_year",
    Scope.PERMIT_TYPE: "scope_permit_type",
    Scope.LETTER_KIND: "scope_letter_kind",
    Scope.GLOBAL: "scope_global",
}


def keepers_of(office: Office, shelved: Shelved) -> str:
    """Name the computers that keep a book."""
    devices = (office.devices.get(device) for device in shelved.book.keepers)
    return ", ".join(device.name for device in devices if device) or NOTHING


def next_said(words: Words, shelved: Shelved) -> str:
    """Say which number comes next and which one was the last."""
    first = shelved.next[0] if shelved.next else None
    if first is None or not first.text:
        return NOTHING
    last = words.say("settings_sop", "last_number", count=first.last)
    said = last if first.last else words.say("settings_sop", "no_number_yet")
    more = len(shelved.next) - 1
    if more:
        said = words.say("settings_sop", "more_counters", count=more)
    return f"{first.text}\n{said}"


def counters_said(words: Words, office: Office, shelved: Shelved) -> str:
    """List the next number of every counter of a book, where it has several."""
    if len(shelved.next) < 2:
        return ""
    return "; ".join(
        f"{_counter(words, office, each.permit_type, each.paper)}: {each.text or NOTHING}"
        for each in shelved.next
    )


def used_for(words: Words, office: Office, shelved: Shelved) -> str:
    """Say which papers of which permit types a book numbers, and how it counts."""
    opened = shelved.book.opened
    permits = ", ".join(_permit(office, name) for name in opened.permit_types)
    return words.say(
        "settings_sop",
        "book_used_for",
        papers=papers_said(words, opened.papers),
        permits=permits or words.say("settings_sop", "all_permits"),
        scope=words.say("settings_sop", SCOPES[Scope(opened.scope)]),
    )


def papers_said(words: Words, papers: Iterable[str]) -> str:
    """Name papers."""
    return ", ".join(words.say("paper", paper) for paper in papers)


def _counter(words: Words, office: Office, permit: str, paper: str) -> str:
    return _permit(office, permit) if permit else words.say("paper", paper)


def _permit(office: Office, name: str) -> str:
    return office.about(PREFIX + name).get("name", name)
