"""How long this computer goes without exchanging packages before it warns."""

from dataclasses import dataclass

from desktop.actions.exchange.history import last_exchange, unsent
from desktop.actions.exchange.statements import others
from desktop.actions.session import Session
from desktop.domain.people import Action

DAYS = "exchange_days"
"""The setting of this computer that holds the working days."""

USUAL, LONGEST = 3, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Working days since packages last went and came, None for never; `patience` is the limit.

    Where the office has one computer only, nothing is ever late.
    """

    sent: int | None
    taken: int | None
    unsent: int
    patience: int
    alone: bool

    @property
    def is_send_late(self) -> bool:
        """Tell whether something waits to be sent for too long."""
        return not self.alone and self.unsent > 0 and _is_over(self.sent, self.patience)

    @property
    def is_take_late(self) -> bool:
        """Tell whether nothing came for too long."""
        return not self.alone and _is_over(self.taken, self.patience)


def silence(session: Session) -> Silence:
    """Tell for how many working days nothing went and nothing came."""
    session.allow(Action.EXCHANGE)
    last = last_exchange(session)
    return Silence(
        sent=_days_since(session, last.sent),
        taken=_days_since(session, last.taken),
        unsent=unsent(session),
        patience=_patience(session),
        alone=not others(session.workplace),
    )


def set_patience(session: Session, days: int) -> None:
    """Let this computer warn after so many working days; 1 to 30."""
    session.allow(Action.EXCHANGE)
    store = session.workplace.store
    with store.transaction():
        store.settings.set(DAYS, str(min(max(1, days), LONGEST)))


def _patience(session: Session) -> int:
    said = session.workplace.store.settings.get(DAYS)
    return int(said) if said else USUAL


def _days_since(session: Session, at: int) -> int | None:
    if not at:
        return None
    workplace = session.workplace
    calendar = workplace.calendar
    days = (calendar.local_date(at), calendar.local_date(workplace.world.now()))
    return calendar.working_days_between(*days)


def _is_over(days: int | None, patience: int) -> bool:
    return days is None or days > patience
