"""The chapters of the settings, in the order of the list (UX 3.2)."""

from desktop.domain.people import Action
from desktop.screens.settings.backup.chapter import BackupChapter
from desktop.screens.settings.calendar.sheet import CalendarSheet
from desktop.screens.settings.chapter import Chapter
from desktop.screens.settings.computers.chapter import ComputersChapter
from desktop.screens.settings.numbering.sheet import NumberingSheet
from desktop.screens.settings.office.chapter import OfficeChapter
from desktop.screens.settings.people.chapter import PeopleChapter
from desktop.screens.settings.permits.sheet import PermitsSheet
from desktop.screens.settings.printing.chapter import PrintingChapter
from desktop.screens.settings.procedures.sheet import ProceduresSheet

CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        key="office",
        icon="building-2",
        word="office",
        maker=OfficeChapter,
        action=Action.DESCRIBE_OFFICE,
    ),
    Chapter(
        key="people",
        icon="users",
        word="people",
        maker=PeopleChapter,
        action=Action.ADD_PERSON,
    ),
    Chapter(
        key="computers",
        icon="monitor",
        word="computers",
        maker=ComputersChapter,
        action=Action.END_DEVICE,
    ),
    Chapter(
        key="procedures",
        icon="workflow",
        word="procedures",
        maker=ProceduresSheet,
        action=Action.PUT_SOP_IN_FORCE,
    ),
    Chapter(
        key="permits",
        icon="list-checks",
        word="permits",
        maker=PermitsSheet,
        action=Action.DEFINE_PERMIT_TYPE,
    ),
    Chapter(
        key="numbering",
        icon="hash",
        word="numbering",
        maker=NumberingSheet,
        action=Action.OPEN_BOOK,
    ),
    Chapter(
        key="calendar",
        icon="calendar-days",
        word="calendar",
        maker=CalendarSheet,
        action=Action.SET_CALENDAR,
    ),
    Chapter(
        key="printing",
        icon="printer",
        word="printing",
        maker=PrintingChapter,
    ),
    Chapter(
        key="backup",
        icon="database-backup",
        word="backup",
        maker=BackupChapter,
    ),
)
