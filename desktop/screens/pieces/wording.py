"""How times and the state of a case are said."""

from collections.abc import Mapping

from desktop.domain.calendar.timing import Standing, Timing
from desktop.domain.lines import CaseLine
from desktop.domain.progress import StepState
from desktop.domain.sop.model import Status, Unit
from desktop.screens.pieces.chip import Pill
from desktop.screens.pieces.room import Room
from desktop.words import Words

STATES: Mapping[Timing, StepState] = {
    Timing.OVERDUE: StepState.OVERDUE,
    Timing.DUE_SOON: StepState.DUE_SOON,
    Timing.RUNNING: StepState.CURRENT,
    Timing.PAUSED: StepState.WAITING,
    Timing.NO_LIMIT: StepState.CURRENT,
}

IN_VAIN = (Status.REFUSED, Status.REFUSAL_HANDED_OVER, Status.CANCELLED, Status.REVOKED)
"""Ends without a permit."""


def time_said(words: Words, amount: int, unit: Unit) -> str:
    """Write a time: *42 menit*; less than a minute is said so."""
    if not amount:
        return words.say("swimlane", "moments")
    return f"{amount} {words.say('unit', unit.value)}"


def pill_of(room: Room, line: CaseLine, how: Standing) -> Pill:
    """Say how a case stands: late, in time, waiting; or how it ended."""
    if line.symbol:
        return Pill(STATES[how.timing], room.words.standing(how))
    return ended_pill(room.words, Status(line.status))


def ended_pill(words: Words, status: Status) -> Pill:
    """Say how a case ended; never in red, which is for work that waits (UX chapter 6.2)."""
    state = StepState.SKIPPED if status in IN_VAIN else StepState.DONE
    return Pill(state, words.say("status", status.value))
