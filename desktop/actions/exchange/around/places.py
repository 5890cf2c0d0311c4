"""The places packages can be carried to: sticks that are plugged in, folders somebody chose."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.actions.session import Session
from desktop.domain.people import Action
from desktop.exchange.home import FOLDER, Home
from desktop.exchange.sticks import Stick, stick_at, sticks
from desktop.exchange.watching import Lookout, Sight

__all__ = ["Lookout", "Sight", "Spot", "Stick", "lookout_on", "spots_among", "sticks"]

Traces = frozenset[tuple[str, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place, and traces of what lies there: when they are others, it is worth a look."""

    stick: Stick
    traces: Traces


def spots_among(found: Sequence[Stick], chosen: Path | None = None) -> tuple[Spot, ...]:
    """Give the sticks and the folder that was chosen, if it is still there; the chosen first.

    Takes as long as the slowest of them: nothing for the window's own thread.
    """
    own = stick_at(chosen) if chosen is not None else None
    others = [stick for stick in found if own is None or stick.root != own.root]
    listed = [own, *others] if own is not None else others
    return tuple(Spot(stick=stick, traces=_traces(stick.root)) for stick in listed)


def lookout_on(session: Session, root: Path, patience: int) -> Lookout:
    """Make a lookout on a shared folder; a look takes `patience` milliseconds at most."""
    session.allow(Action.EXCHANGE)
    workplace = session.workplace
    return Lookout(Home(root, workplace.ring.office, workplace.device), patience)


def _traces(root: Path) -> Traces:
    """Name what Sopan has there, with size and time; what cannot be read leaves no trace."""
    found = set()
    with suppress(OSError):
        for path in (root / FOLDER).glob("*/*"):
            said = path.lstat()
            found.add((f"{path.parent.name}/{path.name}", said.st_size, said.st_mtime_ns))
    return frozenset(found)
