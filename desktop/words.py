"""Finds a sentence in `resources/words/` and puts the facts in."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from desktop.domain.forms.problems import Problem
from desktop.domain.refusals import Fact, Trouble

LANGUAGES = ("id", "en")


class Words:
    """The sentences of one language; Indonesian unless asked otherwise."""

    def __init__(self, language: str = "id") -> None:
        self._tables = _tables(language if language in LANGUAGES else "id")

    def say(self, table: str, key: str, **facts: Fact) -> str:
        """Give the sentence of a key with its facts; the key itself where no sentence stands."""
        sentence = self._tables.get(table, {}).get(key)
        return key if sentence is None else sentence.format_map(_Facts(facts))

    def trouble(self, trouble: Trouble) -> str:
        """Say what happened, what is safe and what to do."""
        return self.say("trouble", trouble.code, **trouble.facts)

    def problem(self, problem: Problem) -> str:
        """Say what is wrong with a field."""
        return self.say("problem", problem.code, **dict(problem.facts))


class _Facts(dict[str, Fact]):
    """A fact that was not given shows its name, so that a sentence never fails."""

    def __missing__(self, name: str) -> str:
        return f"<{name}>"


@cache
def _tables(language: str) -> Mapping[str, Mapping[str, str]]:
    found = files("resources") / "words" / f"{language}.toml"
    return tomllib.loads(found.read_text("utf-8"))
