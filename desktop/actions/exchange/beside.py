"""A second connection that writes, for the exchange beside the window."""

from db.store import open_beside
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace


def work_beside(session: Session) -> Session:
    """Give the person a second connection that writes, for one thread beside the window.

    Whoever asked for it closes its store. Afterwards the window's thread calls `catch_up`.
    """
    here = session.workplace
    store = open_beside(here.store)
    beside = Workplace(here.world, store.folder, store, here.ring, here.secrets)
    return Session(beside, session.person, session.keys)


def catch_up(workplace: Workplace) -> None:
    """Let the window's own connection see what was written beside it."""
    workplace.forget()
    workplace.keep_ring()
