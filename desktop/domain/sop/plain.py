"""Write an SOP in its plain form, for the body of an event and for `sop show --json`."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from typing import Any

from desktop.domain.sop.model import Exit, Row, Sop, Symbol


def plain_from(sop: Sop) -> dict[str, object]:
    """Write an SOP as `reading.sop_from` reads it: texts and whole numbers, defaults left out."""
    return _table(sop)


def shown(sop: Sop) -> dict[str, object]:
    """Write an SOP in the JSON shape of `sop show` (DESIGN chapter 9)."""
    return {
        "id": sop.id,
        "title": sop.title,
        "identity": _table(sop.identity),
        "lanes": [
            {"id": lane.id, "label": lane.label, "roles": [str(role) for role in lane.roles]}
            for lane in sop.lanes
        ],
        "rows": [_shown_row(row) for row in sop.rows],
    }


def _shown_row(row: Row) -> dict[str, object]:
    return {
        "number": row.number,
        "activity": row.activity,
        "requirements": row.requirements,
        "time": {"text": row.time.text, "amount": row.time.amount, "unit": str(row.time.unit)},
        "output": row.output,
        "note": row.note,
        "symbols": [_shown_symbol(symbol) for symbol in row.symbols],
    }


def _shown_symbol(symbol: Symbol) -> dict[str, object]:
    basis = symbol.basis
    return {
        "id": symbol.id,
        "lane": symbol.lane,
        "kind": str(symbol.kind),
        "text": symbol.text,
        "system": str(symbol.system),
        "next": [_shown_exit(way) for way in symbol.next],
        "basis": {"lane": str(basis.lane), "kind": str(basis.kind), "note": basis.note},
    }


def _shown_exit(way: Exit) -> dict[str, object]:
    return {"to": way.to, "label": way.label, "outcome": way.outcome, "added": way.added}


def _table(record: Any) -> dict[str, object]:
    values = ((field, getattr(record, field.name)) for field in fields(record))
    return {field.name: _plain(value) for field, value in values if value != _default(field)}


def _default(field: "Field[object]") -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, str | int):
        return int(value) if isinstance(value, bool) else value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return _table(value)
