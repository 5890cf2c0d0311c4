"""Office hours of a week, normal and in Ramadan (Perpres 21/2023), and the three time zones."""

from dataclasses import dataclass
from enum import Enum

from desktop.domain.refusals import Refused

MINUTES_OF_A_DAY = 24 * 60

Span = tuple[int, int]


class TimeZone(Enum):
    """The zones of Indonesia, with their hours ahead of UTC; there is no summer time."""

    WIB = 7
    WITA = 8
    WIT = 9

    @property
    def milliseconds(self) -> int:
        """Give the distance from UTC in milliseconds."""
        return self.value * 3_600_000


@dataclass(frozen=True, slots=True)
class DayHours:
    """Opening, closing and break of one weekday, in minutes after midnight."""

    opening: int
    closing: int
    break_from: int = 0
    break_to: int = 0

    def __post_init__(self) -> None:
        """Refuse a day that does not run from morning to evening."""
        in_order = 0 <= self.opening < self.closing <= MINUTES_OF_A_DAY
        no_break = self.break_from == self.break_to == 0
        inside = self.opening < self.break_from < self.break_to < self.closing
        if not (in_order and (no_break or inside)):
            raise Refused("office_hours_unreadable", opening=self.opening, closing=self.closing)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Give the stretches of work, without the break."""
        if self.break_to == 0:
            return ((self.opening, self.closing),)
        return ((self.opening, self.break_from), (self.break_to, self.closing))

    @property
    def minutes(self) -> int:
        """Count the minutes of work."""
        return self.closing - self.opening - (self.break_to - self.break_from)


Week = tuple[DayHours | None, ...]


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Hours from Monday to Sunday, None where the office is closed."""

    normal: Week
    ramadan: Week

    def __post_init__(self) -> None:
        """Refuse a week that has not seven days, or none with work."""
        for week in (self.normal, self.ramadan):
            if len(week) != 7 or not any(week):
                raise Refused("office_week_unreadable", days=len(week))

    def on(self, weekday: int, *, ramadan: bool) -> DayHours | None:
        """Give the hours of a weekday (0 is Monday)."""
        return (self.ramadan if ramadan else self.normal)[weekday]

    def on_extra_day(self, weekday: int, *, ramadan: bool) -> DayHours:
        """Give the hours of a day that is worked though its weekday may be free.

        Such a day has the hours of the first working weekday: it replaces an ordinary one.
        """
        week = self.ramadan if ramadan else self.normal
        return week[weekday] or next(day for day in week if day)

    @property
    def minutes_of_a_working_day(self) -> int:
        """Give the average length of a working day outside Ramadan."""
        worked = [day.minutes for day in self.normal if day]
        return sum(worked) // len(worked)


def five_day_week() -> OfficeHours:
    """Give Monday to Friday, 37.5 hours a week and 32.5 in Ramadan (Perpres 21/2023)."""
    ordinary, friday = DayHours(450, 960, 720, 780), DayHours(450, 990, 690, 780)
    fasting, fasting_friday = DayHours(480, 900, 720, 750), DayHours(480, 930, 690, 750)
    return OfficeHours(
        (ordinary,) * 4 + (friday, None, None), (fasting,) * 4 + (fasting_friday, None, None)
    )


def six_day_week() -> OfficeHours:
    """Give Monday to Saturday with the same hours a week, for offices that kept six days."""
    ordinary, friday, saturday = (
        DayHours(450, 885, 720, 750),
        DayHours(450, 720),
        DayHours(450, 840, 720, 750),
    )
    fasting, fasting_friday, fasting_saturday = (
        DayHours(480, 855, 720, 750),
        DayHours(480, 720),
        DayHours(480, 840, 720, 750),
    )
    return OfficeHours(
        (ordinary,) * 4 + (friday, saturday, None),
        (fasting,) * 4 + (fasting_friday, fasting_saturday, None),
    )
