"""Which tab a case stands in for whom, and that nothing is lost between the tabs."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions.case.steps import return_step
from desktop.actions.case.waiting import hold
from desktop.actions.lists import worklist
from desktop.actions.office.people import grant_role
from desktop.actions.office.settings import define_permit_type
from desktop.actions.worklists.tasks import Asked, Tab, next_task, task_counts, tasks
from desktop.domain.events.office import RoleGranted
from desktop.domain.people import Role
from desktop.domain.sop.model import Section
from tests.actions.office import DAIRI, new_office, permit
from tests.actions.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    (tmp_path / "files").mkdir()
    with closing(Stage(new_office(tmp_path / "data"), tmp_path / "files")) as stage:
        define_permit_type(stage.office.admin, replace(permit(DAIRI), id="apt"))
        yield stage


def shown(stage: Stage, role: Role, tab: Tab, **asked: str) -> list[str]:
    session = stage.office.by(role)
    return [task.line.subject for task in tasks(session, Asked(tab=tab, **asked))]


def test_a_case_is_with_whom_its_step_asks_and_with_who_had_it(stage: Stage) -> None:
    subject = stage.at_verification()

    assert shown(stage, Role.BACK_OFFICE, Tab.MINE) == [subject]
    assert shown(stage, Role.FRONT_OFFICE, Tab.MINE) == []
    assert shown(stage, Role.FRONT_OFFICE, Tab.ELSEWHERE) == [subject]
    assert shown(stage, Role.FRONT_OFFICE, Tab.FINISHED) == [subject]
    assert shown(stage, Role.SECRETARY, Tab.ELSEWHERE) == []


def test_what_waits_for_the_applicant_is_no_work_to_do(stage: Stage) -> None:
    subject = stage.at_verification()
    hold(stage.office.by(Role.BACK_OFFICE), subject, stage.visit(subject), "applicant")

    assert shown(stage, Role.BACK_OFFICE, Tab.MINE) == []
    assert shown(stage, Role.BACK_OFFICE, Tab.APPLICANT) == [subject]


@pytest.mark.parametrize("reason", ["recommendation", "system"])
def test_what_waits_for_a_recommendation_or_a_system_waits_for_others(stage, reason) -> None:
    subject = stage.at_verification()
    hold(stage.office.by(Role.BACK_OFFICE), subject, stage.visit(subject), reason)

    assert shown(stage, Role.BACK_OFFICE, Tab.MINE) == []
    assert shown(stage, Role.BACK_OFFICE, Tab.ELSEWHERE) == [subject]


def test_sending_back_counts_as_finished_and_puts_the_case_elsewhere(stage: Stage) -> None:
    subject = stage.at_verification()
    return_step(
        stage.office.by(Role.BACK_OFFICE), subject, stage.visit(subject), "2", ["Scan buram"]
    )

    assert shown(stage, Role.BACK_OFFICE, Tab.FINISHED) == [subject]
    assert shown(stage, Role.FRONT_OFFICE, Tab.MINE) == [subject]


def test_a_case_that_ended_waits_for_nobody(stage: Stage) -> None:
    subject = stage.walked("")

    for role in (Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.OFFICE_HEAD):
        for tab in (Tab.MINE, Tab.APPLICANT, Tab.ELSEWHERE):
            assert shown(stage, role, tab) == []
    assert shown(stage, Role.OFFICE_HEAD, Tab.FINISHED) == [subject]


def test_counts_are_those_of_the_lists(stage: Stage) -> None:
    first, second = stage.at_verification(), stage.at_verification()
    hold(stage.office.by(Role.BACK_OFFICE), first, stage.visit(first), "applicant")
    stage.registered()

    for role in (Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.SECTION_HEAD, Role.SECRETARY):
        counts = task_counts(stage.office.by(role))
        assert counts == {tab: len(shown(stage, role, tab)) for tab in Tab}
    assert second in shown(stage, Role.BACK_OFFICE, Tab.MINE)


def test_a_role_for_other_permit_types_brings_no_tasks(stage: Stage) -> None:
    stage.at_verification()
    archive = stage.office.by(Role.ARCHIVE)
    wanted = RoleGranted(person=archive.person, role=Role.BACK_OFFICE, permit_types=("apt",))
    grant_role(stage.office.admin, wanted)

    assert shown(stage, Role.ARCHIVE, Tab.MINE) == []
    assert task_counts(stage.office.by(Role.ARCHIVE))[Tab.MINE] == 0
    assert worklist(stage.office.by(Role.ARCHIVE)) == []


def test_other_permit_types_take_no_place_in_a_short_list(stage: Stage) -> None:
    subject = stage.at_verification()
    line = stage.office.admin.workplace.store.lists.line(subject)
    archive = stage.office.by(Role.ARCHIVE)
    wanted = RoleGranted(
        person=archive.person, role=Role.BACK_OFFICE, permit_types=(line.permit_type,)
    )
    grant_role(stage.office.admin, wanted)
    earlier = [
        replace(line, subject=f"{number:020x}", permit_type="apt", due=1) for number in range(5)
    ]
    store = stage.office.admin.workplace.store
    with store.transaction():
        store.lists.write(earlier)

    assert [line.subject for line in worklist(stage.office.by(Role.ARCHIVE), 1)] == [subject]


def test_typing_and_a_permit_type_sift_the_tasks(stage: Stage) -> None:
    subject = stage.at_verification()
    line = stage.office.admin.workplace.store.lists.line(subject)
    name = line.applicant.split()[0][:3]

    assert shown(stage, Role.BACK_OFFICE, Tab.MINE, typed=name) == [subject]
    assert shown(stage, Role.BACK_OFFICE, Tab.MINE, typed="zzz") == []
    assert shown(stage, Role.BACK_OFFICE, Tab.MINE, permit_type=line.permit_type) == [subject]
    assert shown(stage, Role.BACK_OFFICE, Tab.MINE, permit_type="apt") == []
    assert shown(stage, Role.FRONT_OFFICE, Tab.ELSEWHERE, typed=name) == [subject]
    assert shown(stage, Role.FRONT_OFFICE, Tab.FINISHED, typed="zzz") == []


def test_the_next_task_is_the_most_urgent_other_one(stage: Stage) -> None:
    first, second = stage.at_verification(), stage.at_verification()
    session = stage.office.by(Role.BACK_OFFICE)

    following = next_task(session, first)
    assert following is not None
    assert following.subject == second
    assert next_task(stage.office.by(Role.SECRETARY), "") is None


def test_only_initials_and_signatures_are_given_to_several(stage: Stage) -> None:
    stage.walked("18")
    stage.at_verification()
    kinds = {
        role: {task.together for task in tasks(stage.office.by(role), Asked())}
        for role in (Role.DIVISION_HEAD, Role.BACK_OFFICE)
    }

    assert kinds == {Role.DIVISION_HEAD: {Section.INITIALS}, Role.BACK_OFFICE: {None}}
