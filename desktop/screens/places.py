"""The pages of the rail, and which page leads to which."""

from functools import partial

from desktop.actions.worklists.browsing import Filter
from desktop.actions.worklists.due import Due
from desktop.actions.worklists.tasks import Asked
from desktop.screens.case.page import CasePage
from desktop.screens.cases.page import CasesPage
from desktop.screens.conflicts.asked import AskedPage
from desktop.screens.conflicts.page import conflicts_page
from desktop.screens.exchange.page import ExchangePage
from desktop.screens.home.page import HomePage, Ways
from desktop.screens.intake.page import Intake
from desktop.screens.pieces.room import Page, Place, Room
from desktop.screens.queue.page import QueuePage
from desktop.screens.settings.page import SettingsPage, settings_at
from desktop.screens.sop.library import Library
from desktop.screens.sop.page import SopPage
from desktop.screens.tasks.page import TasksPage


def home(room: Room) -> Page:
    """Make the start page."""

    def show_cases(due: Due, status: tuple[str, ...]) -> None:
        room.go(partial(cases, begin=Filter(due=due, status=status)))

    ways = Ways(
        tasks=lambda asked: room.go(partial(tasks, asked=asked)),
        cases=show_cases,
        queue=lambda: room.go(QueuePage),
        conflicts=lambda: room.go(conflicts_page),
        asked=lambda: room.go(AskedPage),
        settings=lambda chapter: room.go(settings_at(chapter)),
        procedure=lambda version: room.go(partial(SopPage, version=version)),
    )
    return HomePage(room, ways)


def tasks(room: Room, asked: Asked | None = None) -> Page:
    """Make the worklist."""
    page = TasksPage(room, asked)
    page.cases_wanted.connect(lambda: room.go(cases))
    page.queue_wanted.connect(lambda: room.go(QueuePage))
    page.numbers_wanted.connect(lambda: room.go(AskedPage))
    page.new_wanted.connect(lambda: room.go(new_application))
    return page


def cases(room: Room, begin: Filter | None = None) -> Page:
    """Make the list of all cases."""
    page = CasesPage(room, begin)
    page.new_wanted.connect(lambda: room.go(new_application))
    return page


def new_application(room: Room) -> Page:
    """Make the page on which an application is taken up."""
    return Intake(room, show=lambda subject: room.go(partial(CasePage, subject=subject)))


PLACES = (
    Place(key="home", icon="house", word="rail_home", maker=home),
    Place(key="tasks", icon="inbox", word="rail_tasks", maker=tasks),
    Place(key="cases", icon="folder-open", word="rail_cases", maker=cases),
    Place(key="sop", icon="workflow", word="rail_sop", maker=Library),
    Place(key="exchange", icon="arrow-left-right", word="rail_exchange", maker=ExchangePage),
    Place(key="settings", icon="settings", word="rail_settings", maker=SettingsPage),
)
