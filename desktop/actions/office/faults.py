"""Notes a fault of Sopan itself, where whoever mends it can read about it."""

from desktop.actions.session import Session


def note_fault(session: Session, code: str, trace: str) -> None:
    """Keep what went wrong in the log of this computer, which is encrypted and never exchanged."""
    workplace = session.workplace
    workplace.store.log.add(workplace.world.now(), "fault", {"code": code, "trace": trace})
