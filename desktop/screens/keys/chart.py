"""The keyboard map as data: shown by the help, and every line of it driven by a test."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """Where keys hold."""

    EVERYWHERE = "everywhere"
    LISTS = "lists"
    FORMS = "forms"
    SWIMLANE = "swimlane"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the map: its name, whose words say what the keys do, and the keys."""

    name: str
    keys: tuple[str, ...]
    area: Area = Area.EVERYWHERE


def _lines(area: Area, keys: Mapping[str, tuple[str, ...]]) -> tuple[Line, ...]:
    return tuple(Line(name=name, keys=each, area=area) for name, each in keys.items())


LINES = (
    *_lines(
        Area.EVERYWHERE,
        {
            "pages": ("Ctrl+1", "Ctrl+8"),
            "new": ("Ctrl+N",),
            "anything": ("Ctrl+K",),
            "find": ("Ctrl+F",),
            "print": ("Ctrl+P",),
            "print_options": ("Ctrl+Shift+P",),
            "send": ("Ctrl+Shift+K",),
            "take": ("Ctrl+Shift+T",),
            "finish": ("F9",),
            "return": ("Shift+F9",),
            "next_problem": ("F8",),
            "problem_before": ("Shift+F8",),
            "next_pane": ("F6",),
            "pane_before": ("Shift+F6",),
            "help": ("F1",),
            "refresh": ("F5",),
            "close": ("Esc",),
            "back": ("Alt+←",),
            "undo": ("Ctrl+Z",),
            "redo": ("Ctrl+Y",),
            "saved": ("Ctrl+S",),
            "lock": ("Ctrl+L",),
            "leave": ("Ctrl+Q",),
            "letters": ("Alt+A", "Alt+Z"),
        },
    ),
    *_lines(
        Area.LISTS,
        {
            "open": ("Enter",),
            "tick_row": ("Space",),
            "from_search": ("↓",),
        },
    ),
    *_lines(
        Area.FORMS,
        {
            "next_field": ("Enter", "Tab"),
            "field_before": ("Shift+Enter", "Shift+Tab"),
            "new_line": ("Enter",),
            "today": ("Ctrl+;",),
            "day": ("+", "-"),
            "previous": ("Ctrl+'",),
            "open_list": ("Alt+↓", "F4"),
            "tick": ("Space",),
            "tick_all": ("Ctrl+Space",),
            "finish_form": ("Ctrl+Enter",),
        },
    ),
    *_lines(
        Area.SWIMLANE,
        {
            "steps": ("↑", "↓", "PgUp", "PgDn", "Home", "End"),
            "step_details": ("Enter",),
            "current_step": (".",),
            "zoom": ("Ctrl++", "Ctrl+-"),
            "fit": ("Ctrl+0",),
            "step_list": ("Ctrl+Shift+L",),
        },
    ),
)
RANGES = frozenset({"pages", "letters"})
"""Lines whose two keys are the ends of a row of keys, not two ways to the same."""


def keys_said(line: Line, space: str) -> str:
    """Write the keys of a line as they are read; `space` is what the space bar is called."""
    keys = (" … " if line.name in RANGES else "  /  ").join(line.keys)
    return keys.replace("Space", space)
