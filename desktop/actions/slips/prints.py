"""How often a slip was printed, and by whom: noted on the computer it was printed at."""

from pathlib import Path

from desktop.actions.procedures.printing import save
from desktop.actions.session import Session
from desktop.actions.slips.press import Printable
from desktop.actions.workplace import Workplace
from desktop.domain.people import Action
from desktop.domain.permits import is_count

PRINTED = "slip_printed"
"""The code under which the log of this computer notes a print."""


def copies_of(workplace: Workplace, kind: str, case: str) -> int:
    """Tell how often a slip of a case was printed at this computer."""
    text = workplace.store.settings.get(_name(kind, case))
    return int(text) if is_count(text) else 0


def note_printed(session: Session, slip: Printable) -> None:
    """Note that a slip went to a printer; the next one is a copy (UX chapter 10)."""
    session.allow(Action.SEE_CASES)
    with session.workplace.store.transaction():
        _note(session, slip)


def save_printed(session: Session, slip: Printable, path: Path) -> None:
    """Write a slip as a file and note it; neither happens without the other."""
    session.allow(Action.SEE_CASES)
    with session.workplace.store.transaction():
        _note(session, slip)
        save(path, slip.pdf)


def _note(session: Session, slip: Printable) -> None:
    workplace = session.workplace
    count = max(slip.copy, copies_of(workplace, slip.kind, slip.case) + 1)
    facts: dict[str, str | int] = {
        "slip": slip.kind,
        "case": slip.case,
        "copy": count,
        "person": session.person,
    }
    workplace.store.settings.set(_name(slip.kind, slip.case), str(count))
    workplace.store.log.add(workplace.world.now(), PRINTED, facts)


def _name(kind: str, case: str) -> str:
    return f"printed/{kind}/{case}"
