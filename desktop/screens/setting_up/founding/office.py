"""Page one of founding: who the office is, with its letterhead beside it."""

import re
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop.domain.calendar.hours import TimeZone
from desktop.domain.forms.contact import check_email
from desktop.domain.forms.fields import Kind
from desktop.screens.pieces.controls import below, label, plain
from desktop.screens.pieces.letterhead import LetterheadView
from desktop.screens.setting_up.blanks import Blank, Blanks
from desktop.screens.setting_up.founding.halves import Halves
from desktop.screens.setting_up.hall import Hall

SETTINGS = {
    "office_name": "name",
    "government": "government",
    "agency": "agency",
    "address": "address",
    "phone": "phone",
    "email": "email",
    "region_code": "region_code",
    "head_name": "head_name",
    "head_position": "head_position",
    "head_nip": "head_nip",
}
"""Which setting of the office a field becomes; papers read them under these names."""

REQUIRED = ("office_name", "government", "agency", "address", "zone")
ZONES = {TimeZone.WIB: "zone_wib", TimeZone.WITA: "zone_wita", TimeZone.WIT: "zone_wit"}
REGION = re.compile(r"\d{2}\.?\d{2}")


class OfficePart(QWidget):
    """Asks for the office."""

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self._hall = hall
        self.setObjectName("plain")
        self.blanks = Blanks(hall, _blanks(hall), self._check)
        self.blanks.fill({"zone": TimeZone.WIB.name})
        self.letterhead = LetterheadView(hall.look, hall.say("letterhead"))
        self.blanks.edited.connect(self._show)
        caption = label(hall.say("letterhead"), "label")
        hint = label(hall.say("letterhead_hint"), "caption", wrapped=True)
        side = plain(below(caption, self.letterhead, hint, None, gap=hall.look.px(6)))
        fields = plain(below(self.blanks, None))
        self.setLayout(below(Halves(hall.look, fields, side, shares=(1, 1))))
        self._show()

    @property
    def settings(self) -> dict[str, str]:
        """Give the settings of the office as papers read them."""
        answers = self.blanks.answers()
        found = {setting: answers[name] for name, setting in SETTINGS.items()}
        digits = found["region_code"].replace(".", "")
        found["region_code"] = f"{digits[:2]}.{digits[2:]}" if digits else ""
        return {setting: text for setting, text in found.items() if text}

    @property
    def zone(self) -> str:
        """Give the time zone of the office."""
        return self.blanks.answers()["zone"]

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self.blanks.begin()

    def is_wrong(self) -> bool:
        """Say what is still wrong or missing; tell if anything is."""
        return self.blanks.complain()

    def _show(self) -> None:
        """Show the letterhead as it will be; example words stand for what is not typed yet."""
        say, known = self._hall.say, self.settings
        shown = {"government": say("example_government"), **known}
        self.letterhead.show_letterhead(shown, say("example_office"))

    def _check(self, answers: Mapping[str, str], finishing: bool) -> Mapping[str, str]:
        say = self._hall.say
        found = {}
        if finishing:
            lacking = (name for name in REQUIRED if not answers[name])
            found = {name: say("missing", name=say(name)) for name in lacking}
        if answers["region_code"] and not REGION.fullmatch(answers["region_code"]):
            found["region_code"] = say("region_code_wrong")
        if answers["email"] and not check_email(answers["email"]).ok:
            found["email"] = say("email_wrong")
        if answers["zone"] and answers["zone"] not in TimeZone.__members__:
            found["zone"] = say("zone_wrong")
        return found


def _blanks(hall: Hall) -> tuple[Blank, ...]:
    zones = [(zone.name, hall.say(key)) for zone, key in ZONES.items()]
    return (
        Blank(name="office_name", example="example_office", width=2),
        Blank(name="government", example="example_government", width=2),
        Blank(name="agency", example="example_agency", width=2),
        Blank(name="address", example="example_address", width=2),
        Blank(name="phone", example="example_phone"),
        Blank(name="email"),
        Blank(name="region_code", example="example_region"),
        Blank(name="zone", choices=zones),
        Blank(name="head_name"),
        Blank(name="head_position", example="example_head_position"),
        Blank(name="head_nip", kind=Kind.NIP),
    )
