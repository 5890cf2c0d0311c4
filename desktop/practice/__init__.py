"""The practice office: people in every role, cases in all states, made through actions only."""

from collections.abc import Callable

PASSWORD = "latihan-sopan"
"""The password of every login in a practice office (DESIGN chapter 10)."""

START = 1_763_523_720_000
"""2025-11-19 10.42 WIB in milliseconds since 1970 UTC: where its clock begins to run."""

LOGIN = "admin"
"""Whoever names nobody on the command line is this one."""

Watch = Callable[[int, int], None]
"""Is told how much is done, and of how much; may raise to end the work."""


def unwatched(_done: int, _total: int) -> None:
    """Let the work run to its end."""
