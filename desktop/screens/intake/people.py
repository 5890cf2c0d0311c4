"""Known applicants and their businesses, found while NIK, name or business is typed (UX 4)."""

from collections.abc import Callable, Mapping, Sequence

from desktop.actions.applicants.known import Known, find
from desktop.domain.forms.sections import SECTIONS
from desktop.domain.sop.model import Section
from desktop.screens.forms.inputs.choice import fitting
from desktop.screens.forms.inputs.finder import Finder, Hit
from desktop.screens.forms.inputs.shown import in_fours
from desktop.screens.forms.making import tidy_of
from desktop.screens.pieces.room import Room

FIELDS = {field.name: field for field in SECTIONS[Section.APPLICANT]}
NIK, NAME, BUSINESS = "applicant.nik", "applicant.name", "business.name"
SHOWN = 4
"""Digits of a NIK that a list shows (issue 4: masked NIK in lists)."""


class People:
    """Inputs that find somebody; `chosen` is called with whom the officer took."""

    def __init__(self, room: Room, chosen: Callable[[Known], None]) -> None:
        self._room = room
        self._chosen = chosen
        self._found: dict[str, Known] = {}
        self._businesses: Sequence[Mapping[str, str]] = ()
        self.nik = self._finder(NIK, is_eager=True)
        self.name = self._finder(NAME, is_eager=False)
        say = room.words.say
        self.business = Finder(room.look, say("field", BUSINESS), self._fitting)
        self.business.is_eager = False

    def offer_businesses(self, businesses: Sequence[Mapping[str, str]]) -> None:
        """Offer somebody's businesses while the name of one is typed."""
        self._businesses = businesses

    def business_at(self, place: str) -> Mapping[str, str]:
        """Give the fields of a business that was offered."""
        return self._businesses[int(place)]

    def _finder(self, field: str, *, is_eager: bool) -> Finder:
        tidy = tidy_of(self._room, FIELDS[field])
        made = Finder(self._room.look, self._room.words.say("field", field), self._look_up, tidy)
        made.is_eager = is_eager
        made.picked.connect(lambda key: self._chosen(self._found[key]))
        return made

    def _look_up(self, typed: str) -> list[Hit]:
        known = self._room.runner.ask(find, typed) or []
        self._found = {str(place): each for place, each in enumerate(known)}
        return [Hit(key, each.name, _told(each)) for key, each in self._found.items()]

    def _fitting(self, typed: str) -> list[Hit]:
        hits = [
            Hit(str(place), each.get(BUSINESS, ""), each.get("business.address", ""))
            for place, each in enumerate(self._businesses)
        ]
        return fitting(hits, typed)


def _told(known: Known) -> str:
    """Tell somebody from others of that name: the end of the NIK, and the place."""
    place = " ".join(known.address.split())
    return " · ".join(filter(None, (masked(known.nik), place)))


def masked(nik: str) -> str:
    """Show only the end of a NIK: *•••• •••• •••• 0003*."""
    return in_fours("•" * max(0, len(nik) - SHOWN) + nik[-SHOWN:]) if nik else ""
