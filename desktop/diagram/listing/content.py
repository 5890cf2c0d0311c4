"""What a table on paper says: headings, rows, and what stands round them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, and its share of the width; figures stand at the right."""

    heading: str
    share: float
    at_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who signs under a register: lines over the room to sign, and lines under it."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its title; every row has as many texts as there are columns.

    `about` are lines under the title (case, period, filter), `totals` a last row in bold,
    `nothing` what stands where there are no rows. `foot` says who printed it and when, `pages`
    is *Halaman {page} dari {pages}*; `mark` is CONTOH or DRAF, framed on every page.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]
    pages: str
    head: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    nothing: str = ""
    foot: str = ""
    mark: str = ""
    signing: Signing | None = None
    is_numbered: bool = False
