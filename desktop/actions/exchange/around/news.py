"""What is new on the sticks: packages for this office, computers that ask to be let in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.actions.changes import Changes
from desktop.actions.exchange.beside import catch_up
from desktop.actions.exchange.enrolment import Asking, requests_on
from desktop.actions.exchange.looking import Incoming, look
from desktop.actions.session import Session
from desktop.domain.events.event import OFFICE
from desktop.domain.lines import CaseLine
from desktop.domain.people import Action
from desktop.domain.refusals import Failed

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What lies at one place: packages that were not taken, and requests nobody answered."""

    root: Path
    packages: tuple[Incoming, ...] = ()
    requests: tuple[Asking, ...] = ()

    @property
    def new(self) -> tuple[Incoming, ...]:
        """Give the packages that are worth opening."""
        return tuple(one for one in self.packages if one.is_new)

    @property
    def refused(self) -> tuple[Incoming, ...]:
        """Give those that were refused, or cannot be read at all."""
        return tuple(one for one in self.packages if one.refused is not None)


def look_around(
    session: Session, roots: Iterable[Path], word_list: Sequence[str]
) -> tuple[News, ...]:
    """Look what lies at each place; one that has just gone has nothing."""
    session.allow(Action.EXCHANGE)
    return tuple(_news(session, root, word_list) for root in roots)


def come_back(session: Session, subjects: Iterable[str]) -> Changes:
    """Let the window see what an exchange beside it has brought for these cases."""
    session.allow(Action.EXCHANGE)
    catch_up(session.workplace)
    return Changes(frozenset({*subjects, OFFICE, session.workplace.office.id}))


def in_conflict(session: Session) -> list[CaseLine]:
    """List the cases in which two computers wrote different things, the newest first."""
    session.allow(Action.SEE_CASES)
    return session.workplace.store.overview.clashing(MOST)


def _news(session: Session, root: Path, word_list: Sequence[str]) -> News:
    may_admit = session.may(Action.ADMIT_DEVICE)
    try:
        asking = requests_on(session, root, word_list) if may_admit else []
        return News(
            root=root,
            packages=tuple(look(session, root)),
            requests=tuple(one for one in asking if not one.known),
        )
    except Failed:
        return News(root=root)
