"""One version of a procedure among its versions, and its print."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.actions.procedures.library import Version, total_of, version, versions
from desktop.actions.procedures.printing import (
    PAPERS,
    letterhead_of,
    paper_named,
    sop_document,
)
from desktop.domain.case_times import approval_standards
from desktop.domain.office import SopInForce
from desktop.domain.sop.model import Sop
from desktop.screens.pieces.papers.saving import keep
from desktop.screens.pieces.room import Room
from desktop.screens.printing.plan import Plan
from desktop.screens.sop.totals import total_said
from desktop.swimlane import press


@dataclass(frozen=True, slots=True)
class Edition:
    """A version with all versions of its procedure, the newest first."""

    put: SopInForce
    versions: Sequence[Version]

    @classmethod
    def read(cls, room: Room, event: str) -> "Edition":
        """Open a version by its event."""
        session = room.runner.session
        put = version(session, event)
        return cls(put, versions(session, put.sop.id))

    @property
    def event(self) -> str:
        """Give the event that names the version."""
        return self.put.event

    @property
    def sop(self) -> Sop:
        """Give the table as cases follow it."""
        return self.put.flow.sop

    @property
    def number(self) -> int:
        """Count the version, the first one being 1."""
        return len(self.versions) - [each.event for each in self.versions].index(self.event)

    @property
    def is_in_force(self) -> bool:
        """Tell whether new cases use it."""
        return any(each.in_force for each in self.versions if each.event == self.event)

    def told(self, room: Room) -> str:
        """Say which version it is, how much work, and whose: *versi 1, 14 langkah ...*."""
        starts = self.put.flow.first_symbols()
        standards = approval_standards(self.put.flow, starts[0].id) if starts else ()
        facts = room.say(
            "sop_facts",
            version=self.number,
            steps=len(self.sop.rows),
            performers=len(self.sop.lanes),
            total=total_said(room, total_of(standards)),
        )
        return f"{facts} · {self.sop.office}" if self.sop.office else facts

    def print_to(self, room: Room, path: Path) -> None:
        """Write the official document, beside the window."""
        make, paper = self.plan(room).make, paper_named(PAPERS[0])
        keep(room, path, lambda: make(paper))

    def plan(self, room: Room) -> Plan:
        """Say how the official document is made for a paper."""
        lines, title = letterhead_of(room.runner.session), self.sop.title
        return Plan(title, title, lambda paper: sop_document(self.sop, paper, press(), lines))
