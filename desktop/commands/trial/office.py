"""An office made for the trial: one case goes through the signed table, and onto paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop import startup
from desktop.actions.backups import restore_backup, write_backup
from desktop.actions.case.records import write_message
from desktop.actions.digest import Digest, digest
from desktop.actions.founding import Plan, found_office
from desktop.actions.procedures.printing import PICTURES, card_document, paper_named, sop_document
from desktop.actions.sign_in import look_in
from desktop.actions.slips.press import SHEETS
from desktop.actions.slips.receipt import receipt
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.case import Case
from desktop.domain.people import Role
from desktop.domain.refusals import Damaged
from desktop.domain.sop.model import Sop, Status
from desktop.practice import PASSWORD
from desktop.practice.applicants import applicants
from desktop.practice.clock import SetClock
from desktop.practice.making import FOUNDED, furnish, staffed
from desktop.practice.people import ADMINISTRATOR
from desktop.practice.permits import permit_for
from desktop.practice.routes import Way, routes
from desktop.practice.second_computer import carry, joined
from desktop.practice.stage import Stage
from desktop.practice.stories import whole
from desktop.swimlane import card_of, press, slip_press

PROCEDURE = "dairi-izin-usaha-mikro-kecil"
PDF = b"%PDF-"


@dataclass(slots=True)
class Trial:
    """A temporary office; each method tries one thing and raises a Trouble where it fails."""

    path: Path
    world: World
    stage: Stage
    sop: Sop

    def walk(self) -> None:
        """Let one application go through every row of a signed table, to its end."""
        calendar, clock = self.stage.admin.workplace.calendar, self.stage.clock
        for spent in whole(self.stage, permit_for(self.sop).id, self._route()):
            clock.move_to(calendar.add_office_minutes(clock.at, spent))
        expect("walk", holds=self._case().status == Status.HANDED_OVER)

    def draw(self) -> None:
        """Draw the table for screens and as a picture."""
        pictures = {ending: make(self.sop, press()) for ending, make in PICTURES.items()}
        expect("draw", holds=all(pictures.values()))

    def print(self) -> None:
        """Print the table, the control card of the case and its receipt."""
        session, case, paper = self.stage.admin, self._case(), paper_named("F4")
        printed = (
            sop_document(self.sop, paper, press()),
            card_document(session, case, card_of(session, case), paper, press()),
            receipt(session, case, SHEETS[0], slip_press()).pdf,
        )
        expect("print", holds=all(pdf.startswith(PDF) for pdf in printed))

    def exchange(self) -> None:
        """Let a second computer join, and two messages travel by packages, one each way."""
        stick, here = self.path / "stick", self.stage.people[Role.FRONT_OFFICE]
        there = joined(self.stage.admin, Folder(self.path / "second"), stick, "Sopan 2")
        with there.workplace.store:
            case = self.stage.cases[0]
            write_message(there, case, "Sopan 2")
            carry(there, self.stage.admin, stick)
            write_message(here, case, "Sopan")
            carry(self.stage.admin, there, stick)
            found = digest(there, startup.six_word_list())
        expect("exchange", holds=found == self._digest())

    def back_up(self) -> None:
        """Write a backup, bring it back elsewhere, and find the same there."""
        copy = write_backup(self.stage.admin, self.path / "backup")
        folder = Folder(self.path / "restored")
        restore_backup(copy.path, folder, ADMINISTRATOR.login, PASSWORD)
        again = look_in(folder, self.world, ADMINISTRATOR.login, PASSWORD)
        with again.workplace.store:
            found = digest(again, startup.six_word_list())
        expect("back_up", holds=found == self._digest())

    def _digest(self) -> Digest:
        return digest(self.stage.admin, startup.six_word_list())

    def _case(self) -> Case:
        return self.stage.case(self.stage.cases[0])

    def _route(self) -> list[Way]:
        (version,) = self.stage.admin.workplace.office.newest_versions()
        last = self.sop.rows[-1].symbols[-1].id
        return next(route for route in routes(version.flow) if route[-1][0] == last)


@contextmanager
def trial_office(path: Path) -> Iterator[Trial]:
    """Found an office in an empty folder, staff it, and put one procedure into force.

    It is a practice office: nothing of it could ever be taken for a real one.
    """
    clock = SetClock(FOUNDED)
    world = World(clock.now, startup.real_world().draw)
    plan = Plan(
        name="Sopan",
        administrator=ADMINISTRATOR.wanted(),
        device_name="Sopan",
        prefix="FO1",
        practice=True,
    )
    admin, _ = found_office(Folder(path / "office"), world, plan)
    with admin.workplace.store:
        sop = startup.shipped_sop(PROCEDURE)
        furnish(admin, [sop], startup.holidays())
        yield Trial(path, world, Stage(admin, staffed(admin), clock, applicants()), sop)


def expect(what: str, *, holds: bool) -> None:
    """Refuse to call something good that is not."""
    if not holds:
        raise Damaged("trial_failed", what=what)
