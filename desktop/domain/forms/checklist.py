"""The checklist of a step: what the applicant has to bring, and what is there (DOMAIN 3.1)."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.forms.fields import Field, Kind


class Presence(StrEnum):
    """What an officer ticks: *ada*, *tidak ada*, *sesuai*, *tidak sesuai*."""

    PRESENT = "present"
    ABSENT = "absent"
    OK = "ok"
    NOT_OK = "not_ok"


TICKS = "checklist."
"""How the name of a tick begins where it is kept with other answers."""

GOOD = frozenset({Presence.PRESENT, Presence.OK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One line of the checklist. Only required ones keep a file from being complete."""

    id: str
    text: str
    required: bool = True

    @property
    def field(self) -> Field:
        """Give the input in which its presence is ticked."""
        return Field(
            name=f"requirements.{self.id}", kind=Kind.CHOICE, choices=tuple(map(str, Presence))
        )


_MARKS = re.compile(r"^(?:[-*\u2022\u00b7\u2013]|[0-9]{1,2}[.)]|[a-z][.)])\s*")


def checklist_of(
    permit_type: Iterable[Requirement], completeness: str = ""
) -> tuple[Requirement, ...]:
    """Join the permit type's requirements and the row's printed Kelengkapan, each once.

    What the row prints often names tools or papers of the office, so it is never required.
    """
    found = {item.id: item for item in permit_type}
    for line in completeness.splitlines():
        text = _MARKS.sub("", line.strip()).strip()
        if (name := id_of(text)) and name not in found:
            found[name] = Requirement(id=name, text=text, required=False)
    return tuple(found.values())


def missing(
    requirements: Iterable[Requirement], answers: Mapping[str, str]
) -> tuple[Requirement, ...]:
    """Find what keeps the file from being complete: required, and not ticked as good."""
    return tuple(
        item
        for item in requirements
        if item.required and answers.get(item.field.name, "") not in GOOD
    )


def id_of(text: str) -> str:
    """Make the stored id of a requirement from its words, the same for the same words."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "_".join(re.findall(r"[a-z0-9]+", plain))
