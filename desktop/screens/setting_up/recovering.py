"""Coming back with the recovery sheet, when a password is lost."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal

from desktop.actions.session import Session
from desktop.actions.sign_in import recover
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.refusals import Trouble
from desktop.screens.setting_up.asking import Asking
from desktop.screens.setting_up.blanks import Blank, Blanks
from desktop.screens.setting_up.hall import Hall

AT = {
    "recovery_key_group": "recovery_key",
    "recovery_key_length": "recovery_key",
    "recovery_key_wrong": "recovery_key",
    "recovery_key_other_office": "recovery_key",
    "person_unknown_here": "login",
    "password_short": "new_password",
}
"""Under which field a refusal is said."""


class Recovering(Asking):
    """Asks for the key of the recovery sheet, a login and a new password."""

    entered = Signal(object)

    def __init__(
        self, hall: Hall, folder: Folder, world: World, login: str, leave: Callable[[], None]
    ) -> None:
        blanks = (
            Blank(name="recovery_key", is_long=True, width=2),
            Blank(name="login", width=2),
            Blank(name="new_password", is_secret=True),
            Blank(name="again", is_secret=True),
        )
        super().__init__(hall, "recover_title", "recover_why", Blanks(hall, blanks, self._check))
        self._folder, self._world = folder, world
        self.blanks.fill({"login": login})
        self.arrange(("recover", self._recover), ("back", leave))

    def _recover(self) -> None:
        answers, folder, world = self.blanks.answers(), self._folder, self._world

        def opened(_: object) -> Session:
            key, login = answers["recovery_key"], answers["login"]
            return recover(folder, world, key, login, answers["new_password"])

        self.work("recovering", opened, self.entered.emit)

    def fail(self, trouble: Trouble) -> None:
        """Say why under the field that it is about."""
        name = AT.get(trouble.code)
        if name is None:
            super().fail(trouble)
        else:
            self.blanks.complain({name: self.hall.words.trouble(trouble)})

    def _check(self, answers: Mapping[str, str], finishing: bool) -> Mapping[str, str]:
        say = self.hall.say
        found = {}
        if finishing:
            lacking = [name for name, answer in answers.items() if not answer and name != "again"]
            found = {name: say("missing", name=say(name)) for name in lacking}
        differs = answers["new_password"] != answers["again"]
        if differs and (finishing or answers["again"]):
            found["again"] = say("password_differs")
        return found
