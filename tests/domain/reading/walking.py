"""Walking one case along the table of Dairi, on one PC or on several."""

from collections.abc import Sequence

from desktop.domain.case import Case
from desktop.domain.people import Role
from desktop.domain.reading.verdicts import Verdict
from tests.domain.pcs import Pc, founded, register

FRONT = Role.FRONT_OFFICE


def standing(case: Case) -> str:
    return case.current.symbol.id if case.current else "-"


def walk(pc: Pc, outcomes: Sequence[str]) -> None:
    for outcome in outcomes:
        pc.step(outcome, "officer")


def clashed() -> tuple[Pc, Pc]:
    first, second, _ = founded()
    register(first)
    walk(first, ["done"])
    second.take(first)
    first.step("complete", "officer")
    second.step("incomplete", "officer")
    return first, second


def verdicts(case: Case) -> list[tuple[str, Verdict]]:
    return [(event.id, verdict) for event, verdict in case.history]
