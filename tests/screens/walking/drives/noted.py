"""What shows that a line of the keyboard map holds; the files of drives fill it."""

from collections.abc import Callable

from tests.screens.walking.hands import Hands

Drive = Callable[[Hands], None]
DRIVES: dict[str, Drive] = {}


def drives(name: str) -> Callable[[Drive], Drive]:
    """Note what shows that a line of the map holds."""

    def noted(drive: Drive) -> Drive:
        DRIVES[name] = drive
        return drive

    return noted
