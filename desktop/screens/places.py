"""The pages of the rail, and which page leads to which."""

from functools import partial

from desktop.screens.case.page import CasePage
from desktop.screens.cases.page import CasesPage
from desktop.screens.intake.page import Intake
from desktop.screens.pieces.room import Page, Place, Room
from desktop.screens.sop.library import Library
from desktop.screens.tasks.page import TasksPage


def tasks(room: Room) -> Page:
    """Make the worklist."""
    page = TasksPage(room)
    page.cases_wanted.connect(lambda: room.go(cases))
    page.new_wanted.connect(lambda: room.go(new_application))
    return page


def cases(room: Room) -> Page:
    """Make the list of all cases."""
    page = CasesPage(room)
    page.new_wanted.connect(lambda: room.go(new_application))
    return page


def new_application(room: Room) -> Page:
    """Make the page on which an application is taken up."""
    return Intake(room, show=lambda subject: room.go(partial(CasePage, subject=subject)))


PLACES = (
    Place(key="tasks", icon="inbox", word="rail_tasks", maker=tasks),
    Place(key="cases", icon="folder-open", word="rail_cases", maker=cases),
    Place(key="sop", icon="workflow", word="rail_sop", maker=Library),
)
