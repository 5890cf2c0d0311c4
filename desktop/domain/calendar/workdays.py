"""The calendar of an office: which days are worked, and how far two moments lie apart in work.

It reaches from 1970 to 2199. What lies outside, from a clock gone wild or a limit of a million
days, is taken as its first or last moment, so that no claimed time can stop a list.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from desktop.domain.calendar.hours import DayHours, OfficeHours, TimeZone, five_day_week

MINUTE = 60_000
DAY = 86_400_000
EPOCH = date(1970, 1, 1).toordinal()
FIRST_YEAR, LAST_YEAR = 1970, 2199
LAST_DAY = date(LAST_YEAR, 12, 31)
LAST_MOMENT = (LAST_DAY.toordinal() - EPOCH + 1) * DAY - 1


@dataclass(frozen=True, slots=True)
class _Year:
    """Working days and office minutes before each day of a year; one entry more than days."""

    days: tuple[int, ...]
    minutes: tuple[int, ...]


class _Day(NamedTuple):
    """A day in milliseconds: the office time of its year before it, and its stretches of work."""

    year: int
    before: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Calendar:
    """Zone, hours, holidays (national, joint leave, local), extra working days, Ramadan."""

    zone: TimeZone = TimeZone.WIB
    hours: OfficeHours = field(default_factory=five_day_week)
    holidays: Mapping[date, str] = field(default_factory=dict)
    extra_days: frozenset[date] = frozenset()
    ramadan: tuple[tuple[date, date], ...] = ()
    _years: dict[int, _Year] = field(default_factory=dict, init=False, compare=False, repr=False)
    _days: dict[int, _Day] = field(default_factory=dict, init=False, compare=False, repr=False)

    def hours_on(self, day: date) -> DayHours | None:
        """Give the office hours of a date, None when the office is closed."""
        ramadan = any(first <= day <= last for first, last in self.ramadan)
        if day in self.extra_days:
            return self.hours.on_extra_day(day.weekday(), ramadan=ramadan)
        return None if day in self.holidays else self.hours.on(day.weekday(), ramadan=ramadan)

    def is_working_day(self, day: date) -> bool:
        """Say whether the office works on a date."""
        return self.hours_on(day) is not None

    def local_date(self, moment: int) -> date:
        """Give the date that the office's wall shows."""
        return date.fromordinal(EPOCH + self._local(moment) // DAY)

    def midnight_of(self, day: date) -> int:
        """Give the moment at which a date begins in the office."""
        return self._moment(day, 0)

    def closing_of(self, day: date) -> int:
        """Give the moment at which the office closes; midnight for a day without work."""
        hours = self.hours_on(day)
        return self._moment(day, hours.closing * MINUTE if hours else DAY)

    def add_working_days(self, day: date, count: int) -> date:
        """Step forward, counting from the day after (DOMAIN 5.3); no steps give the day itself."""
        if count <= 0:
            return day
        wanted, year = self._year(day.year).days[_index(day) + 1] + count, day.year
        while wanted > self._year(year).days[-1]:
            if year >= LAST_YEAR:
                return LAST_DAY
            wanted, year = wanted - self._year(year).days[-1], year + 1
        return _day_of(year, bisect_left(self._year(year).days, wanted) - 1)

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and including `end`; 0 when it is earlier."""
        if end <= start:
            return 0
        whole = sum(self._year(year).days[-1] for year in range(start.year, end.year))
        to_end = self._year(end.year).days[_index(end) + 1]
        return whole + to_end - self._year(start.year).days[_index(start) + 1]

    def office_minutes_between(self, start: int, end: int, *, up: bool = False) -> int:
        """Count the minutes of office time, broken ones only with `up`; 0 for reversed moments."""
        worked = self._office_time_between(start, end)
        return -(-worked // MINUTE) if up else worked // MINUTE

    def add_office_minutes(self, start: int, minutes: int) -> int:
        """Find the moment when that much office time has passed.

        It always lies in office hours, the closing minute included; no minutes move a moment
        outside them to the next opening.
        """
        if minutes <= 0:
            return self._next_open(start)
        day, year = self.local_date(start), self.local_date(start).year
        wanted = self._into_year(start)[1] + minutes * MINUTE
        while wanted > self._year(year).minutes[-1] * MINUTE:
            if year >= LAST_YEAR:
                return self._moment(LAST_DAY, DAY)
            wanted, year = wanted - self._year(year).minutes[-1] * MINUTE, year + 1
        before = self._year(year).minutes
        index = bisect_left(before, -(-wanted // MINUTE)) - 1
        day = _day_of(year, index)
        return self._moment(day, self._after(day, wanted - before[index] * MINUTE))

    def _office_time_between(self, start: int, end: int) -> int:
        if end <= start:
            return 0
        (first, before), (last, after) = self._into_year(start), self._into_year(end)
        if first == last:
            return after - before
        whole = sum(self._year(year).minutes[-1] for year in range(first, last)) * MINUTE
        return whole + after - before

    def _into_year(self, moment: int) -> tuple[int, int]:
        """Give the year of a moment, and the office time of that year until then."""
        number, time = divmod(min(max(moment + self._ahead, 0), LAST_MOMENT), DAY)
        day = self._days.get(number) or self._read_day(number)
        worked = day.before
        for since, to in day.spans:
            if time > since:
                worked += min(time, to) - since
        return day.year, worked

    def _read_day(self, number: int) -> _Day:
        date_of = date.fromordinal(EPOCH + number)
        hours = self.hours_on(date_of)
        before = self._year(date_of.year).minutes[_index(date_of)] * MINUTE
        spans = tuple((since * MINUTE, to * MINUTE) for since, to in (hours.spans if hours else ()))
        self._days[number] = day = _Day(date_of.year, before, spans)
        return day

    def _after(self, day: date, worked: int) -> int:
        """Give the time of day at which so much has been worked, the earliest one."""
        hours = self.hours_on(day)
        spans = hours.spans if hours else ()
        before = accumulate((to - since for since, to in spans), initial=0)
        return next(
            (since - done) * MINUTE + worked
            for (since, to), done in zip(spans, before, strict=False)
            if worked <= (to - since + done) * MINUTE
        )

    def _next_open(self, moment: int) -> int:
        day, time = self.local_date(moment), self._local(moment) % DAY
        hours = self.hours_on(day)
        for since, to in hours.spans if hours else ():
            if time <= to * MINUTE:
                return self._moment(day, max(time, since * MINUTE))
        following = self.hours_on(day := self.add_working_days(day, 1))
        return self._moment(day, following.opening * MINUTE if following else DAY)

    def _year(self, year: int) -> _Year:
        if year not in self._years:
            length = date(year, 12, 31).timetuple().tm_yday
            hours = [self.hours_on(_day_of(year, index)) for index in range(length)]
            self._years[year] = _Year(
                tuple(accumulate((1 if day else 0 for day in hours), initial=0)),
                tuple(accumulate((day.minutes if day else 0 for day in hours), initial=0)),
            )
        return self._years[year]

    @cached_property
    def _ahead(self) -> int:
        return self.zone.milliseconds

    def _local(self, moment: int) -> int:
        return min(max(moment + self._ahead, 0), LAST_MOMENT)

    def _moment(self, day: date, time: int) -> int:
        return (day.toordinal() - EPOCH) * DAY + time - self._ahead


def _index(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal()


def _day_of(year: int, index: int) -> date:
    return date.fromordinal(date(year, 1, 1).toordinal() + index)
