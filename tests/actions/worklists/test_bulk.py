"""Initials and signatures under several cases are the single action, repeated."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.worklists.bulk import sign_off
from desktop.domain.events.cases import StepCompleted
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from tests.actions.office import new_office
from tests.actions.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    (tmp_path / "files").mkdir()
    with closing(Stage(new_office(tmp_path / "data"), tmp_path / "files")) as stage:
        yield stage


def refused(stage: Stage, role: Role, subject: str) -> str:
    before = stage.office.admin.workplace.store.ledger.count()
    with pytest.raises(Refused) as refusal:
        sign_off(stage.office.by(role), subject)
    assert stage.office.admin.workplace.store.ledger.count() == before
    return refusal.value.code


def test_each_case_gets_an_event_of_its_own_signed_with_the_paper(stage: Stage) -> None:
    subject = stage.walked("18")

    changes = sign_off(stage.office.by(Role.DIVISION_HEAD), subject, opened=7)

    assert changes.subjects == {subject}
    event = stage.case(subject).history[-1][0]
    assert isinstance(event.fact, StepCompleted)
    assert event.signed
    assert event.fact.papers.get("permit")
    assert event.fact.opened == 7
    assert stage.case(subject).current.symbol.id == "19"


def test_signing_takes_no_step_that_asks_for_more(stage: Stage) -> None:
    assert refused(stage, Role.BACK_OFFICE, stage.at_verification()) == "not_for_several"


def test_who_has_not_the_step_cannot_sign_it_among_others(stage: Stage) -> None:
    assert refused(stage, Role.SECRETARY, stage.walked("18")) == "not_your_step"


def test_a_case_signed_meanwhile_is_not_signed_twice(stage: Stage) -> None:
    subject = stage.walked("")

    assert refused(stage, Role.DIVISION_HEAD, subject) == "case_ended"
