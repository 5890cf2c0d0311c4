"""What lies on a stick, told from the labels, before anything is opened."""

from dataclasses import dataclass
from pathlib import Path

from db.journal import PASSED_BY, REFUSED, SENT, TAKEN, Exchange
from desktop.actions.exchange.report import Refusal
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace
from desktop.domain.people import Action
from desktop.domain.refusals import Damaged
from desktop.exchange.home import Home, fingerprint
from desktop.exchange.labels import plain_line, read_label
from desktop.exchange.letter import Label

SETTLED = (SENT, TAKEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A package that was not taken yet; its label is shown and decides nothing.

    `arriving` says that the file is not whole so far, `refused` why it was refused before, or
    why its label cannot be read; then there is no `label`.
    """

    path: Path
    label: Label | None
    arriving: bool = False
    refused: Refusal | None = None

    @property
    def is_new(self) -> bool:
        """Tell whether it is worth opening."""
        return self.label is not None and not self.arriving and self.refused is None


def look(session: Session, root: Path) -> list[Incoming]:
    """List the packages for this office on a stick that were not taken, oldest of each first."""
    session.allow(Action.EXCHANGE)
    return lying_on(session.workplace, root)


def lying_on(workplace: Workplace, root: Path) -> list[Incoming]:
    """List what was not taken, whoever is signed in."""
    home = Home(root, workplace.ring.office, workplace.device)
    found: dict[str, Incoming] = {}
    for path in home.packages():
        one = _incoming(workplace, path)
        if one is not None:
            content = one.label.content if one.label else path.name
            known = found.get(content)
            if known is None or known.refused or (known.is_new and one.arriving):
                found[content] = one
    return sorted(found.values(), key=_order)


def is_settled(workplace: Workplace, label: Label, path: Path) -> bool:
    """Tell whether a package was written or taken here, or this very file is for others."""
    entry = workplace.store.journal.marked(label.content)
    if entry is None:
        return False
    return entry.direction in SETTLED or (entry.direction == PASSED_BY and is_file_of(entry, path))


def is_file_of(entry: Exchange, path: Path) -> bool:
    """Tell whether this is the file that was not used before.

    Its label proves nothing: a sound copy of a damaged file, or one that was still being
    copied, has the same one.
    """
    return entry.facts.get("file") == fingerprint(path)


def _incoming(workplace: Workplace, path: Path) -> Incoming | None:
    try:
        label = read_label(path)
    except Damaged as damaged:
        return Incoming(path=path, label=None, refused=Refusal.of(damaged))
    if is_settled(workplace, label, path):
        return None
    entry = workplace.store.journal.marked(label.content)
    refused = None
    if entry is not None and entry.direction == REFUSED and is_file_of(entry, path):
        facts = entry.facts.get("facts", {})
        known = facts if isinstance(facts, dict) else {}
        refused = Refusal(code=str(entry.facts.get("code", "")), facts=known)
    return Incoming(path=path, label=label, arriving=_is_arriving(path, label), refused=refused)


def _is_arriving(path: Path, label: Label) -> bool:
    """Tell whether a file is shorter than its label says: somebody is still copying it."""
    try:
        return path.stat().st_size < len(plain_line(label, label.size)) + label.size
    except OSError:
        return True


def _order(one: Incoming) -> tuple[str, int, str]:
    return (
        (one.label.sender, one.label.counter, one.path.name)
        if one.label
        else ("~", 0, one.path.name)
    )


def inspect(path: Path) -> Label:
    """Read the plain first line of a package, without person or key; it proves nothing."""
    return read_label(path)
