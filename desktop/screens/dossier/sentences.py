"""A sentence for everything that can happen to a case."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop.domain.case import Case
from desktop.domain.events import cases
from desktop.domain.events.event import Event
from desktop.domain.refusals import Fact
from desktop.domain.sop.flow import exit_for, row_name
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING

CODED = {"application": "application", "paper": "paper", "system": "system"}
"""What events say in codes, and the tables that have the words."""


def sentence_of(room: Room, case: Case, event: Event) -> str:
    """Say what an event did; what was erased or is too new is said so."""
    if event.fact is None:
        key = "erased" if event.erased else "too_new"
        return room.words.say("event", key)
    return room.words.say("event", key_of(event.kind), **_facts(room, case, event.fact))


def key_of(kind: str) -> str:
    """Give the key of the sentence of a kind: `case.step_completed.1` is *step_completed*."""
    return kind.split(".")[1]


def _facts(room: Room, case: Case, fact: object) -> Mapping[str, Fact]:
    """Give what a sentence may name: codes of the event in words, and what is worked out."""
    said: dict[str, Fact] = {}
    for name in getattr(type(fact), "__dataclass_fields__", ()):
        value = getattr(fact, name)
        if isinstance(value, str):
            said[name] = room.words.say(CODED[name], value) if name in CODED else value
    more = WORKED_OUT.get(type(fact))
    return said | dict(more(room, case, fact)) if more else said


def _declared(room: Room, _: Case, fact: cases.DeclaredComplete) -> Mapping[str, Fact]:
    return {"date": room.words.answer("number.date", fact.on)}


def _returned(_: Room, case: Case, fact: cases.StepReturned) -> Mapping[str, Fact]:
    return {"step": _step(case, fact.to), "reason": "; ".join(fact.reasons)}


def _held(room: Room, _: Case, fact: cases.CaseHeld) -> Mapping[str, Fact]:
    note = f" ({fact.note})" if fact.note else ""
    return {"reason": room.words.say("hold", fact.reason), "note": note}


def _revoked(_: Room, __: Case, fact: cases.CaseRevoked) -> Mapping[str, Fact]:
    return {"basis": f" ({fact.basis})" if fact.basis else ""}


def _written(room: Room, _: Case, fact: cases.MessageWritten) -> Mapping[str, Fact]:
    return {"to": f" ({room.words.say('role', fact.to)})" if fact.to else ""}


def _about(
    room: Room, case: Case, fact: cases.BodyErased | cases.ActionUndone
) -> Mapping[str, Fact]:
    return {"what": _what(room, case, fact.event)}


def _settled(room: Room, case: Case, fact: cases.ConflictDecided) -> Mapping[str, Fact]:
    return {"what": _decided(room, case, fact)}


def _completed(_: Room, case: Case, fact: cases.StepCompleted) -> Mapping[str, Fact]:
    flow = case.sop.flow
    way = exit_for(flow.symbol(fact.symbol), fact.outcome) if fact.symbol in flow else None
    answer = f": “{way.label}”" if way is not None and way.label else ""
    note = f". {fact.note}" if fact.note else ""
    return {"step": _step(case, fact.symbol), "answer": answer, "note": note}


WORKED_OUT: Mapping[type, Callable[[Room, Case, Any], Mapping[str, Fact]]] = {
    cases.DeclaredComplete: _declared,
    cases.StepCompleted: _completed,
    cases.StepReturned: _returned,
    cases.CaseHeld: _held,
    cases.CaseRevoked: _revoked,
    cases.MessageWritten: _written,
    cases.BodyErased: _about,
    cases.ActionUndone: _about,
    cases.ConflictDecided: _settled,
}


def _decided(room: Room, case: Case, fact: cases.ConflictDecided) -> str:
    fields = [room.words.say("field", name) for name in fact.values]
    papers = [room.words.say("paper", name) for name in fact.numbers]
    side = [side_said(room, case, fact.side)] if fact.side else []
    return ", ".join([*fields, *papers, *side]) + (f" ({fact.reason})" if fact.reason else "")


def side_said(room: Room, case: Case, side: str) -> str:
    """Name a way in which a step was left: *Selesai “Ya”*, *Dikembalikan ke 2 …*."""
    left, _, about = side.partition(":")
    said = room.words.say("left", left)
    if left == "returned":
        return f"{said}: {_step(case, about)}"
    current = case.trail[-1].symbol
    way = exit_for(current, about)
    return f"{said}: “{way.label}”" if way is not None and way.label else said


def _what(room: Room, case: Case, name: str) -> str:
    """Say which event of the case is meant."""
    found = next((event for event, _ in case.history if event.id == name), None)
    return sentence_of(room, case, found) if found is not None else NOTHING


def _step(case: Case, symbol: str) -> str:
    flow = case.sop.flow
    return " ".join(row_name(flow.row_of(symbol)).split()) if symbol in flow else symbol
