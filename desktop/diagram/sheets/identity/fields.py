"""What an identity sheet shows: fields in the official order, left out where the SOP has none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.diagram.sheets.words import SheetWords
from desktop.domain.sop.model import Identity, Sop

FACTS = ("number", "created", "revised", "effective", "approved", "approved_by", "name")
PAIRS = (("legal_basis", "qualification"), ("related", "equipment"), ("warnings", "records"))
"""The official order: DOMAIN chapter 1.3, after PermenPANRB 35/2012."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A heading with its items; `key` is the field's."""

    key: str
    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The identity block of an SOP as it is printed: facts, then lists side by side."""

    facts: tuple[Listing, ...]
    pairs: tuple[tuple[Listing, ...], ...]
    nip: str


def fields_of(sop: Sop, words: SheetWords) -> Fields:
    """Collect what the SOP has, under its own headings or else the usual ones.

    A field with a heading and nothing in it is printed empty, as its source does. A block that
    the source prints twice, in two wordings, is printed twice (DOMAIN chapter 2.4).
    """
    identity = sop.identity
    values = _lists(identity)
    blocks = (values, {key: tuple(items) for key, items in identity.variants.items()})
    pairs = (
        tuple(
            _listing(key, block[key], identity, words)
            for key in pair
            if block.get(key) or (block is values and key in identity.headings)
        )
        for block in blocks
        for pair in PAIRS
    )
    return Fields(
        facts=tuple(_facts(identity, words)),
        pairs=tuple(pair for pair in pairs if pair),
        nip=identity.headings.get("nip") or words.identity["nip"],
    )


def issuer_of(sop: Sop, letterhead: Sequence[str]) -> tuple[str, ...]:
    """Give the lines beside the coat of arms: the office's own, else those of the SOP."""
    if letterhead:
        return tuple(letterhead)
    if sop.identity.issuer:
        return sop.identity.issuer
    return tuple(part.strip() for part in sop.office.split(",", 1) if part.strip())


def _facts(identity: Identity, words: SheetWords) -> list[Listing]:
    by = identity.approved_by
    signed = (by.position, by.name, by.nip) if any((by.position, by.name, by.nip)) else ()
    values: Mapping[str, tuple[str, ...]] = {
        "approved_by": signed,
        **{key: _one(getattr(identity, key)) for key in FACTS if key != "approved_by"},
    }
    return [
        _listing(key, values[key], identity, words)
        for key in FACTS
        if values[key] or key in identity.headings
    ]


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _lists(identity: Identity) -> dict[str, tuple[str, ...]]:
    return {key: getattr(identity, key) for pair in PAIRS for key in pair}


def _listing(key: str, items: tuple[str, ...], identity: Identity, words: SheetWords) -> Listing:
    return Listing(key, identity.headings.get(key) or words.identity[key], items)
