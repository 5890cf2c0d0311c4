"""The welcome that an administrator wrote for this computer, found on a stick and taken over."""

from collections.abc import Callable
from pathlib import Path

from db.folder import DataFolder
from desktop.actions.exchange.enrolment import join_from
from desktop.actions.merging import Taken
from desktop.actions.world import World
from desktop.domain.refusals import Refused
from desktop.exchange.home import FOLDER, PACKAGE

NOT_OURS = "package_for_others"


class _Told:
    """Tells how far the reading is, in the way that packages ask for."""

    def __init__(self, watch: Callable[[int, int], None]) -> None:
        self._watch = watch

    def step(self, done: int, total: int, what: str) -> None:
        """Note progress."""
        del what
        self._watch(done, total)


def welcomes_on(root: Path) -> list[Path]:
    """List the packages on a stick that may be a welcome, the newest first."""
    found = [path for path in root.glob(f"{FOLDER}/*/*{PACKAGE}") if path.is_file()]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def take_welcome(
    folder: DataFolder, world: World, root: Path, watch: Callable[[int, int], None]
) -> Taken:
    """Join the office whose administrator admitted this computer.

    Packages for other computers are passed over. Raises Refused("welcome_not_found") when none
    is for this one.
    """
    for path in welcomes_on(root):
        try:
            return join_from(folder, world, path, _Told(watch))
        except Refused as refused:
            if refused.code != NOT_OURS:
                raise
    raise Refused("welcome_not_found", path=str(root))
