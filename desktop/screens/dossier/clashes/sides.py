"""The sides of a conflict: a computer each, with who wrote there, when, and what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.events.event import Event
from desktop.domain.reading.fields import Value
from desktop.screens.dossier.tab import device_of, moment_of, person_of
from desktop.screens.pieces.room import Room


@dataclass(slots=True)
class Side:
    """One column: the computer, and its value of each row it wrote in."""

    device: str
    name: str
    is_here: bool
    cells: dict[str, Value] = field(default_factory=dict)

    @property
    def events(self) -> tuple[Event, ...]:
        """Give what was written on this side, each once."""
        return tuple({value.event.id: value.event for value in self.cells.values()}.values())


def sides_of(room: Room, clashes: Mapping[str, Sequence[Value]]) -> list[Side]:
    """Share clashing values out to the computers they were written on, this one first.

    A copied computer is one name with two branches, which are two columns.
    """
    here = room.runner.session.workplace.device
    sides: list[Side] = []
    for name, values in clashes.items():
        for value in values:
            device = value.event.device
            free = (s for s in sides if s.device == device and name not in s.cells)
            side = next(free, None)
            if side is None:
                side = Side(device, device_of(room, value.event), device == here)
                sides.append(side)
            side.cells[name] = value
    return sorted(sides, key=lambda side: (not side.is_here, side.name.casefold()))


def heading_of(room: Room, side: Side) -> str:
    """Name a side: *Komputer ini — Loket 1*, *Dari paket — Loket 2*."""
    say = room.words.say
    return say("conflicts", "this_computer" if side.is_here else "from_package", name=side.name)


def who_of(room: Room, event: Event) -> str:
    """Say who wrote something and when, by the clock of their computer."""
    return ", ".join((person_of(room, event), moment_of(room, event)))
