"""What a window or a paper needs to show an SOP: the two faces, and a case's state in words."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from desktop.actions.procedures.printing import Card, Press
from desktop.actions.procedures.standing import case_progress
from desktop.actions.session import Session
from desktop.actions.slips.press import SlipPress
from desktop.actions.workplace import in_zone
from desktop.diagram.live import Live, LiveRow
from desktop.diagram.sheets.words import sheet_words_from
from desktop.diagram.slips.words import slip_words_from
from desktop.diagram.table.cells import owners
from desktop.diagram.text.font import Faces, Font
from desktop.domain.calendar.timing import Handling, Standing, Timing
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.case import Case
from desktop.domain.permits import permit_type
from desktop.domain.progress import Progress, StepProgress, StepState
from desktop.domain.sop.flow import exits
from desktop.domain.sop.model import Row, Sop, StandardTime, Unit
from desktop.resource_files import RESOURCES
from desktop.words import Words

STANDINGS: Mapping[Timing, str] = {
    Timing.OVERDUE: "over",
    Timing.DUE_SOON: "left",
    Timing.RUNNING: "left",
    Timing.PAUSED: "paused",
}
FINISHED = (StepState.DONE, StepState.SKIPPED)
HOUR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """A sign of the legend with its word; without a state it is that of additions."""

    state: StepState | None
    label: str


@cache
def faces() -> Faces:
    """Read the bundled faces, once."""
    folder = RESOURCES / "fonts"
    return Faces(
        regular=Font((folder / "Inter-Regular.ttf").read_bytes()),
        strong=Font((folder / "Inter-SemiBold.ttf").read_bytes()),
    )


@cache
def press() -> Press:
    """Read what papers are made with, once: both font files, and the words of printed SOPs."""
    fonts, words = RESOURCES / "fonts", RESOURCES / "letters" / "sop.toml"
    return Press(
        regular=(fonts / "Inter-Regular.ttf").read_bytes(),
        strong=(fonts / "Inter-SemiBold.ttf").read_bytes(),
        words=sheet_words_from(tomllib.loads(words.read_text("utf-8"))),
    )


@cache
def slip_press() -> SlipPress:
    """Read what slips are made with, once."""
    words = (RESOURCES / "letters" / "slips.toml").read_text("utf-8")
    return SlipPress(press=press(), words=slip_words_from(tomllib.loads(words)))


def card_of(session: Session, case: Case) -> Card:
    """Say in words what the kartu kendali of a case has: an Indonesian paper, whoever prints it."""
    workplace, words = session.workplace, Words("id")
    office = workplace.office
    names = {person.id: person.full_name for person in office.people.values()}
    progress = case_progress(session, case)
    sop = case.sop.flow.sop
    permit = permit_type(office, case.registered.permit_type)
    now = words.moment(workplace.local_time(workplace.world.now()))
    return Card(
        live=live_of(progress, sop, names, words, workplace.calendar),
        facts={
            "number": case.number,
            "applicant": case.values.get("applicant.name", ""),
            "permit": permit.name,
            "received": words.moment(workplace.local_time(case.opening.at)),
            "status": words.say("status", case.status.value),
            "printed": f"{now}, {names[session.person]}",
        },
        note_heading=press().words.card["note"],
    )


def legend(words: Words, *, with_additions: bool = False) -> tuple[LegendEntry, ...]:
    """Name the seven states in their order, and the sign of additions where there are any."""
    entries = [LegendEntry(state=state, label=state_label(state, words)) for state in StepState]
    if with_additions:
        entries.append(LegendEntry(state=None, label=words.say("swimlane", "added")))
    return tuple(entries)


def state_label(state: StepState, words: Words) -> str:
    """Give the word of a state (UX chapter 6.1)."""
    return words.say("swimlane", state.value)


def live_of(
    progress: Progress, sop: Sop, names: Mapping[str, str], words: Words, calendar: Calendar
) -> Live:
    """Say in words what a case adds to the picture of its SOP; `names` are people's by id."""
    return _Telling(progress, sop, names, words, calendar).live()


