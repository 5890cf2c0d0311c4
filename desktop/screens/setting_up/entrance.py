"""Which page is shown before anybody has signed in, and what each of them leads to."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.actions.exchange.enrolment import Asking as Request
from desktop.actions.session import Session
from desktop.domain.people import Action
from desktop.domain.refusals import Trouble
from desktop.screens.outside import Outside, Watched
from desktop.screens.setting_up.founding.wizard import Ground, Wizard
from desktop.screens.setting_up.going_on import GoingOn
from desktop.screens.setting_up.hall import Hall
from desktop.screens.setting_up.joining import Newcomer, Requesting, Welcomed
from desktop.screens.setting_up.recovering import Recovering
from desktop.screens.setting_up.restoring import Restoring
from desktop.screens.setting_up.trouble import Remedy, TroubleHere
from desktop.screens.setting_up.welcome import Way, Welcome
from desktop.screens.setting_up.working import Working

Shown = (
    Welcome
    | Wizard
    | Requesting
    | Welcomed
    | Restoring
    | Recovering
    | GoingOn
    | TroubleHere
    | Working
)


class Frame(Protocol):
    """The window that these pages fill."""

    def show_inside(self, inside: QWidget) -> None:
        """Show a page."""

    def close(self) -> bool:
        """Leave Sopan."""


class Host(Protocol):
    """The program whose window these pages fill."""

    @property
    def window(self) -> Frame:
        """Give the window."""

    @property
    def outside(self) -> Outside:
        """Give what the window works on."""

    def lock(self) -> None:
        """Ask who is there."""

    def keep(self, session: Session) -> object:
        """Take over an office that was founded."""

    def arrive(self, session: Session) -> None:
        """Let somebody who has signed in begin."""

    def open_desk(self) -> None:
        """Show the first page of whoever has signed in."""

    def leave_office(self) -> None:
        """Close the office that is open."""

    def go_to(self, outside: Outside) -> None:
        """Go over to another office."""


class Entrance:
    """Leads from page to page until somebody is in."""

    def __init__(self, hall: Hall, host: Host) -> None:
        self._hall, self._host = hall, host

    def meet(self, trouble: Trouble, ring: Callable[[], bool] | None = None) -> None:
        """Show what can be done where nobody can sign in: begin, or mend what is in the way."""
        if trouble.code == "no_office":
            self.welcome()
            return
        say, host = self._hall.say, self._host
        again: Remedy = (say("try_again"), host.lock)
        leave: Remedy = (say("close_sopan"), host.window.close)
        folder: Remedy = (say("open_folder"), self._open_folder)
        if trouble.code == "folder_in_use":
            shown: tuple[Remedy, ...] = ((say("show_window"), lambda: self._ring(ring)),)
            remedies = (*(shown if ring else ()), again, leave)
            self._show_trouble(say("already_open"), say("already_open_why"), remedies)
            return
        sentence = self._hall.words.trouble(trouble)
        remedies = (leave,) if trouble.code == "database_newer" else (again, folder, leave)
        self._show_trouble(say("not_opened"), sentence, remedies)

    def welcome(self) -> None:
        """Show the ways to begin."""
        outside, say = self._host.outside, self._hall.say
        found = Way(icon="building-2", title="found_way", sentence="found_why", go=self.found)
        join = Way(icon="monitor", title="join_way", sentence="join_short", go=self.join)
        ways = [found, join]
        if outside.practice is not None:
            ways.append(
                Way(
                    icon="workflow",
                    title="practice_way",
                    sentence="practice_why",
                    go=self.open_practice,
                )
            )
        restore = Way(icon="", title="restore_way", sentence="restore_why", go=self.restore)
        self._show(Welcome(self._hall, ways, [(say("restore_way"), restore)]))

    def found(self) -> None:
        """Found an office here."""
        outside, host = self._host.outside, self._host
        ground = Ground(
            folder=outside.folder,
            world=outside.world,
            sops=outside.sops(),
            calendar=outside.calendar(),
        )
        wizard = Wizard(self._hall, ground, self.welcome)
        wizard.founded.connect(host.keep)
        wizard.entered.connect(host.open_desk)
        self._show(wizard)

    def join(self) -> None:
        """Ask for this computer to be let into an office."""
        asking = Requesting(self._hall, self._newcomer(), self.welcome)
        asking.requested.connect(self._wait_for_welcome)
        self._show(asking)

    def _wait_for_welcome(self, asked: tuple[Request, Path]) -> None:
        page = Welcomed(self._hall, self._newcomer(), asked, self.join)
        page.joined.connect(self._host.lock)
        self._show(page)

    def _newcomer(self) -> Newcomer:
        outside = self._host.outside
        return Newcomer(folder=outside.folder, world=outside.world, word_list=outside.six_words())

    def restore(self) -> None:
        """Bring a backup back into this folder."""
        page = Restoring(self._hall, self._host.outside.folder, self.welcome)
        page.restored.connect(self._host.lock)
        self._show(page)

    def recover(self) -> None:
        """Let somebody in by the recovery sheet; the office is closed for it."""
        host, outside = self._host, self._host.outside
        host.leave_office()
        page = Recovering(self._hall, outside.folder, outside.world, "", host.lock)
        page.entered.connect(host.arrive)
        self._show(page)

    def open_practice(self) -> None:
        """Go over to the practice office of this computer, making it if there is none."""
        make = self._host.outside.practice
        if make is not None:
            self._work("practice_title", "making_practice", make, self._host.go_to)

    def reset_practice(self) -> None:
        """Make this practice office anew."""
        make, host = self._host.outside.reset, self._host
        if make is not None:
            host.leave_office()
            self._work("practice_title", "resetting_practice", make, lambda _: host.lock())

    def go_on_elsewhere(self, session: Session, then: Callable[[], None]) -> None:
        """Ask of a restored computer whether it goes on as a new one."""
        if session.may(Action.GO_ON_AS_NEW_DEVICE):
            page = GoingOn(self._hall, session, then)
            page.entered.connect(then)
            self._show(page)
            return
        say = self._hall.say
        remedies: tuple[Remedy, ...] = (
            (say("only_look"), then),
            (say("other_person"), self._host.lock),
        )
        self._show_trouble(say("going_on_title"), say("going_on_ask"), remedies)

    def _work(
        self,
        title: str,
        said: str,
        work: Callable[[Watched], object],
        then: Callable[..., None],
    ) -> None:
        page = Working(self._hall, title, self._host.lock)
        self._show(page)
        page.work(said, work, then)

    def _ring(self, ring: Callable[[], bool] | None) -> None:
        if ring is not None and ring():
            self._host.window.close()
        else:
            self._host.lock()

    def _open_folder(self) -> None:
        path = self._host.outside.folder.path
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _show_trouble(self, title: str, sentence: str, remedies: tuple[Remedy, ...]) -> None:
        self._show(TroubleHere(self._hall, title, sentence, remedies))

    def _show(self, page: Shown) -> None:
        self._host.window.show_inside(page)
        page.settle()
