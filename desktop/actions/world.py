"""What the outside world offers: the clock, randomness and the price of a guessed password."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.ledger.keys import Draw
from desktop.ledger.passwords import DEFAULT, Cost


@dataclass(frozen=True, slots=True)
class World:
    """The one door to clock and randomness; made in `startup.py`, fixed in tests.

    `now` gives milliseconds since 1970 UTC.
    """

    now: Callable[[], int]
    draw: Draw
    cost: Cost = DEFAULT

    def new_id(self) -> str:
        """Draw an id that nobody has had before."""
        return self.draw(10).hex()
