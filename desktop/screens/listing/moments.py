"""How dates and times are said in a column: no more than is needed to know them."""

from desktop.domain.calendar.timing import Standing, Timing
from desktop.screens.pieces.chip import Pill
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.wording import STATES


def short_day(room: Room, at: int) -> str:
    """Write the date of a moment, without the year where it is this one: *Rab, 12 Nov*."""
    workplace = room.runner.session.workplace
    year = workplace.today()[:4]
    return room.words.day(workplace.local_time(at).date()).removesuffix(f" {year}")


def short_moment(room: Room, at: int) -> str:
    """Write date and time of a moment: *Hari ini 10.42*, *Rab, 12 Nov 15.41*."""
    workplace = room.runner.session.workplace
    time = f"{workplace.local_time(at):%H.%M}"
    if workplace.local_date(at) == workplace.today():
        return room.words.say("listing", "today_at", time=time)
    return f"{short_day(room, at)} {time}"


def time_pill(room: Room, how: Standing) -> Pill:
    """Say how a deadline stands in few words; colour and clock tell that it is near."""
    if how.timing is not Timing.DUE_SOON:
        return Pill(STATES[how.timing], room.words.standing(how))
    unit = room.words.say("unit", how.unit.value)
    left = room.words.say("timing", "running", amount=how.amount, unit=unit)
    return Pill(STATES[how.timing], left)
