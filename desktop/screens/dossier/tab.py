"""What every tab of a case is: filled when it is looked at, read again when it was touched."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.actions.changes import Changes
from desktop.actions.lists import open_case
from desktop.domain.case import Case
from desktop.domain.events.event import Event
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING


class CaseTab(QWidget):
    """A tab of one case; `renamed` when its title says something else."""

    renamed = Signal()

    def __init__(self, room: Room, case: Case) -> None:
        super().__init__()
        self.room = room
        self.case = case
        self._is_stale = True

    @property
    def title(self) -> str:
        """Give the words of the tab."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the case."""
        raise NotImplementedError

    def show_paper(self) -> bool:
        """Show what is listed as it is printed; tell whether this tab has anything of its own."""
        return False

    def show_case(self, case: Case) -> None:
        """Show the case as it is now, at once or when it is next looked at."""
        self.case = case
        self._is_stale = True
        if self.isVisible():
            self._freshen()
        self.renamed.emit()

    def look_again(self, changes: Changes) -> None:
        """Read the case again when it was touched."""
        if self.case.id in changes.subjects:
            case = self.room.runner.ask(open_case, self.case.id)
            if case is not None:
                self.show_case(case)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the tab before it is seen."""
        super().showEvent(event)
        self._freshen()

    def _freshen(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.fill()


def who_said(room: Room, event: Event | None) -> str:
    """Name person, computer and claimed time of an event."""
    if event is None:
        return NOTHING
    person, device = person_of(room, event), device_of(room, event)
    return " · ".join((person, device, moment_of(room, event)))


def person_of(room: Room, event: Event) -> str:
    """Name who wrote an event, without titles."""
    person = room.runner.session.workplace.office.people.get(event.by)
    return person.full_name.partition(",")[0] if person else event.by


def device_of(room: Room, event: Event) -> str:
    """Name the computer on which an event was written."""
    device = room.runner.session.workplace.office.devices.get(event.device)
    return device.name if device else event.device


def moment_of(room: Room, event: Event) -> str:
    """Write when an event says it was written."""
    return room.words.moment(room.runner.session.workplace.local_time(event.at))
