"""The words of slips, kept in `resources/letters/slips.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

TABLES = ("kinds", "facts", "receipt", "missing", "recovery", "trial")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipWords:
    """What stands on slips besides the data of an application."""

    said: Mapping[str, str]
    kinds: Mapping[str, str]
    facts: Mapping[str, str]
    receipt: Mapping[str, str]
    missing: Mapping[str, str]
    recovery: Mapping[str, str]
    trial: Mapping[str, str]

    def day(self, day: date) -> str:
        """Write a date as letters do: *Rabu, 19 November 2025* (DOMAIN 3.7)."""
        return self.said["day"].format(
            weekday=self.said["weekdays"].split()[day.weekday()],
            day=day.day,
            month=self.said["months"].split()[day.month - 1],
            year=day.year,
        )

    def moment(self, at: datetime, zone: str) -> str:
        """Write a date with its time: *Rabu, 19 November 2025, pukul 10.42 WIB*."""
        return self.said["moment"].format(date=self.day(at.date()), time=f"{at:%H.%M}", zone=zone)

    def lacking(self, item: str, *, unfit: bool) -> str:
        """Name a document that is lacking; one that is there and will not do says so."""
        return self.said["unfit"].format(item=item) if unfit else item


def slip_words_from(plain: Mapping[str, Any]) -> SlipWords:
    """Read the words from the contents of the file."""
    tables = {name: plain[name] for name in TABLES}
    said = {name: text for name, text in plain.items() if name not in tables}
    return SlipWords(said=said, **tables)
