"""What packages would bring or have brought, in the words of the office: cases, not events."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.actions.exchange.attachments import Arrived
from desktop.domain.refusals import Damaged, Fact, Failed, Refused, Trouble
from desktop.exchange.letter import Label

FOREIGN = ("package_foreign", "package_practice", "package_real", "office_foreign")
"""The file is not for this office: for commands as good as damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A case that a package is about, and how many conflicts open in it by that."""

    subject: str
    number: str
    new: bool
    conflicts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeClashes:
    """What now stands twice: numbers on two papers, books with two keepers, settings."""

    numbers: frozenset[str] = frozenset()
    books: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()

    def beyond(self, before: "OfficeClashes") -> "OfficeClashes":
        """Give those that were not there before."""
        return OfficeClashes(
            numbers=self.numbers - before.numbers,
            books=self.books - before.books,
            settings=self.settings - before.settings,
        )

    @property
    def count(self) -> int:
        """Count them."""
        return len(self.numbers) + len(self.books) + len(self.settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """What has to wait, and whom to ask for what.

    `lacking` names the computers whose work is missing; `first` and `last` are the numbers of
    the sender's packages that never came here, 0 where none is missing.
    """

    events: int
    ask: str
    lacking: tuple[str, ...] = ()
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a package was refused: the code and the facts of its sentence.

    `sort` tells whether the office's rules refuse it, or the file or the machine is not in order.
    """

    code: str
    facts: Mapping[str, Fact]
    sort: type[Trouble] = Refused

    @classmethod
    def of(cls, trouble: Trouble) -> "Refusal":
        """Take it from what was raised."""
        sort = next(kind for kind in (Refused, Damaged, Failed) if isinstance(trouble, kind))
        foreign = trouble.code in FOREIGN
        return cls(code=trouble.code, facts=dict(trouble.facts), sort=Damaged if foreign else sort)

    def raised(self) -> Trouble:
        """Give it as something to raise or to say."""
        return self.sort(self.code, **self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one package would bring or has brought.

    `events` are new, `known` were here already, `office` of the new ones are about people,
    computers and settings. `settled` says that the package was written or taken here before,
    `for_others` that it was not encrypted for this computer. `forked` names computers found to
    have been restored or copied. `attachments` counts those that its events name and that are
    not here yet; in a report of what was taken, `Report.attachments` says what became of them.
    """

    path: Path
    label: Label | None
    sender: str
    events: int = 0
    known: int = 0
    office: int = 0
    cases: tuple[Touched, ...] = ()
    clashes: OfficeClashes = OfficeClashes()
    waits: Waits | None = None
    refused: Refusal | None = None
    settled: bool = False
    for_others: bool = False
    forked: tuple[str, ...] = ()
    attachments: int = 0

    @property
    def new(self) -> int:
        """Count the cases that were not here."""
        return sum(case.new for case in self.cases)

    @property
    def updated(self) -> int:
        """Count the cases that were here already."""
        return sum(not case.new for case in self.cases)

    @property
    def conflicts(self) -> int:
        """Count the conflicts that open."""
        return sum(case.conflicts for case in self.cases) + self.clashes.count


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What several packages and the attachments beside them have brought.

    `stopped` says what ended the work early; what was taken until then stays.
    """

    packages: tuple[Outcome, ...] = ()
    attachments: Arrived = field(default_factory=Arrived)
    stopped: Refusal | None = None

    @property
    def new(self) -> int:
        """Count the cases that were not here."""
        return self._sum(lambda one: one.new)

    @property
    def updated(self) -> int:
        """Count the times that a case was brought up to date."""
        return self._sum(lambda one: one.updated)

    @property
    def known(self) -> int:
        """Count the events that were here already."""
        return self._sum(lambda one: one.known)

    @property
    def conflicts(self) -> int:
        """Count the conflicts that opened."""
        return self._sum(lambda one: one.conflicts)

    @property
    def waiting(self) -> tuple[Waits, ...]:
        """Say for each package that waits whom to ask for what."""
        return tuple(one.waits for one in self.packages if one.waits is not None)

    @property
    def refused(self) -> tuple[Outcome, ...]:
        """Give the packages that were refused."""
        return tuple(one for one in self.packages if one.refused is not None)

    def _sum(self, count: Callable[[Outcome], int]) -> int:
        return sum(count(one) for one in self.packages)
