"""Page two of founding: this computer, the first administrator, and better a second one."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop.actions.founding import NewPerson, check_device, check_person
from desktop.domain.forms.fields import Kind
from desktop.domain.refusals import Refused
from desktop.screens.pieces.controls import below, label, plain
from desktop.screens.setting_up.blanks import Blank, Blanks
from desktop.screens.setting_up.founding.halves import Halves
from desktop.screens.setting_up.hall import Hall

FIRST, SECOND = "first_", "second_"
ASKED = ("full_name", "login", "position", "nip", "password", "again")
AT = {"login_unfit": "login", "person_name_missing": "full_name", "password_short": "password"}
"""Under which field it is said why a person is refused."""


class PeoplePart(QWidget):
    """Asks for the computer and its administrators."""

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self._hall = hall
        self.setObjectName("plain")
        device = (Blank(name="device_name", example="example_device"), Blank(name="prefix"))
        self.device = Blanks(hall, device, self._check_device)
        self.device.fill({"prefix": hall.say("usual_prefix")})
        self.first = Blanks(hall, _person(FIRST), self._check_first)
        self.second = Blanks(hall, _person(SECOND), self._check_second)
        gap = hall.look.px(8)
        left = below(
            label(hall.say("this_computer"), "section"),
            self.device,
            label(hall.say("prefix_hint"), "caption", wrapped=True),
            label(hall.say("first_administrator"), "section"),
            self.first,
            None,
            gap=gap,
        )
        right = below(
            label(hall.say("second_administrator"), "section"),
            label(hall.say("second_hint"), "secondary", wrapped=True),
            self.second,
            None,
            gap=gap,
        )
        self.setLayout(below(Halves(hall.look, plain(left), plain(right))))

    @property
    def administrator(self) -> NewPerson:
        """Give the first administrator."""
        return _told(FIRST, self.first.answers())

    @property
    def second_administrator(self) -> NewPerson | None:
        """Give the second administrator, if anybody is named."""
        answers = self.second.answers()
        return _told(SECOND, answers) if any(answers.values()) else None

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self.device.begin()

    def is_wrong(self) -> bool:
        """Say what is still wrong or missing, the first of it under the cursor."""
        wrong = [part.complain() for part in (self.second, self.first, self.device)]
        return any(wrong)

    def _check_device(self, answers: Mapping[str, str], finishing: bool) -> Mapping[str, str]:
        if not finishing and not all(answers.values()):
            return {}
        try:
            check_device(answers["device_name"], answers["prefix"])
        except Refused as refused:
            missing = refused.code == "device_name_missing"
            name = "device_name" if missing else "prefix"
            return {name: self._hall.words.trouble(refused)}
        return {}

    def _check_first(self, answers: Mapping[str, str], finishing: bool) -> Mapping[str, str]:
        return self._check_person(FIRST, answers, finishing=finishing)

    def _check_second(self, answers: Mapping[str, str], finishing: bool) -> Mapping[str, str]:
        if not any(answers.values()):
            return {}
        found = self._check_person(SECOND, answers, finishing=finishing)
        if finishing and answers["second_login"] == self.first.answers()["first_login"]:
            found["second_login"] = self._hall.say("login_twice")
        return found

    def _check_person(
        self, whose: str, answers: Mapping[str, str], *, finishing: bool
    ) -> dict[str, str]:
        say = self._hall.say
        needed = ("full_name", "login", "password")
        lacking = [name for name in needed if finishing and not answers[f"{whose}{name}"]]
        found = {f"{whose}{name}": say("missing", name=say(name)) for name in lacking}
        # What is empty is complained about above, in fewer words.
        stand_in = {"full_name": "-", "login": "x", "password": "x" * 99}
        typed = {name: answers[f"{whose}{name}"] or stand_in[name] for name in needed}
        try:
            check_person(NewPerson(**typed))
        except Refused as refused:
            found[f"{whose}{AT[refused.code]}"] = self._hall.words.trouble(refused)
        password, again = answers[f"{whose}password"], answers[f"{whose}again"]
        if password != again and (again or (finishing and password)):
            found[f"{whose}again"] = say("password_differs")
        return found


def _person(whose: str) -> tuple[Blank, ...]:
    kinds = {"nip": Kind.NIP}
    return tuple(
        Blank(
            name=f"{whose}{name}",
            caption=name,
            is_secret=name in ("password", "again"),
            kind=kinds.get(name, Kind.TEXT),
        )
        for name in ASKED
    )


def _told(whose: str, answers: Mapping[str, str]) -> NewPerson:
    given = {name: answers[f"{whose}{name}"] for name in ASKED if name != "again"}
    return NewPerson(**given)
