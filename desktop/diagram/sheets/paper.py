"""Papers that offices print on, and the room that their margins leave (UX chapters 9.8 and 10)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

LEFT, TOP, RIGHT, BOTTOM = 15.0, 12.0, 10.0, 10.0
"""Margins in mm: the left one is wide, because sheets are filed with two holes there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet as it lies before the reader, in mm.

    `enlarged` is how many times its usual size a table may be drawn, the largest first.
    """

    name: str
    width: float
    height: float
    enlarged: tuple[float, ...] = (1.0,)

    @property
    def room(self) -> tuple[float, float]:
        """Give width and height of what may be printed on."""
        return self.width - LEFT - RIGHT, self.height - TOP - BOTTOM

    def turned(self) -> "Paper":
        """Give the same sheet turned by a quarter."""
        return replace(self, width=self.height, height=self.width)


LANDSCAPE: Mapping[str, Paper] = MappingProxyType(
    {
        paper.name: paper
        for paper in (
            Paper(name="F4", width=330.0, height=215.0),
            Paper(name="A4", width=297.0, height=210.0),
            Paper(name="Legal", width=355.6, height=215.9),
            Paper(name="A3", width=420.0, height=297.0, enlarged=(1.25, 1.12, 1.0)),
        )
    }
)
"""Papers by name, lying: SOPs are printed so; the first is what offices have."""


def paper_named(name: str, *, portrait: bool = False) -> Paper:
    """Find a paper, standing if wanted."""
    lying = LANDSCAPE[name]
    return lying.turned() if portrait else lying
