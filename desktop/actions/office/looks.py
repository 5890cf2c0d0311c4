"""How the window looks to a person: kept on this computer alone, exchanged with nobody."""

from desktop.actions.session import Session


def look_of(session: Session) -> str:
    """Give what the person chose here, in words of the window's own; empty when they never did."""
    return session.workplace.store.settings.get(_name(session))


def remember_look(session: Session, look: str) -> None:
    """Keep what the person chose for their next sign-in."""
    store = session.workplace.store
    with store.transaction():
        store.settings.set(_name(session), look)


def _name(session: Session) -> str:
    return f"look/{session.person}"
