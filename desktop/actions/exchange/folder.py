"""The same exchange unattended, through a folder that this computer watches."""

from dataclasses import dataclass, field
from pathlib import Path

from db.journal import SENT, Exchange
from desktop.actions.exchange.attachments import going_to, put_on
from desktop.actions.exchange.history import EVERYONE, leaves_in
from desktop.actions.exchange.looking import lying_on
from desktop.actions.exchange.receiving import take_all
from desktop.actions.exchange.report import Report
from desktop.actions.exchange.sending import Sent, Wish, post, recipients_of
from desktop.actions.exchange.statements import others
from desktop.actions.exchange.tidying import is_everywhere
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace
from desktop.domain.people import Action
from desktop.domain.refusals import Failed, Refused
from desktop.exchange.home import Home
from desktop.exchange.letter import Unwatched, Watch

FOLDER = "exchange_folder"
"""The setting of this computer that names the folder it watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """One look at the folder: what came, what went, and whether it could be reached at all."""

    reachable: bool
    report: Report = field(default_factory=Report)
    sent: Sent | None = None


def watched_folder(session: Session) -> Path | None:
    """Give the folder this computer watches, None when it watches none."""
    session.allow(Action.EXCHANGE)
    named = session.workplace.store.settings.get(FOLDER)
    return Path(named) if named else None


def watch_folder(session: Session, root: Path | None) -> None:
    """Let this computer watch a folder, or none.

    Raises Refused("exchange_folder_inside") for one that lies in the data folder.
    """
    session.allow(Action.EXCHANGE)
    workplace = session.workplace
    if root is not None and root.resolve().is_relative_to(workplace.folder.path.resolve()):
        raise Refused("exchange_folder_inside")
    with workplace.store.transaction():
        workplace.store.settings.set(FOLDER, str(root) if root is not None else "")


def exchange_with(session: Session, root: Path, watch: Watch | None = None) -> Pass:
    """Take what is new in a folder, then put there what the others lack; nothing twice.

    A folder that cannot be reached is passed over: the network is away, or the stick.
    """
    session.allow(Action.EXCHANGE)
    workplace, looking = session.workplace, watch or Unwatched()
    if not _is_there(root):
        return Pass(reachable=False)
    try:
        new = [one.path for one in lying_on(workplace, root) if one.is_new]
        report = take_all(workplace, new, [root], looking, unattended=True)
        if report.stopped is not None:
            return Pass(reachable=_is_there(root), report=report)
        return Pass(reachable=True, report=report, sent=_give(workplace, root, looking))
    except Failed:
        if _is_there(root):
            raise
        return Pass(reachable=False)


def _give(workplace: Workplace, root: Path, watch: Watch) -> Sent | None:
    if not others(workplace) or workplace.store.settings.get("restored"):
        return None
    home = Home(root, workplace.ring.office, workplace.device)
    last = _last_here(workplace, root)
    if last is None or not _still_holds(workplace, home, last):
        return post(workplace, root, Wish(), watch)
    recipients = recipients_of(workplace, Wish())
    nothing_new = workplace.store.ledger.beyond(workplace.store.ledger.leaves())
    going = going_to(workplace, home, nothing_new, recipients)
    put_on(workplace, home, going, recipients, watch)
    return None


def _last_here(workplace: Workplace, root: Path) -> Exchange | None:
    """Find the last package for all that was written into this folder."""
    written = workplace.store.journal.list(SENT)
    here = (e for e in written if e.facts.get(EVERYONE) and e.facts.get("root") == str(root))
    return next(here, None)


def _still_holds(workplace: Workplace, home: Home, last: Exchange) -> bool:
    """Tell whether the last package says all there is, and is there for those who need it."""
    if leaves_in(last) != workplace.store.ledger.leaves():
        return False
    there = {path.name for path in home.own_packages()}
    return last.name in there or is_everywhere(workplace, last)


def _is_there(root: Path) -> bool:
    try:
        return root.is_dir()
    except OSError:
        return False
