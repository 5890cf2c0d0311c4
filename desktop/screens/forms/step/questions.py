"""What can be done with a step besides finishing it: what is asked first, and doing it."""

from collections.abc import Mapping

from desktop.actions.case.drafts import drop_draft, save_draft
from desktop.actions.case.steps import return_step
from desktop.actions.case.waiting import cancel, hold, undo
from desktop.actions.lists import open_case
from desktop.domain.refusals import Trouble
from desktop.screens.forms.step.asking import (
    Question,
    cancel_question,
    hold_question,
    return_question,
)
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.forms.step.reading import Step, step_named
from desktop.screens.pieces.room import Room
from desktop.screens.running.runner import Runner

RETURN, CANCEL = "return", "cancel"
LEAVING = (RETURN, CANCEL)
"""After these the case stands elsewhere; anything else is a reason to hold it."""

Draft = tuple[str, Mapping[str, object]]
"""The name of a draft, and what was typed."""


def question_of(room: Room, step: Step, key: str) -> Question | None:
    """Give the question of an act; None where there is nothing to send back to."""
    if key == RETURN:
        targets = {
            visit.symbol.id: step_named(step.flow, visit.symbol)
            for visit in reversed(step.case.trail[:-1])
        }
        return return_question(room, targets) if targets else None
    if key == CANCEL:
        return cancel_question(room)
    return hold_question(room, key)


def carry_out(
    runner: Runner, step: Step, question: Question, target: str, reason: str
) -> Trouble | None:
    """Send back, cancel or hold, as it was answered."""
    case, visit = step.case.id, step.visit.id
    if question.key == RETURN:
        return attempt(runner, return_step, case, visit, target, reason.splitlines())
    if question.key == CANCEL:
        return attempt(runner, cancel, case, reason)
    return attempt(runner, hold, case, visit, question.key, reason)


def done_said(room: Room, question: Question) -> str:
    """Say what was carried out."""
    say = room.words.say
    if question.key in LEAVING:
        return say("form", "returned" if question.key == RETURN else "cancelled")
    return say("form", "now_held", reason=say("hold", question.key))


def step_done(room: Room, before: Step) -> str:
    """Say which step of whose case is finished, and the number that a paper got there."""
    say, place = room.words.say, before.flow.position_of(before.symbol.id)
    case = open_case(room.runner.session, before.case.id)
    who = case.values.get("applicant.name") or case.number
    said = [say("form", "step_done", step=place, who=who)]
    for paper, number in case.numbers.items():
        if before.case.numbers.get(paper) != number:
            said.append(say("form", "numbered", paper=say("paper", paper), number=number))
    return " ".join(said)


def take_back(runner: Runner, subject: str, draft: Draft | None = None) -> Trouble | None:
    """Take back the newest action on a case; what was typed for it is a draft again."""
    if draft is not None:
        # First, so that the form that shows the step again finds it.
        runner.ask(save_draft, *draft)
    trouble = attempt(runner, undo, subject)
    if trouble is not None and draft is not None:
        runner.ask(drop_draft, draft[0])
    return trouble
