"""A step of a case, read-only: its state, who did it, when, how long, how often."""

from collections.abc import Iterator
from datetime import datetime

from desktop.domain.calendar.timing import Handling
from desktop.domain.progress import Passage, StepProgress
from desktop.domain.sop.flow import exit_for
from desktop.domain.sop.model import Symbol
from desktop.screens.case.reading import Seen
from desktop.screens.pieces.chip import Chip, Pill
from desktop.screens.pieces.controls import beside, label, plain
from desktop.screens.pieces.details import Details, printed_row
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.wording import time_said
from desktop.swimlane import state_label
from desktop.words import NOTHING


def step_details(room: Room, seen: Seen, row: int) -> Details:
    """Show what is printed at a row, and what the case did there."""
    made = Details(room)
    printed_row(made, room, seen.flow, row)
    symbols = seen.flow.sop.rows[row - 1].symbols
    for symbol in symbols:
        made.space()
        _step(made, room, seen, symbol, is_alone=len(symbols) == 1)
    made.end()
    return made


def _step(made: Details, room: Room, seen: Seen, symbol: Symbol, *, is_alone: bool) -> None:
    step = seen.progress.steps[symbol.id]
    state = Pill(step.state, state_label(step.state, room.words))
    if not is_alone:
        made.add(label(seen.flow.lane_of(symbol).label, "label"))
    made.add(plain(beside(Chip(room.look, state), None)))
    if symbol.id == seen.progress.current:
        made.say(room.say("here_since"), _moment(room, step.arrived))
        if seen.progress.standing is not None:
            left = room.words.standing(seen.progress.standing)
            made.say(room.words.say("column", "time_left"), left)
        if seen.progress.hold:
            made.say(room.say("on_hold"), room.words.say("hold", seen.progress.hold))
    made.say(room.say("done_by"), "\n".join(_passes(room, seen, symbol, step)))


def _passes(room: Room, seen: Seen, symbol: Symbol, step: StepProgress) -> Iterator[str]:
    for count, passage in enumerate(step.history, 1):
        number = f"{count}. " if len(step.history) > 1 else ""
        yield number + ", ".join(_passage(room, seen, symbol, passage))


def _passage(room: Room, seen: Seen, symbol: Symbol, passage: Passage) -> Iterator[str]:
    way = exit_for(symbol, passage.outcome)
    if way is not None and way.label:
        yield f"“{way.label}”"
    yield seen.names.get(passage.person, NOTHING).partition(",")[0]
    yield _moment(room, passage.finished)
    if passage.handling is not None:
        yield _handled(room, passage.handling)


def _handled(room: Room, handling: Handling) -> str:
    """Say how long it took, and by how much that was too long."""
    spent = time_said(room.words, handling.amount, handling.unit)
    if not handling.over:
        return room.say("took", time=spent)
    over = time_said(room.words, handling.over, handling.over_unit)
    return room.say("took_over", time=spent, over=over)


def _moment(room: Room, at: int) -> str:
    when: datetime = room.runner.session.workplace.local_time(at)
    return room.words.moment(when)
