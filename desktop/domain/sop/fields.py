"""Take typed fields out of plain tables (TOML or JSON), and say exactly where one is wrong."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NoReturn, TypeVar

from desktop.domain.refusals import Refused

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_FOUND = 60

NOTHING = "-"


class Fields:
    """A plain table that is being read; every key must be asked for before `finish`.

    `place` is the way to it as people read it ("rows 4 / symbols 2"), `row` the position of
    its row, 0 outside the table.
    """

    def __init__(self, plain: object, place: str = "", row: int = 0) -> None:
        self.place = place
        self.row = row
        self._open: dict[str, object] = {}
        if not isinstance(plain, Mapping):
            self.refuse("", plain, "table")
        for key, value in plain.items():
            if not isinstance(key, str):
                self.refuse("", key, "string")
            self._open[key] = value

    def refuse(self, column: str, found: object, wanted: str) -> NoReturn:
        """Say that a field cannot be read, what stands there and what could stand there."""
        raise Refused(
            "sop_unreadable",
            place=self.place or NOTHING,
            row=self.row,
            column=column or NOTHING,
            found=_short(found),
            wanted=wanted,
        )

    def text(self, key: str, default: str | None = "") -> str:
        """Take a text; without a default it must be there."""
        return self._string(key, self._open.pop(key, default))

    def count(self, key: str) -> int:
        """Take a whole number, 0 when it is left out."""
        value = self._open.pop(key, 0)
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(key, value, "integer")
        return value

    def flag(self, key: str) -> bool:
        """Take a yes or no; 1 and 0 count, because events know no others."""
        value = self._open.pop(key, False)
        if not isinstance(value, int) or value not in (0, 1):
            self.refuse(key, value, "true | false | 1 | 0")
        return bool(value)

    def choice(self, key: str, kind: type[Choice]) -> Choice | None:
        """Take one of the named values, None when it is left out."""
        value = self._open.pop(key, None)
        return None if value is None else self._one_of(key, value, kind)

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Take a list of named values."""
        return tuple(self._one_of(key, value, kind) for value in self._list(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts."""
        return tuple(self._string(key, value) for value in self._list(key))

    def table(self, key: str) -> "Fields":
        """Take a table inside this one, an empty one when it is left out."""
        return self._inside(key, self._open.pop(key, {}), self.row)

    def tables(self, key: str, *, numbers_rows: bool = False) -> "tuple[Fields, ...]":
        """Take a list of tables; `numbers_rows` makes their positions the rows of the SOP."""
        return tuple(
            self._inside(f"{key} {position}", plain, position if numbers_rows else self.row)
            for position, plain in enumerate(self._list(key), 1)
        )

    def names(self) -> tuple[str, ...]:
        """Say which keys are there; for tables whose keys are free names."""
        return tuple(self._open)

    def finish(self) -> None:
        """Refuse what nobody asked for: a misspelt key would otherwise be lost in silence."""
        for key, value in self._open.items():
            self.refuse(key, value, NOTHING)

    def _list(self, key: str) -> list[object]:
        value = self._open.pop(key, [])
        if not isinstance(value, list | tuple):
            self.refuse(key, value, "array")
        return list(value)

    def _inside(self, name: str, plain: object, row: int) -> "Fields":
        return Fields(plain, f"{self.place} / {name}" if self.place else name, row)

    def _string(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            self.refuse(key, value, "string")
        return value

    def _one_of(self, key: str, value: object, kind: type[Choice]) -> Choice:
        if not isinstance(value, str) or value not in {str(choice) for choice in kind}:
            self.refuse(key, value, " | ".join(kind))
        return kind(value)


def _short(found: object) -> str:
    if found is None:
        return NOTHING
    if isinstance(found, str | int):
        text = str(found) if isinstance(found, str) or abs(found) < 10**18 else "..."
    else:
        text = type(found).__name__
    return text if len(text) <= LONGEST_FOUND else text[:LONGEST_FOUND] + "..."
