"""What the form of a permit type holds, from and to the permit type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from desktop.domain.forms.checklist import Requirement
from desktop.domain.forms.fields import Field, Kind, numbered, text
from desktop.domain.office import Office, SopInForce
from desktop.domain.permits import PREFIX, PermitType, id_for, permit_type
from desktop.domain.reading.fields import Value
from desktop.domain.sop.flow import row_name
from desktop.domain.sop.model import StandardTime, Unit

NAME, CODE, SOP = "permit.name", "permit.code", "permit.sop"
LIMIT, FEE, VALIDITY = "permit.limit", "permit.fee", "permit.validity"
COUNTED = (Unit.WORKING_DAY, Unit.HOUR, Unit.MINUTE)
"""The units in which a time by rule may be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A row of a procedure whose time another rule gives, with its symbols."""

    row: int
    name: str
    printed: str
    symbols: tuple[str, ...]


def fields(procedures: Sequence[str]) -> tuple[Field, ...]:
    """Give the inputs of a permit type; `procedures` are the ids that may be chosen."""
    return (
        text(NAME, required=True),
        text(CODE, required=True, length=40),
        Field(name=SOP, kind=Kind.CHOICE, required=True, choices=tuple(procedures)),
        numbered(LIMIT, Kind.COUNT),
        numbered(FEE, Kind.MONEY),
        numbered(VALIDITY, Kind.COUNT),
    )


def answers_of(permit: PermitType) -> dict[str, str]:
    """Give what stands in the inputs of a permit type."""
    return {
        NAME: permit.name,
        CODE: permit.code,
        SOP: permit.sop,
        LIMIT: str(permit.limit or ""),
        FEE: str(permit.fee or ""),
        VALIDITY: str(permit.validity or ""),
    }


def permit_of(
    known: PermitType | None,
    stored: Mapping[str, str],
    requirements: Sequence[Requirement],
    by_rule: Mapping[str, StandardTime],
    taken: Sequence[str],
) -> PermitType:
    """Make the permit type the inputs describe; a new one gets an id from its name."""
    return PermitType(
        id=known.id if known else id_for(stored[NAME], taken, "izin"),
        name=stored[NAME],
        code=stored[CODE],
        sop=stored[SOP],
        limit=int(stored.get(LIMIT, "") or 0),
        fee=int(stored.get(FEE, "") or 0),
        validity=int(stored.get(VALIDITY, "") or 0),
        requirements=tuple(requirements),
        by_rule=dict(by_rule),
    )


def items_kept(kept: Mapping[str, object]) -> list[Requirement]:
    """Read the checklist of a draft; anything that is none is left out."""
    found = kept.get("items")
    listed = cast("list[object]", found) if isinstance(found, list) else []
    rows = [cast("list[object]", row) for row in listed if isinstance(row, list)]
    return [
        Requirement(id=str(row[0]), text=str(row[1]), required=bool(row[2]))
        for row in rows
        if len(row) == 3
    ]


def ruled_rows(version: SopInForce | None) -> tuple[Ruled, ...]:
    """List the rows of a procedure whose time has to be given per permit type."""
    if version is None:
        return ()
    return tuple(
        Ruled(
            row=position,
            name=" ".join(row_name(row).split()),
            printed=row.time.text,
            symbols=tuple(symbol.id for symbol in row.symbols),
        )
        for position, row in enumerate(version.flow.sop.rows, 1)
        if row.time.unit is Unit.BY_RULE and row.symbols
    )


def all_permits(office: Office) -> list[PermitType]:
    """List the permit types by name."""
    named = (name for name in office.permit_types() if office.about(PREFIX + name).get("sop"))
    found = [permit_type(office, name) for name in named]
    return sorted(found, key=lambda permit: permit.name.casefold())


def clashes_of(office: Office, permit: str) -> dict[str, tuple[Value, ...]]:
    """Give what two computers said of a permit type without knowing of each other."""
    start = f"{PREFIX}{permit}\n"
    return {
        name.removeprefix(start): values
        for name, values in office.clashes.items()
        if name.startswith(start)
    }
