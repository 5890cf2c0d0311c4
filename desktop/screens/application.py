"""Sopan as a window: from sign-in to the desk and back, until it is closed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.actions.office.faults import note_fault
from desktop.actions.office.looks import look_of, remember_look
from desktop.actions.session import Session
from desktop.actions.sign_in import change_person, logins, sign_in
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.refusals import Trouble
from desktop.screens.look.appearance import Look, look_told, wished
from desktop.screens.pieces.facts import empty_page
from desktop.screens.places import PLACES, new_application
from desktop.screens.running.background import Background
from desktop.screens.running.faults import Faults
from desktop.screens.running.runner import Runner
from desktop.screens.running.sweeping import Sweeper
from desktop.screens.sign_in.page import Door, SignIn
from desktop.screens.window.main_window import Desk, Window
from desktop.words import Words

SIZE = (1366, 768)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What the window is given: the data folder, the world, the language.

    `practice_password` is what a practice office tells everybody, "" in a real one.
    """

    folder: Folder
    world: World
    language: str = "id"
    practice_password: str = ""


def application() -> QApplication:
    """Make the application, sharp on screens of any scale."""
    running = QCoreApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    made = QApplication(["sopan"])
    made.setApplicationName("Sopan")
    made.setApplicationDisplayName("Sopan")
    return made


class Program:
    """The window with what is open behind it."""

    def __init__(self, outside: Outside, look: Look | None = None) -> None:
        self._outside = outside
        self._application = application()
        self._words = Words(outside.language)
        self._look = look or Look(wished(self._application))
        self._background = Background()
        self._sweeper = Sweeper()
        self._session: Session | None = None
        self._runner: Runner | None = None
        self._desk: Desk | None = None
        self.window = Window("Sopan")
        self.window.resize(*SIZE)
        self.window.closing.connect(self.close)
        self.faults = Faults(self._words, self._note, self.window)
        self._look.wear(self._application)
        self.lock()

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is being worked at beside the window."""
        return self._background.is_idle

    def lock(self) -> None:
        """Ask who is there; the office stays open behind it."""
        last = ""
        if self._session is not None:
            office = self._session.workplace.office
            last = office.people[self._session.person].login
        self._leave_desk()
        try:
            known = logins(self._outside.folder)
        except Trouble as trouble:
            sentence = self._words.trouble(trouble)
            self.window.show_inside(empty_page(self._look, "folder-open", "Sopan", sentence))
            return
        hint = self._words.say("screen", "practice_hint", password=self._outside.practice_password)
        door = Door(
            office=self._session.workplace.office.name if self._session else "",
            logins=known,
            enter=self._enter,
            hint=hint if self._outside.practice_password else "",
            last=last,
        )
        page = SignIn(self._words, self._look, door)
        page.entered.connect(self._open_desk)
        self.window.show_inside(page)
        page.choose(page.login)

    def restyle(self, look: Look) -> None:
        """Dress everything anew, at the same place, and again at the next sign-in."""
        self._put_on(look)
        if self._desk is not None:
            self._desk.wear(look)
        if self._session is not None and self._runner is not None:
            try:
                remember_look(self._session, look.told())
            except Trouble as trouble:
                self._runner.refused.emit(trouble)

    def _put_on(self, look: Look) -> None:
        self._look = look
        look.wear(self._application)

    def close(self) -> None:
        """Give back what is open."""
        self._leave_desk()
        self._background.close()
        self._sweeper.stop()
        if self._session is not None:
            self._session.workplace.store.close()
            self._session = None

    def _enter(self, login: str, password: str) -> None:
        if self._session is None:
            self._session = sign_in(self._outside.folder, self._outside.world, login, password)
        else:
            self._session = change_person(self._session.workplace, login, password)

    def _open_desk(self) -> None:
        if self._session is None:
            return
        chosen = look_told(look_of(self._session))
        if chosen is not None and chosen != self._look:
            self._put_on(chosen)
        self._runner = Runner(self._session, self._background)
        desk = Desk(self._words, self._look, self._runner, PLACES, new_application)
        desk.locked.connect(self.lock)
        desk.restyled.connect(self.restyle)
        desk.left.connect(self.window.close)
        self._desk = desk
        self.window.show_inside(desk)
        desk.page.settle()

    def _leave_desk(self) -> None:
        self._desk = None
        if self._runner is not None:
            self._runner.close()
            self._runner = None

    def _note(self, code: str, trace: str) -> None:
        if self._session is not None:
            note_fault(self._session, code, trace)


def open_window(outside: Outside, ended: Callable[[], None]) -> int:
    """Show the window until it is closed; `ended` is called before Sopan leaves."""
    running = application()
    program = Program(outside)
    program.faults.watch()
    program.window.show()
    code = running.exec()
    ended()
    return int(code)
