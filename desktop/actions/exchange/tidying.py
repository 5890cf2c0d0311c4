"""Delete from a stick what this computer wrote and everyone is known to have."""

from contextlib import suppress

from db.journal import SENT, Exchange
from desktop.actions.exchange.history import has_all, leaves_in
from desktop.actions.exchange.statements import others
from desktop.actions.workplace import Workplace
from desktop.domain.refusals import Failed
from desktop.exchange.home import Home

MOST = 10_000
"""Packages looked back to: those of many years."""


def tidy(workplace: Workplace, home: Home) -> int:
    """Delete own packages that nobody needs any more, never the newest; gives how many.

    What cannot be deleted stays: it harms nobody.
    """
    written = {entry.name: entry for entry in workplace.store.journal.list(SENT, MOST)}
    gone = 0
    with suppress(Failed):
        for path in home.own_packages()[:-1]:
            entry = written.get(path.name)
            if entry is not None and is_everywhere(workplace, entry):
                home.remove_own(path)
                gone += 1
    return gone


def is_everywhere(workplace: Workplace, entry: Exchange) -> bool:
    """Tell whether all computers of the office are known to have what was in a package."""
    leaves, away = leaves_in(entry), others(workplace)
    return bool(away) and all(has_all(workplace, device.id, leaves) for device in away)
