"""Finds a sentence in `resources/words/` and puts the facts in."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from desktop.domain.refusals import Fact, Trouble
from desktop.resource_files import RESOURCES

if TYPE_CHECKING:
    from desktop.domain.calendar.timing import Standing
    from desktop.domain.forms.problems import Problem

LANGUAGES = ("id", "en")
NOTHING = "-"

CODED: Mapping[str, tuple[str, ...]] = {
    "action": ("action",),
    "field": ("field", "paper"),
    "kind": ("application",),
    "paper": ("paper",),
    "reason": ("hold",),
    "role": ("role",),
    "wanted": ("wanted",),
}
"""Facts of a trouble that are codes of the program, and the tables that have their words."""

TIMINGS: Mapping[str, str] = {
    "OVERDUE": "overdue",
    "DUE_SOON": "due_soon",
    "RUNNING": "running",
    "PAUSED": "paused",
    "NO_LIMIT": "no_limit",
}


@cache
def kinds() -> Mapping[str, str]:
    """Name the kind of every field; loaded when asked, for sign-in shows none."""
    sections = import_module("desktop.domain.forms.sections").SECTIONS
    return {field.name: field.kind.value for fields in sections.values() for field in fields}


@cache
def _ticks() -> str:
    return str(import_module("desktop.domain.forms.checklist").TICKS)


class Words:
    """The sentences of one language; Indonesian unless asked otherwise."""

    def __init__(self, language: str = "id") -> None:
        self.language = language if language in LANGUAGES else "id"
        self._tables = _tables(self.language)

    def say(self, table: str, key: str, **facts: Fact) -> str:
        """Give the sentence of a key with its facts; the key itself where no sentence stands."""
        sentence = self._tables.get(table, {}).get(key)
        return key if sentence is None else sentence.format_map(_Facts(facts))

    def trouble(self, trouble: Trouble) -> str:
        """Say what happened, what is safe and what to do."""
        facts = {name: self._fact(name, fact) for name, fact in trouble.facts.items()}
        return self.say("trouble", trouble.code, **facts)

    def problem(self, problem: "Problem") -> str:
        """Say what is wrong with a field."""
        facts = {name: self._fact(name, fact) for name, fact in problem.facts.items()}
        if "name" in facts:
            facts["name"] = self.say("field", str(facts["name"]))
        return self.say("problem", problem.code, **facts)

    def answer(self, field: str, stored: str) -> str:
        """Show what was answered: words of a tick or choice, a date as dates are written."""
        if field.startswith(_ticks()):
            return self.say("presence", stored)
        match kinds().get(field):
            case "choice":
                return self.say("choice", stored)
            case "date":
                return self._dated(stored)
            case _:
                return stored

    def standing(self, standing: "Standing") -> str:
        """Say how a deadline stands: *Sisa 3 jam*, *Terlambat 1 hari* (UX chapter 6.2)."""
        unit = self.say("unit", standing.unit.value)
        return self.say("timing", TIMINGS[standing.timing.name], amount=standing.amount, unit=unit)

    def day(self, day: date) -> str:
        """Write a date as papers and lists do: *Rab, 19 Nov 2025* (UX chapter 7)."""
        weekday = self.say("date", "weekdays").split()[day.weekday()]
        month = self.say("date", "months").split()[day.month - 1]
        return f"{weekday}, {day.day} {month} {day.year}"

    def moment(self, at: datetime) -> str:
        """Write a date with its time: *Rab, 19 Nov 2025 10.42*."""
        return f"{self.day(at.date())} {at:%H.%M}"

    def _fact(self, name: str, fact: Fact) -> Fact:
        """Give the words of a code; what a person typed stays as it is."""
        if not isinstance(fact, str):
            return fact
        if name == "date":
            return self._dated(fact)
        known = (self._tables[table].get(fact) for table in CODED.get(name, ()))
        return next(filter(None, known), fact or NOTHING)

    def _dated(self, text: str) -> str:
        """Write a stored date in words; digits that are no date stay as they are."""
        try:
            return self.day(date.fromisoformat(text))
        except ValueError:
            return text


class _Facts(dict[str, Fact]):
    """A fact that was not given shows its name, so that a sentence never fails."""

    def __missing__(self, name: str) -> str:
        return f"<{name}>"


@cache
def _tables(language: str) -> Mapping[str, Mapping[str, str]]:
    found = RESOURCES / "words" / f"{language}.toml"
    return tomllib.loads(found.read_text("utf-8"))
