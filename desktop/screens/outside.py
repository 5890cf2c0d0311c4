"""What the window is given from outside: data folder, world, language, and what Sopan brings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The sign-in page is painted before anything of these is needed.
    from desktop.actions.workplace import Folder
    from desktop.actions.world import World
    from desktop.domain.sop.model import Sop

Watched = Callable[[int, int], None]
"""Is told how far long work is; raises Refused("given_up") when it is to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What the window works on, and what is needed where no office is yet.

    `practice_password` is what a practice office tells everybody, "" in a real one. `practice`
    opens the practice office of this computer, making it if there is none, `reset` makes a
    practice office anew, `leave` is called before Sopan leaves the folder.
    """

    folder: "Folder"
    world: "World"
    language: str = "id"
    practice_password: str = ""
    sops: Callable[[], Sequence["Sop"]] = list
    calendar: Callable[[], Mapping[str, object]] = dict
    six_words: Callable[[], Sequence[str]] = list
    practice: Callable[[Watched], "Outside"] | None = None
    reset: Callable[[Watched], object] | None = None
    leave: Callable[[], object] = list
