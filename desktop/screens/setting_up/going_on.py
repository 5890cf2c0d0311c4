"""After a restore or a copied disk: go on as a new computer, or only look."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal

from desktop.actions.founding import check_device
from desktop.actions.session import Session
from desktop.actions.sign_in import go_on_as_new_device
from desktop.domain.refusals import Refused, Trouble
from desktop.screens.setting_up.asking import Asking
from desktop.screens.setting_up.blanks import Blank, Blanks
from desktop.screens.setting_up.hall import Hall

AT = {"device_name_missing": "device_name", "prefix_unfit": "prefix", "prefix_taken": "prefix"}


class GoingOn(Asking):
    """Asks for name and prefix of the computer that this one becomes."""

    entered = Signal()

    def __init__(self, hall: Hall, session: Session, look_only: Callable[[], None]) -> None:
        blanks = (Blank(name="device_name", example="example_device"), Blank(name="prefix"))
        super().__init__(hall, "going_on_title", "going_on_why", Blanks(hall, blanks, self._check))
        self._session = session
        known = session.workplace.office.devices.get(session.workplace.device)
        if known is not None:
            self.blanks.fill({"device_name": known.name})
        self.arrange(("go_on_as_new", self._go_on_as_new), ("only_look", look_only))

    def _go_on_as_new(self) -> None:
        answers, session = self.blanks.answers(), self._session
        self.work(
            "becoming_new",
            lambda _: go_on_as_new_device(session, answers["device_name"], answers["prefix"]),
            lambda _: self.entered.emit(),
        )

    def fail(self, trouble: Trouble) -> None:
        """Say why under the field that it is about."""
        name = AT.get(trouble.code)
        if name is None:
            super().fail(trouble)
        else:
            self.blanks.complain({name: self.hall.words.trouble(trouble)})

    def _check(self, answers: Mapping[str, str], finishing: bool) -> Mapping[str, str]:
        if not finishing and not all(answers.values()):
            return {}
        try:
            check_device(answers["device_name"], answers["prefix"])
        except Refused as refused:
            return {AT[refused.code]: self.hall.words.trouble(refused)}
        return {}
