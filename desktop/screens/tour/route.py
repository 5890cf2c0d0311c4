"""The way of the tour: which station comes after which."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.refusals import Failed
from desktop.screens.tour.camera import Camera
from desktop.screens.tour.guide import Guide, Plan
from desktop.screens.tour.stations import (
    case,
    cases,
    corners,
    door,
    first_start,
    intake,
    looks,
    papers,
    people,
    procedures,
    settings,
    sharing,
    steps,
    tasks,
)

__all__ = ["Plan", "Seen", "make_tour"]

WAY: tuple[Callable[[Guide], object], ...] = (
    door.door,
    corners.places,
    people.people,
    tasks.tasks,
    cases.cases,
    intake.intake,
    steps.steps,
    sharing.conflicts,
    case.case,
    sharing.exchange,
    corners.queue,
    procedures.procedures,
    papers.papers,
    corners.help_topics,
    looks.looks,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The files that were written, and the kinds of pieces that can be seen on the pictures."""

    names: Sequence[str]
    kinds: frozenset[str]


def make_tour(plan: Plan, path: Path) -> Seen:
    """Go through all windows, and leave pictures and papers in a folder."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failed("folder_read_only") from error
    camera = Camera(path)
    guide = Guide(camera, plan)
    try:
        first_start.first_start(guide)
        for station in WAY:
            station(guide)
        backup = settings.settings(guide)
        first_start.coming_back(guide, backup)
    finally:
        camera.close()
    return Seen(names=camera.taken, kinds=frozenset(camera.shown))
