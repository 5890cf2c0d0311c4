"""The topics of the help: files of `resources/help`, one for each page, in both languages."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop.resource_files import RESOURCES

FOLDER = RESOURCES / "help"
PICTURES = RESOURCES / "pictures"
KEYS = "keys"
"""The topic that is the keyboard map; it has no file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to be done, in at most seven steps."""

    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What the help says of one page."""

    key: str
    title: str
    about: str
    order: int
    tasks: tuple[Task, ...] = ()

    @property
    def words(self) -> str:
        """Give everything it says, to be searched."""
        told = (each for task in self.tasks for each in (task.title, *task.steps))
        return "\n".join((self.title, self.about, *told)).casefold()


@cache
def topics(language: str) -> tuple[Topic, ...]:
    """Read every topic of a language, in their order."""
    found = []
    for file in (FOLDER / language).glob("*.toml"):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        tasks = tuple(
            Task(title=task["title"], steps=tuple(task["steps"])) for task in told["tasks"]
        )
        found.append(
            Topic(
                key=file.stem,
                title=told["title"],
                about=told["about"],
                order=told["order"],
                tasks=tasks,
            )
        )
    return tuple(sorted(found, key=lambda topic: topic.order))


def picture_of(topic: Topic) -> Path | None:
    """Give the picture of a topic's page, if there is one."""
    path = PICTURES / f"{topic.key}.png"
    return path if path.exists() else None


def fitting(every: Iterable[Topic], typed: str) -> Sequence[Topic]:
    """Give the topics that say every word that was typed."""
    wanted = typed.casefold().split()
    return [topic for topic in every if all(word in topic.words for word in wanted)]
