"""What can be wrong with an entry: errors stop F9, warnings never do (DOMAIN chapter 5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.refusals import Fact

LONGEST_QUOTE = 40


class Severity(StrEnum):
    """Whether an entry must be changed or only looked at again."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding: the code and facts of its sentence, and the field it belongs to."""

    code: str
    severity: Severity
    facts: Mapping[str, Fact] = field(default_factory=dict)
    field: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """An entry as it is stored, and what was found. With an error the value is as typed."""

    value: str
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Say whether there is no error; warnings may be there."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


def error(code: str, **facts: Fact) -> Problem:
    """Make a finding that stops F9."""
    return Problem(code=code, severity=Severity.ERROR, facts=_short(facts))


def warning(code: str, **facts: Fact) -> Problem:
    """Make a finding that is only shown."""
    return Problem(code=code, severity=Severity.WARNING, facts=_short(facts))


def _short(facts: dict[str, Fact]) -> dict[str, Fact]:
    return {
        name: fact[:LONGEST_QUOTE] if isinstance(fact, str) else fact
        for name, fact in facts.items()
    }
