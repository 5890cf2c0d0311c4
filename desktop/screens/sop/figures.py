"""How a version of a procedure is used, in words: where cases stand, how long rows really take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.actions.lists import cases_under, timing
from desktop.actions.procedures.standing import RowStanding, RowTimes, actual_times, standing
from desktop.actions.session import Session
from desktop.domain.calendar.deadlines import minutes_of
from desktop.domain.calendar.timing import Standing
from desktop.domain.lines import CaseLine
from desktop.domain.sop.flow import Flow, row_name
from desktop.domain.sop.model import StandardTime, Unit
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.wording import time_said
from desktop.screens.swimlane.steps import Heard
from desktop.screens.swimlane.strip import Strip, StripRow
from desktop.words import NOTHING


class Period(StrEnum):
    """The time over which actual times are averaged."""

    MONTH = "this_month"
    DAYS = "last_30_days"
    YEAR = "this_year"

    def since(self, today: date) -> date:
        """Give its first day."""
        match self:
            case Period.MONTH:
                return today.replace(day=1)
            case Period.DAYS:
                return today - timedelta(days=29)
            case Period.YEAR:
                return today.replace(month=1, day=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is known of a version: rows by position, and the cases under it.

    `day` is how many office minutes a working day has.
    """

    standing: Mapping[int, RowStanding]
    times: Mapping[int, RowTimes]
    cases: Sequence[tuple[CaseLine, Standing]]
    day: int

    def at(self, flow: Flow, row: int) -> list[tuple[CaseLine, Standing]]:
        """List the cases that stand at a row."""
        return [
            (line, how)
            for line, how in self.cases
            if line.symbol and line.symbol in flow and flow.position_of(line.symbol) == row
        ]


def read_figures(session: Session, version: str, period: Period) -> Figures:
    """Ask everything about a version."""
    workplace = session.workplace
    today = workplace.local_time(workplace.world.now()).date()
    times = actual_times(session, version, period.since(today), today)
    lines = cases_under(session, version)
    return Figures(
        standing={row.position: row for row in standing(session, version)},
        times={row.position: row for row in times},
        cases=[(line, timing(session, line)) for line in lines],
        day=workplace.calendar.hours.minutes_of_a_working_day,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """Figures in the words of the window."""

    room: Room
    figures: Figures
    period: Period

    def strip(self) -> Strip:
        """Write the strip beside the table."""
        rows = {row: self._strip_row(row) for row in self.figures.standing}
        return Strip(headings=headings(self.room, self.period), rows=rows)

    def heard(self) -> Heard:
        """Say the same in the list of steps."""
        here, spent = headings(self.room, self.period)
        return Heard(
            headings={"here": here, "spent": spent},
            rows={
                row: {"here": self._short_here(row), "spent": self._short_spent(row)}
                for row in self.figures.standing
            },
        )

    def here(self, row: int) -> str:
        """Say how many cases stand at a row: *3 permohonan di sini, 1 terlambat*."""
        found = self.figures.standing[row]
        if not found.standing:
            return self.room.say("nobody_here")
        key = "here_late" if found.late else "here"
        return self.room.say(key, count=found.standing, late=found.late)

    def spent(self, row: int) -> str:
        """Say how long a row takes on average, beside its standard."""
        found = self.figures.times[row]
        if not found.timed:
            return self.room.say("never_timed")
        key = "average_over" if self.is_over(found) else "average"
        return self.room.say(
            key, time=self._time(found), count=found.timed, standard=found.standard.text or "-"
        )

    def tip(self, flow: Flow, row: int) -> str:
        """Say both of a row under the pointer."""
        if row not in self.figures.standing:
            return ""
        return "\n".join([row_name(flow.sop.rows[row - 1]), self.here(row), self.spent(row)])

    def worst(self) -> int:
        """Name the row where most are late, of several the most crowded; 0 when none is."""
        late = [row for row in self.figures.standing.values() if row.late]
        most = max(late, key=lambda row: (row.late, row.standing, -row.position), default=None)
        return most.position if most else 0

    def is_over(self, times: RowTimes) -> bool:
        """Tell whether a row takes longer than its standard on average."""
        allowed = self._allowed(times.standard)
        return bool(allowed) and times.minutes > allowed

    def _short_here(self, row: int) -> str:
        return self.here(row) if self.figures.standing[row].standing else NOTHING

    def _short_spent(self, row: int) -> str:
        found = self.figures.times[row]
        if not found.timed:
            return NOTHING
        key = "actual_over" if self.is_over(found) else "actual_within"
        return self.room.say(key, time=self._time(found))

    def _strip_row(self, row: int) -> StripRow:
        found, times = self.figures.standing[row], self.figures.times[row]
        allowed = self._allowed(times.standard)
        return StripRow(
            here=found.standing,
            late=self.room.say("late", count=found.late) if found.late else "",
            spent=self._time(times) if times.timed else "",
            share=times.minutes / allowed if allowed and times.timed else 0.0,
            is_over=self.is_over(times),
        )

    def _allowed(self, standard: StandardTime) -> int:
        if standard.unit is Unit.WORKING_DAY:
            return standard.amount * self.figures.day
        return minutes_of(standard)

    def _time(self, times: RowTimes) -> str:
        return time_said(self.room.words, times.amount, times.unit)


def headings(room: Room, period: Period) -> tuple[str, str]:
    """Name the two columns of the strip."""
    return room.say("now_here"), room.say("average_of", period=room.say(period.value).lower())
