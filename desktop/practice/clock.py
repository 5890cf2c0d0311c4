"""A clock that is set by hand, for making the practice office."""

from dataclasses import dataclass


@dataclass(slots=True)
class SetClock:
    """Gives the moment it was set to, a second later at each look; milliseconds since 1970 UTC."""

    at: int

    def now(self) -> int:
        """Give the moment, and go on by a second."""
        self.at += 1_000
        return self.at

    def move_to(self, moment: int) -> None:
        """Go on to a moment; never back."""
        self.at = max(self.at, moment)
