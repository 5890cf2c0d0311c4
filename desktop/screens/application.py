"""Sopan as a window: from sign-in to the desk and back, until it is closed.

What stands behind sign-in is loaded when it is wanted, or once sign-in is painted (DESIGN 13).
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from desktop.actions.entrance.tiles import logins
from desktop.domain.refusals import Damaged, Failed, Trouble
from desktop.screens.look.appearance import Look, wished
from desktop.screens.outside import Outside
from desktop.screens.running.background import Background
from desktop.screens.running.faults import Faults
from desktop.screens.running.sweeping import Sweeper
from desktop.screens.setting_up.hall import Hall
from desktop.screens.sign_in.page import Answered, Door, Known, SignIn
from desktop.screens.sign_in.patience import Patience
from desktop.screens.window.frame import Window
from desktop.words import Words

if TYPE_CHECKING:
    from desktop.actions.session import Session
    from desktop.screens.desk import Inner
    from desktop.screens.setting_up.doorbell import Doorbell
    from desktop.screens.setting_up.entrance import Entrance

__all__ = ["Outside", "Program", "application", "open_window"]

SIZE = (1366, 768)
BEHIND = "desktop.screens.desk"


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
        self._outside, self._first = outside, outside
        self._application = application()
        self._words = Words(outside.language)
        self._look = self._usual = look or Look(wished(self._application))
        self._background = Background()
        self._sweeper = Sweeper()
        self._inner: Inner | None = None
        self._cursor: QWidget | None = None
        self._is_closed = False
        self.patience = Patience()
        self.bell: Doorbell | None = None
        self.window = Window("Sopan")
        self.window.resize(*SIZE)
        self.window.closing.connect(self.close)
        self.window.help_wanted.connect(self._help)
        self.faults = Faults(self._words, self._note, self.window)
        self._look.wear(self._application)
        self.lock()

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is being worked at beside the window."""
        return self._background.is_idle

    @property
    def outside(self) -> Outside:
        """Give what the window works on now."""
        return self._outside

    def lock(self) -> None:
        """Ask who is there; the office and the desk with its forms stay open behind it."""
        self._put_desk_aside()
        inner, outside = self._inner, self._outside
        try:
            people = inner.people() if inner else _tiles(outside)
        except Trouble as trouble:
            self._entrance().meet(trouble)
            return
        hint = self._words.say("screen", "practice_hint", password=outside.practice_password)
        door = Door(
            office=inner.office if inner else "",
            people=people,
            enter=self._enter,
            patience=self.patience,
            hint=hint if outside.practice_password else "",
            last=inner.login if inner else "",
            links=self._links(),
        )
        page = SignIn(self._words, self._look, door)
        self.window.show_inside(page)
        page.settle()

    def restyle(self, look: Look) -> None:
        """Dress everything anew, at the same place, and again at the next sign-in."""
        self._put_on(look)
        if self._inner is not None:
            self._inner.remember(look)

    def close(self) -> None:
        """Give back what is open, and leave the folder."""
        if self._is_closed:
            return
        self._is_closed = True
        self.leave_office()
        self._background.close()
        self._sweeper.stop()
        if self.bell is not None:
            self.bell.close()
        self._outside.leave()

    def leave_office(self) -> None:
        """Close the office that is open, if any: another process may have it."""
        self._put_desk_aside()
        if self._inner is not None:
            self._inner.leave_desk()
            self._background.wait()
            self._inner.close()
            self._inner = None

    def go_to(self, outside: Outside) -> None:
        """Leave this office for another one, such as the practice office, and ask who is there."""
        self.leave_office()
        self._outside.leave()
        self._outside = outside
        self.lock()

    def arrive(self, session: "Session") -> None:
        """Let somebody go on where they were, or begin at their own first page."""
        inner = self._inner
        same = inner is not None and inner.session.person == session.person
        if inner is not None and same and inner.desk is not None:
            self._bring_desk_back(inner.desk)
            return
        inner = self.keep(session)
        if inner.is_restored:
            self._entrance().go_on_elsewhere(session, self.open_desk)
        else:
            self.open_desk()

    def keep(self, session: "Session") -> "Inner":
        """Take over an open office: it is closed with the window."""
        if self._inner is not None:
            self._inner.leave_desk()
        self._cursor = None
        inner: Inner = import_module(BEHIND).Inner(self._words, self._background, session)
        self._inner = inner
        return inner

    def open_desk(self) -> None:
        """Show the first page of the person who has signed in."""
        inner = self._inner
        if inner is None:
            return
        chosen = inner.look() or self._usual
        if chosen != self._look:
            self._put_on(chosen)
        desk = inner.open_desk(self._look)
        desk.locked.connect(self.lock)
        desk.restyled.connect(self.restyle)
        desk.left.connect(self.window.close)
        self.window.show_inside(desk)
        desk.page.settle()

    def watch(self) -> None:
        """Once sign-in is painted, load what comes after it, and answer a second start."""
        self._background.run("", lambda: import_module(BEHIND))
        bell: Doorbell = import_module("desktop.screens.setting_up.doorbell").Doorbell(
            self._outside.folder.path
        )
        self.bell = bell
        bell.rung.connect(self.window.come_forward)
        if not bell.listen():
            self._entrance().meet(Failed("folder_in_use"), ring=bell.ring)

    def _help(self) -> None:
        """Lay the help over a page on which nobody has signed in yet."""
        inside = self.window.centralWidget()
        topic = "sign_in" if isinstance(inside, SignIn) else "first_start"
        if inside is not None:
            shown = import_module("desktop.screens.help.over")
            shown.lay_over(inside, self._words, self._look, topic)

    def _put_on(self, look: Look) -> None:
        self._look = look
        look.wear(self._application)

    def _links(self) -> list[tuple[str, Callable[[], None]]]:
        outside = self._outside
        wanted: dict[str, Callable[[], None]] = {
            "forgotten": lambda: self._entrance().recover(),
            "open_practice": lambda: self._entrance().open_practice(),
        }
        if outside.practice is None:
            del wanted["open_practice"]
        if outside.practice_password:
            wanted = {
                "reset_practice": lambda: self._entrance().reset_practice(),
                "real_office": lambda: self.go_to(self._first),
            }
            if outside.reset is None:
                del wanted["reset_practice"]
            if outside is self._first:
                del wanted["real_office"]
        say = self._words.say
        wanted["help_link"] = self._help
        return [(say("setting_up", key), act) for key, act in wanted.items()]

    def _enter(self, login: str, password: str, answered: Answered) -> None:
        inner, outside = self._inner, self._outside

        def asked() -> "Session | Trouble":
            behind = import_module(BEHIND)
            found: Session | Trouble
            if inner is not None:
                found = inner.enter(login, password)
            else:
                found = behind.entered(outside, login, password)
            return found

        def done(found: "Session | Trouble") -> None:
            trouble = found if isinstance(found, Trouble) else None
            if not self._is_closed:
                answered(trouble)
            if isinstance(found, (Damaged, Failed)):
                self._entrance().meet(found)
            elif not isinstance(found, Trouble):
                self._come_in(found)

        self._background.run("", asked, done)

    def _come_in(self, session: "Session") -> None:
        if self._is_closed:
            session.workplace.store.close()
        else:
            self.arrive(session)

    def _entrance(self) -> "Entrance":
        hall = Hall(words=self._words, look=self._look, background=self._background)
        made: Entrance = import_module("desktop.screens.setting_up.entrance").Entrance(hall, self)
        return made

    def _put_desk_aside(self) -> None:
        """Take the desk out of the window; what is typed there is kept as a draft, and stays."""
        desk = self._inner.desk if self._inner else None
        if desk is None or not self.window.isAncestorOf(desk):
            return
        self._cursor = self.window.focusWidget()
        desk.hide()
        self.window.takeCentralWidget()

    def _bring_desk_back(self, desk: QWidget) -> None:
        self.window.show_inside(desk)
        desk.show()
        # What had the cursor may be gone: a page read again behind the door makes its parts anew.
        if self._cursor is not None and Shiboken.isValid(self._cursor):
            self._cursor.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _note(self, code: str, trace: str) -> None:
        if self._inner is not None:
            self._inner.note(code, trace)


def _tiles(outside: Outside) -> tuple[Known, ...]:
    return tuple(Known(login=login) for login in logins(outside.folder))


def open_window(outside: Outside) -> int:
    """Show the window until it is closed."""
    running = application()
    program = Program(outside)
    program.faults.watch()
    program.window.show()
    QTimer.singleShot(0, program.watch)
    return int(running.exec())
