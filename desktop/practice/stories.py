"""What happens to the cases of the practice office, one story per case.

A story gives the office minutes until it goes on; what it does in between it does by actions.
"""

from collections.abc import Callable, Iterator

from desktop.actions.case.numbers import void_number
from desktop.actions.case.records import write_message
from desktop.actions.case.steps import return_step
from desktop.actions.case.waiting import cancel, hold, resume, revoke
from desktop.domain.case import Case
from desktop.domain.people import Role
from desktop.domain.sop.model import StandardTime, Unit
from desktop.practice.routes import Way
from desktop.practice.stage import Stage

Story = Iterator[int]
Ending = Callable[[Stage, str], None]

DAY = 450
"""Office minutes of a working day (Perpres 21/2023)."""


def whole(stage: Stage, permit: str, route: list[Way]) -> Story:
    """Walk a route to its end."""
    yield from until(stage, permit, route, len(route))


def until(
    stage: Stage, permit: str, route: list[Way], steps: int, then: Ending | None = None
) -> Story:
    """Walk the first steps of a route, then perhaps do something more."""
    subject = stage.register(permit, route)
    yield from onward(stage, subject, route, steps)
    if then is not None:
        yield DAY // 3
        then(stage, subject)


def onward(stage: Stage, subject: str, route: list[Way], steps: int) -> Story:
    """Go on with a registered case along its route."""
    while (done := len(left(stage.case(subject)))) < min(steps, len(route)):
        case = stage.case(subject)
        spent = minutes(case)
        yield spent
        symbol, outcome = route[done]
        assert case.current is not None
        assert case.current.symbol.id == symbol
        stage.step(subject, outcome, min(spent, 25))


def left(case: Case) -> list[str]:
    """Name the symbols that were left on the way."""
    return [visit.symbol.id for visit in case.trail if visit.taken is not None]


def minutes(case: Case) -> int:
    """Say how long a step takes here: a little less than its standard, with some queue."""
    assert case.current is not None
    time = case.sop.flow.row_of(case.current.symbol.id).time
    return max(12, _standard(time) * 4 // 5 + 20)


def _standard(time: StandardTime) -> int:
    each = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.WORKING_DAY: DAY}.get(time.unit, 0)
    return time.amount * each or (2 * DAY if time.unit is Unit.BY_RULE else 30)


def hold_for(reason: str, note: str) -> Ending:
    """Stop the clock where the case stands."""

    def ending(stage: Stage, subject: str) -> None:
        case = stage.case(subject)
        assert case.current is not None
        hold(stage.actor(case), subject, case.current.id, reason, note)

    return ending


def hold_and_resume(stage: Stage, subject: str) -> None:
    """Stop the clock for trouble with a system, and let it run again."""
    hold_for("system", "siCantik tidak dapat dibuka")(stage, subject)
    case = stage.case(subject)
    assert case.current is not None
    stage.clock.move_to(stage.clock.at + 90 * 60_000)
    resume(stage.actor(case), subject, case.current.id)


def withdraw(stage: Stage, subject: str) -> None:
    """Let the applicant withdraw."""
    cancel(stage.people[Role.FRONT_OFFICE], subject, "Pemohon pindah usaha ke luar kabupaten")


def send_back(stage: Stage, subject: str) -> None:
    """Return the case to the step before, with reasons."""
    case = stage.case(subject)
    assert case.current is not None
    before = case.trail[-2].symbol.id
    reasons = ["Denah lokasi belum ditandatangani", "Luas tempat usaha belum diisi"]
    return_step(stage.actor(case), subject, case.current.id, before, reasons)


def take_back(stage: Stage, subject: str) -> None:
    """Revoke the issued permit."""
    head = stage.people[Role.OFFICE_HEAD]
    revoke(head, subject, "Tempat usaha dipakai tidak sesuai izin", "BAP pengawasan 12/2025")


def void(stage: Stage, subject: str) -> None:
    """Void the number of the permit: the sheet was spoilt."""
    clerk = stage.people[Role.GENERAL_AFFAIRS]
    void_number(clerk, subject, "permit", "Blangko rusak saat dicetak")


def ask(stage: Stage, subject: str) -> None:
    """Leave a note for another desk."""
    text = "Mohon dipercepat, pemohon menunggu untuk tender."
    write_message(stage.people[Role.BACK_OFFICE], subject, text, Role.SECTION_HEAD.value)
