"""The office behind the window: who comes in, and their desk with all its pages.

Loaded once sign-in is painted: nobody should wait for it before.
"""

from PySide6.QtWidgets import QWidget

from desktop.actions.office.faults import note_fault
from desktop.actions.office.looks import look_of, remember_look
from desktop.actions.session import Session
from desktop.actions.sign_in import change_person, is_restored, sign_in
from desktop.domain.refusals import Trouble
from desktop.screens.exchange.work.carrier import carrier_of
from desktop.screens.exchange.work.rounds import rounds_of
from desktop.screens.home.start import first_place
from desktop.screens.look.appearance import Look, look_told
from desktop.screens.outside import Outside
from desktop.screens.places import PLACES, new_application
from desktop.screens.running.background import Background
from desktop.screens.running.runner import Runner
from desktop.screens.setting_up.hall import attempt
from desktop.screens.settings.backup.work import Rounds
from desktop.screens.sign_in.page import Known
from desktop.screens.window.main_window import Desk
from desktop.words import Words


class Inner:
    """What is open: an office, the person who is in, and their desk."""

    def __init__(self, words: Words, background: Background, session: Session) -> None:
        self.session = session
        self._words = words
        self._runner = Runner(session, background)
        self._backups = Rounds(self._runner, words.say("settings", "backup_running"))
        self._exchange = (carrier_of(self._runner), rounds_of(self._runner))
        for each in self._exchange:
            each.begin()
        self.desk: Desk | None = None

    @property
    def login(self) -> str:
        """Give the login of the person who is in."""
        return self.session.workplace.office.people[self.session.person].login

    @property
    def office(self) -> str:
        """Name the office."""
        return self.session.workplace.office.name

    @property
    def is_restored(self) -> bool:
        """Tell whether this computer has to go on as a new one first."""
        return is_restored(self.session)

    def look(self) -> Look | None:
        """Give the look the person chose here."""
        return look_told(look_of(self.session))

    def remember(self, look: Look) -> None:
        """Keep a look for the person's next sign-in, and dress the desk in it."""
        if self.desk is not None:
            self.desk.wear(look)
        try:
            remember_look(self.session, look.told())
        except Trouble as trouble:
            self._runner.refused.emit(trouble)

    def note(self, code: str, trace: str) -> None:
        """Keep a fault of ours in the log."""
        note_fault(self.session, code, trace)

    def open_desk(self, look: Look) -> Desk:
        """Make the desk, at the page on which the person begins."""
        first = first_place(self.session)
        self.desk = Desk(self._words, look, self._runner, PLACES, new_application, first)
        return self.desk

    def enter(self, login: str, password: str) -> Session | Trouble:
        """Let somebody else, or the same person again, come in; waits for the password check."""
        return attempt(lambda: change_person(self.session.workplace, login, password))

    def people(self) -> tuple[Known, ...]:
        """Name those who may sign in, with their roles."""
        office, now = self.session.workplace.office, self.session.workplace.world.now()
        say = self._words.say
        active = (person for person in office.people.values() if person.active)
        return tuple(
            Known(
                login=person.login,
                name=person.full_name,
                role=", ".join(
                    say("role", role.value) for role in sorted(office.roles_of(person.id, now))
                ),
            )
            for person in sorted(active, key=lambda each: each.login)
        )

    def leave_desk(self) -> None:
        """Clear the desk and give its reading connection back."""
        left: QWidget | None = self.desk
        self.desk = None
        for each in (*self._exchange, self._backups):
            each.close()
        if left is not None:
            left.deleteLater()
        self._runner.close()

    def close(self) -> None:
        """Close the office; another process may have it."""
        self._runner.end()
        self.session.workplace.store.close()


def entered(outside: Outside, login: str, password: str) -> Session | Trouble:
    """Open the data folder with somebody's password; takes as long as opening does."""
    return attempt(lambda: sign_in(outside.folder, outside.world, login, password))
