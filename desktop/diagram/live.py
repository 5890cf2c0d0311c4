"""What one case adds to the picture of its SOP, already in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.progress import StepState


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveRow:
    """What is written into a row: actual time, whether it exceeds the standard, who and when.

    `notes` stand in the column Keterangan, line by line.
    """

    actual: str = ""
    is_late: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """The state of a case: of each symbol by id, each way by (from, to), each row by position.

    `passes` has the symbols that were passed more than once; `row` is the position of the row
    the case stands at, 0 when it has ended. `untaken` names the other ways, by (from, to, label),
    from symbols that were passed: two may lead to the same symbol, or off the same page.
    """

    states: Mapping[str, StepState]
    passes: Mapping[str, int]
    travelled: frozenset[tuple[str, str]]
    skipped: frozenset[tuple[str, str]]
    rows: Mapping[int, LiveRow]
    row: int = 0
    untaken: frozenset[tuple[str, str, str]] = frozenset()
