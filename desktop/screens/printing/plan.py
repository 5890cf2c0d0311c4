"""What a preview is of: a document that can be made for any paper."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.diagram.sheets.paper import Paper


@dataclass(frozen=True, slots=True)
class Plan:
    """A document: what it is called, its file, and how it is made beside the window.

    `entry` is the item of the rail that the document belongs to; `portrait` papers stand at first.
    """

    title: str
    file: str
    make: Callable[[Paper], bytes]
    entry: str = "sop"
    portrait: bool = False