@dataclass(frozen=True, slots=True)
class _Telling:
    """Tells one case's progress, row by row."""

    _progress: Progress
    _sop: Sop
    _names: Mapping[str, str]
    _words: Words
    _calendar: Calendar

    def live(self) -> Live:
        """Tell everything."""
        progress = self._progress
        rows = enumerate(self._sop.rows, 1)
        current = (at for at, row in rows if self._holds(row, progress.current))
        return Live(
            states={symbol: step.state for symbol, step in progress.steps.items()},
            passes={symbol: step.passes for symbol, step in progress.steps.items()},
            travelled=frozenset(progress.travelled),
            skipped=progress.skipped,
            rows=self._rows(),
            row=next(current, 0),
            untaken=frozenset(self._untaken()),
        )

    def _untaken(self) -> Iterator[tuple[str, str, str]]:
        """Name the ways that were never taken from symbols that were passed by another one."""
        for symbol in self._sop.symbols():
            taken = {each.outcome for each in self._progress.steps[symbol.id].history}
            for way in exits(symbol) if taken else ():
                if way.outcome not in taken:
                    yield symbol.id, way.to, way.label

    def _rows(self) -> dict[int, LiveRow]:
        times = self._times()
        rows: dict[int, LiveRow] = {}
        for position, row in enumerate(self._sop.rows, 1):
            actual, is_late = times[position - 1]
            notes = self._notes(row)
            if actual or notes:
                rows[position] = LiveRow(actual=actual, is_late=is_late, notes=notes)
        return rows

    def _notes(self, row: Row) -> tuple[str, ...]:
        """Tell who finished a row last and when, or since when the case stands there."""
        progress = self._progress
        if self._holds(row, progress.current):
            since = self._moment(progress.steps[progress.current].arrived)
            return (self._words.say("swimlane", "since"), since)
        if self._holds(row, progress.stopped):
            return (self._words.say("swimlane", "stopped"),)
        steps = self._finished(row)
        if not steps:
            return ()
        last = max(steps, key=lambda step: step.finished)
        name = self._names.get(last.person, "").partition(",")[0]
        return (*filter(None, (name,)), self._moment(last.finished))

    def _times(self) -> list[tuple[str, bool]]:
        """Tell the actual time of each row; the first one under a merged cell tells of all."""
        rows = self._sop.rows
        owner = owners(rows, "time")
        members = [
            [at for at, other in enumerate(owner) if other == row] for row in range(len(rows))
        ]
        return [
            self._time(places, rows[row].time) if places else ("", False)
            for row, places in enumerate(members)
        ]

    def _time(self, places: Sequence[int], standard: StandardTime) -> tuple[str, bool]:
        progress, rows = self._progress, self._sop.rows
        if any(self._holds(rows[place], progress.current) for place in places):
            return self._standing(progress.standing)
        known = [
            progress.rows[place + 1]
            for place in places
            if place + 1 in progress.rows and self._finished(rows[place])
        ]
        if not known:
            return "", False
        handling = known[0] if len(known) == 1 else self._sum(known, standard)
        return self._spent(handling), handling.over > 0

    def _sum(self, known: Sequence[Handling], standard: StandardTime) -> Handling:
        """Add up the rows of a merged cell, and compare them with the standard they share."""
        day = self._calendar.hours.minutes_of_a_working_day
        sizes = {Unit.MINUTE: 1, Unit.HOUR: HOUR, Unit.WORKING_DAY: day}
        allowed = standard.amount * sizes.get(standard.unit, 0)
        minutes = sum(handling.minutes for handling in known)
        over = max(0, minutes - allowed) if allowed else 0
        if minutes >= day:
            return Handling(
                amount=minutes // day, unit=Unit.WORKING_DAY, over=over, minutes=minutes
            )
        return Handling(amount=minutes, unit=Unit.MINUTE, over=over, minutes=minutes)

    def _spent(self, handling: Handling) -> str:
        """Write a time: *12 mnt*, *1 j 25 mnt*, *6 jam*, *2 hari*."""
        say = self._words.say
        if handling.unit is Unit.WORKING_DAY and handling.amount:
            return say("swimlane", "days", days=handling.amount)
        hours, minutes = divmod(handling.minutes, HOUR)
        if hours and minutes:
            return say("swimlane", "hours_minutes", hours=hours, minutes=minutes)
        if hours:
            return say("swimlane", "hours", hours=hours)
        return say("swimlane", "minutes" if minutes else "moments", minutes=minutes)

    def _standing(self, standing: Standing | None) -> tuple[str, bool]:
        """Tell how the step the case stands at is in time: *sisa 3 jam*, *lewat 1 hari*."""
        if standing is None or standing.timing not in STANDINGS:
            return "", False
        amount = standing.amount
        short = {Unit.MINUTE: "minutes", Unit.HOUR: "hours", Unit.WORKING_DAY: "days"}
        key = short.get(standing.unit, "minutes")
        time = self._words.say("swimlane", key, minutes=amount, hours=amount, days=amount)
        sentence = self._words.say("swimlane", STANDINGS[standing.timing], time=time)
        return sentence, standing.timing is Timing.OVERDUE

    def _moment(self, at: int) -> str:
        """Write a moment as a narrow column has room for: *19 Nov 16.05*, older years named."""
        when = in_zone(at, self._calendar.zone)
        month = self._words.say("date", "months").split()[when.month - 1]
        key = "moment" if when.year == self._newest_year() else "moment_of_year"
        return self._words.say(
            "swimlane", key, day=when.day, month=month, year=when.year, time=f"{when:%H.%M}"
        )

    def _newest_year(self) -> int:
        steps = self._progress.steps.values()
        newest = max((max(step.arrived, step.finished) for step in steps), default=0)
        return in_zone(newest, self._calendar.zone).year

    def _finished(self, row: Row) -> list[StepProgress]:
        """List the steps of a row that are done, when none of it is still ahead."""
        steps = [self._progress.steps[symbol.id] for symbol in row.symbols]
        is_open = any(step.state not in FINISHED for step in steps)
        return [] if is_open else [step for step in steps if step.state is StepState.DONE]

    def _holds(self, row: Row, symbol: str) -> bool:
        return bool(symbol) and any(each.id == symbol for each in row.symbols)
