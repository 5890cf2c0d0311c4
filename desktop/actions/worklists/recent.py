"""The cases somebody opened last: kept on this computer alone, exchanged with nobody."""

from desktop.actions.session import Session
from desktop.domain.lines import CaseLine
from desktop.domain.people import Action

KEPT = 5


def note_opened(session: Session, subject: str) -> None:
    """Keep that the person opened a case here; the newest first, each once."""
    session.allow(Action.SEE_CASES)
    known = _known(session)
    opened = [subject, *(each for each in known if each != subject)][:KEPT]
    if opened != known:
        store = session.workplace.store
        with store.transaction():
            store.settings.set(_name(session), " ".join(opened))


def opened_last(session: Session) -> list[CaseLine]:
    """Give the cases the person opened here last."""
    session.allow(Action.SEE_CASES)
    lines = (session.workplace.store.lists.line(subject) for subject in _known(session))
    return [line for line in lines if line is not None]


def _known(session: Session) -> list[str]:
    return session.workplace.store.settings.get(_name(session)).split()


def _name(session: Session) -> str:
    return f"opened/{session.person}"
