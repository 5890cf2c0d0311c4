"""What a check of an SOP finds: the place, the facts and how grave it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.refusals import Fact
from desktop.domain.sop.model import Row, Sop, Symbol


class Severity(StrEnum):
    """An error keeps an SOP from being put into force; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong; its sentence and remedy stand in `resources/words` by code.

    `row` is the position in the table, 0 when it concerns none; `number` the printed number.
    """

    code: str
    column: str
    row: int = 0
    number: str = ""
    severity: Severity = Severity.ERROR
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A symbol with the row it stands in."""

    position: int
    row: Row
    symbol: Symbol

    def finding(
        self, code: str, column: str, severity: Severity = Severity.ERROR, **facts: Fact
    ) -> Finding:
        """Make a finding about this symbol."""
        return Finding(
            code=code,
            column=column,
            row=self.position,
            number=self.row.number,
            severity=severity,
            facts={"symbol": self.symbol.id, **facts},
        )


def spots(sop: Sop) -> Iterator[Spot]:
    """Go through all symbols with their rows."""
    for position, row in enumerate(sop.rows, 1):
        for symbol in row.symbols:
            yield Spot(position=position, row=row, symbol=symbol)


def twice(names: Iterator[str]) -> tuple[str, ...]:
    """Give the names that come more than once, in order, each once."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
    return tuple(name for name, count in seen.items() if count > 1)
