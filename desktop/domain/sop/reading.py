"""Read an SOP from its plain form: the TOML file or the body of an event (DESIGN chapter 4)."""

from collections.abc import Mapping
from string import ascii_lowercase
from types import MappingProxyType

from desktop.domain.people import Role
from desktop.domain.sop.fields import Fields
from desktop.domain.sop.model import (
    Approval,
    Basis,
    Certainty,
    Exit,
    Headings,
    Identity,
    Lane,
    Result,
    Row,
    Section,
    Shape,
    Sop,
    StandardTime,
    Status,
    Symbol,
    System,
    Unit,
)


def sop_from(plain: Mapping[str, object]) -> Sop:
    """Turn the plain form into an SOP, or refuse it with the place that cannot be read.

    Raises Refused("sop_unreadable", place, row, column, found, wanted).
    """
    fields = Fields(plain)
    sop = Sop(
        id=fields.text("id", None),
        title=fields.text("title", None),
        office=fields.text("office"),
        identity=_identity(fields.table("identity")),
        headings=_headings(fields.table("headings")),
        lanes=tuple(_lane(lane) for lane in fields.tables("lanes")),
        rows=tuple(_row(row) for row in fields.tables("rows", numbers_rows=True)),
        reading_rules=fields.texts("reading_rules"),
    )
    fields.finish()
    return sop


def _identity(fields: Fields) -> Identity:
    identity = Identity(
        issuer=fields.texts("issuer"),
        number=fields.text("number"),
        created=fields.text("created"),
        revised=fields.text("revised"),
        effective=fields.text("effective"),
        approved=fields.text("approved"),
        approved_by=_approval(fields.table("approved_by")),
        name=fields.text("name"),
        legal_basis=fields.texts("legal_basis"),
        qualification=fields.texts("qualification"),
        related=fields.texts("related"),
        equipment=fields.texts("equipment"),
        warnings=fields.texts("warnings"),
        records=fields.texts("records"),
        headings=_words(fields, "headings"),
        variants=_lists(fields.table("variants")),
    )
    fields.finish()
    return identity


def _approval(fields: Fields) -> Approval:
    approval = Approval(
        position=fields.text("position"), name=fields.text("name"), nip=fields.text("nip")
    )
    fields.finish()
    return approval


def _headings(fields: Fields) -> Headings:
    headings = Headings(
        number=fields.text("number"),
        activity=fields.text("activity"),
        performers=fields.text("performers"),
        standard=fields.text("standard"),
        requirements=fields.text("requirements"),
        time=fields.text("time"),
        output=fields.text("output"),
        note=fields.text("note"),
        order=fields.texts("order") or Headings().order,
        column_numbers=fields.flag("column_numbers"),
    )
    fields.finish()
    return headings


def _lane(fields: Fields) -> Lane:
    lane = Lane(
        id=fields.text("id", None),
        label=fields.text("label", None),
        roles=fields.choices("roles", Role),
        recorded_by=fields.choices("recorded_by", Role),
    )
    fields.finish()
    return lane


def _row(fields: Fields) -> Row:
    row = Row(
        number=fields.text("number"),
        activity=fields.text("activity"),
        requirements=fields.text("requirements"),
        time=_time(fields.table("time")),
        output=fields.text("output"),
        note=fields.text("note"),
        spans=_counts(fields, "spans"),
        marks=_words(fields, "marks"),
        symbols=tuple(
            _symbol(symbol, _default_id(fields.row, place))
            for place, symbol in enumerate(fields.tables("symbols"))
        ),
    )
    fields.finish()
    return row


def _time(fields: Fields) -> StandardTime:
    time = StandardTime(
        text=fields.text("text"),
        amount=fields.count("amount"),
        unit=fields.choice("unit", Unit) or Unit.NONE,
    )
    fields.finish()
    return time


def _default_id(row: int, place: int) -> str:
    """Name a symbol after its row: 14, 14b, 14c ..."""
    if place == 0:
        return str(row)
    return f"{row}{ascii_lowercase[place]}" if place < len(ascii_lowercase) else f"{row}-{place}"


def _symbol(fields: Fields, default_id: str) -> Symbol:
    symbol = Symbol(
        id=fields.text("id", default_id),
        lane=fields.text("lane", None),
        kind=fields.choice("kind", Shape) or fields.refuse("kind", None, " | ".join(Shape)),
        text=fields.text("text"),
        next=tuple(_exit(way) for way in fields.tables("next")),
        form=fields.choices("form", Section),
        papers=fields.texts("papers"),
        system=fields.choice("system", System) or System.OFFLINE,
        parts=fields.choices("parts", Role),
        intake=fields.flag("intake"),
        reaches=fields.choice("reaches", Status),
        later=fields.flag("later"),
        needs=fields.texts("needs"),
        basis=_basis(fields.table("basis")),
    )
    fields.finish()
    return symbol


def _exit(fields: Fields) -> Exit:
    way = Exit(
        to=fields.text("to", None),
        label=fields.text("label"),
        outcome=fields.text("outcome"),
        result=fields.choice("result", Result),
        added=fields.flag("added"),
    )
    fields.finish()
    return way


def _basis(fields: Fields) -> Basis:
    basis = Basis(
        lane=fields.choice("lane", Certainty) or Certainty.TABLE,
        kind=fields.choice("kind", Certainty) or Certainty.INFERRED,
        note=fields.text("note"),
    )
    fields.finish()
    return basis


def _words(fields: Fields, key: str) -> Mapping[str, str]:
    inner = fields.table(key)
    return MappingProxyType({name: inner.text(name) for name in inner.names()})


def _counts(fields: Fields, key: str) -> Mapping[str, int]:
    inner = fields.table(key)
    return MappingProxyType({name: inner.count(name) for name in inner.names()})


def _lists(fields: Fields) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({name: fields.texts(name) for name in fields.names()})
