"""Who is who in the office, and what is printed of them."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.office import Office, Person
from desktop.domain.people import Role
from desktop.domain.reading.removals import Grant
from desktop.ledger.keys import Draw

WORDS = 4
"""Words of a proposed password: 40 bits, behind Argon2 (DESIGN chapter 6)."""


def described(office: Office, person: str) -> Person:
    """Give a person as papers name them: as added, with what was said of them since."""
    known, said = office.people[person], office.about(f"person/{person}")
    return replace(
        known,
        full_name=said.get("full_name", known.full_name),
        nip=said.get("nip", known.nip),
        position=said.get("position", known.position),
        rank=said.get("rank", known.rank),
    )


def grants_of(office: Office, person: str) -> tuple[Grant, ...]:
    """List what a person was given and still has."""
    return tuple(grant for grant in office.grants if grant.person == person)


def administrators(office: Office) -> frozenset[str]:
    """Name the active people who administer the office without an end date."""
    held = {g.person for g in office.grants if g.role is Role.ADMINISTRATOR and not g.until}
    return frozenset(person for person in held if office.people[person].active)


def proposed_password(draw: Draw, words: Sequence[str]) -> str:
    """Propose a password of words that can be read aloud and remembered."""
    chosen = (int.from_bytes(draw(4)) % len(words) for _ in range(WORDS))
    return "-".join(words[place] for place in chosen)
