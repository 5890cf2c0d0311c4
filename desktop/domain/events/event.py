"""An event as the rules see it: what happened, who says so, and what its writer knew."""

from dataclasses import dataclass

OFFICE = "office"
"""The subject of every event about the office itself."""

RECOVERY = "recovery"
"""The person under whose name the recovery key speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the ledger, decoded (DESIGN chapter 5).

    `fact` is one of the classes of this package, or None when its kind is unknown here or
    its body was erased. `signed` says that the person's key was checked on this header.
    `at` is in milliseconds since 1970 UTC, as claimed; it never decides any order.
    """

    id: str
    device: str
    prev: str
    depth: int
    subject: str
    saw: tuple[str, ...]
    office: tuple[str, ...]
    turn: int
    at: int
    by: str
    kind: str
    fact: object | None
    signed: bool = False
    erased: bool = False

    @property
    def order(self) -> tuple[int, str]:
        """Give the place in the order that is the same on every PC."""
        return (self.turn, self.id)
