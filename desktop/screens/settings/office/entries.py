"""What an office says of itself, group by group."""

from collections.abc import Mapping, Sequence

from desktop.domain.calendar.deadlines import QUEUE_ALLOWANCE
from desktop.domain.case_times import AFTER, DURING
from desktop.domain.forms.fields import Field, Kind
from desktop.domain.sop.model import System
from desktop.screens.settings.entries import Entry

DIGITS = 6
"""Most digits of a count of days or minutes."""


def _text(name: str, word: str, hint: str = "", *, length: int = 200) -> Entry:
    return Entry(field=Field(name=name, length=length), word=word, hint=hint)


def _count(name: str, word: str, hint: str = "", *, default: str = "", code: str = "") -> Entry:
    field = Field(name=name, kind=Kind.COUNT, length=DIGITS)
    return Entry(field=field, word=word, hint=hint, default=default, code=code)


def _trouble() -> tuple[Entry, ...]:
    systems = [system for system in System if system is not System.OFFLINE]
    return tuple(
        _count(about + system.value, word, code=system.value)
        for system in systems
        for about, word in ((DURING, "trouble_days"), (AFTER, "solved_days"))
    )


GROUPS: Mapping[str, Sequence[Entry]] = {
    "letterhead": (
        _text("government", "government", "government_hint"),
        _text("agency", "agency", "agency_hint"),
        _text("address", "office_address", "office_address_hint"),
        _text("phone", "office_phone", "office_phone_hint", length=60),
        Entry(field=Field(name="email", kind=Kind.EMAIL), word="office_email"),
        _text("web", "office_web", length=100),
        _text("name", "office_name", "office_name_hint"),
    ),
    "head": (
        _text("head_position", "head_position", "head_position_hint"),
        _text("head_name", "head_name", "head_name_hint"),
        _text("head_rank", "head_rank", "head_rank_hint", length=100),
        Entry(field=Field(name="head_nip", kind=Kind.NIP), word="head_nip"),
    ),
    "codes": (
        _text("region_code", "region_code", "region_code_hint", length=10),
        _text("unit_code", "unit_code", "unit_code_hint", length=40),
    ),
    "times": (
        _count(
            "queue_allowance",
            "queue_allowance",
            "queue_allowance_hint",
            default=str(QUEUE_ALLOWANCE),
        ),
        _count("completion_days", "completion_days", "completion_days_hint"),
    ),
    "trouble_limits": _trouble(),
}
"""Every setting of the office that Sopan reads, by the heading it stands under."""

EXPLAINED = {"head": "head_why", "trouble_limits": "trouble_limits_why"}
"""Sentences under headings."""
