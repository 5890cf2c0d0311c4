"""The numbers of the start page are those of the lists they lead to."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.case.waiting import hold
from desktop.actions.office.settings import describe_office
from desktop.actions.worklists.browsing import Filter, count_cases, page_of_cases
from desktop.actions.worklists.due import Due
from desktop.actions.worklists.glance import bottlenecks, clashes, numbers, oversees
from desktop.actions.worklists.readiness import BACKUP, Part, last_backup, readiness
from desktop.actions.worklists.recent import KEPT, note_opened, opened_last
from desktop.actions.worklists.tasks import Asked, count_due, tasks
from desktop.domain.people import Role
from desktop.domain.sop.model import Unit
from tests.actions.office import new_office
from tests.actions.stage import Stage, clashing_numbers, clashing_values

HOUR, DAY = 3_600_000, 86_400_000


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    (tmp_path / "files").mkdir()
    with closing(Stage(new_office(tmp_path / "data"), tmp_path / "files")) as stage:
        yield stage


def due(stage: Stage, role: Role, when: Due) -> list[str]:
    session = stage.office.by(role)
    found = [task.line.subject for task in tasks(session, Asked(due=when))]
    assert len(found) == count_due(session, when)
    return found


def test_a_task_is_in_time_then_due_today_then_late(stage: Stage) -> None:
    subject = stage.at_verification()
    line = stage.office.admin.workplace.store.lists.line(subject)
    seen = []
    for moment in (line.due - 4 * DAY, line.due - HOUR, line.due + HOUR):
        stage.office.clock.at = moment
        seen.append([due(stage, Role.BACK_OFFICE, when) for when in (Due.TODAY, Due.LATE)])

    assert seen == [[[], []], [[subject], []], [[], [subject]]]


def test_the_three_numbers_are_one_s_own_or_those_of_the_office(stage: Stage) -> None:
    late, held = stage.at_verification(), stage.at_verification()
    hold(stage.office.by(Role.BACK_OFFICE), held, stage.visit(held), "applicant")
    stage.office.clock.at += 20 * DAY

    own, others = (
        numbers(stage.office.by(Role.BACK_OFFICE)),
        numbers(stage.office.by(Role.SECRETARY)),
    )
    office = numbers(stage.office.admin)

    assert (own.late, own.today, own.waiting, own.is_own) == (1, 0, 1, True)
    assert (others.late, others.waiting) == (0, 0)
    assert (office.late, office.today, office.waiting, office.is_own) == (1, 0, 1, False)
    listed = page_of_cases(stage.office.admin, Filter(due=Due.LATE), 0, 9)
    assert [line.subject for line in listed] == [late]
    assert count_cases(stage.office.admin, Filter(due=Due.LATE)) == 1


def test_a_late_case_is_sifted_by_the_other_filters_too(stage: Stage) -> None:
    subject = stage.at_verification()
    stage.office.clock.at += 20 * DAY
    session = stage.office.admin
    line = session.workplace.store.lists.line(subject)

    def count(**wanted: object) -> int:
        return count_cases(session, Filter(due=Due.LATE, **wanted))

    assert count(typed="siti", permit_type=line.permit_type, status=(line.status,)) == 1
    assert count(typed="zzz") == count(permit_type="other") == count(status=("refused",)) == 0


def test_cases_over_or_waiting_are_not_late(stage: Stage) -> None:
    stage.walked("")
    stage.office.clock.at += 300 * DAY

    assert count_cases(stage.office.admin, Filter(due=Due.LATE)) == 0
    assert numbers(stage.office.admin).late == 0


def test_the_worst_rows_come_first_with_their_standard_and_their_pace(stage: Stage) -> None:
    for _ in range(2):
        stage.at_verification()
    stage.office.clock.at += 20 * DAY
    stage.registered()

    worst, second = bottlenecks(stage.office.admin, 5)

    assert (worst.position, worst.standing, worst.late) == (5, 2, 2)
    assert (second.position, second.standing, second.late) == (4, 1, 0)
    assert worst.unit is Unit.WORKING_DAY
    assert 10 <= worst.amount <= 20
    assert worst.times.standard.text
    assert worst.times.passes == 0
    assert bottlenecks(stage.office.admin, 1) == [worst]


def test_those_who_lead_see_the_office(stage: Stage) -> None:
    leading = {role for role in stage.office.roles if oversees(stage.office.by(role))}

    assert {Role.SECTION_HEAD, Role.OFFICE_HEAD, Role.SUPERVISOR} <= leading
    assert not leading & {Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.TECHNICAL_TEAM}
    assert oversees(stage.office.admin)


def test_a_conflict_names_who_decides_it(stage: Stage) -> None:
    fields, papers = clashing_values(stage), clashing_numbers(stage)

    count, found = clashes(stage.office.admin, 3)

    roles = {clash.line.subject: clash.roles for clash in found}
    assert count == 2
    assert roles[fields] == ("front_office",)
    assert "kepala_dinas" in roles[papers]
    assert "front_office" not in roles[papers]
    assert len(clashes(stage.office.admin, 1)[1]) == 1


def test_no_conflict_is_none(stage: Stage) -> None:
    stage.registered()

    assert clashes(stage.office.admin, 3) == (0, [])


def test_the_cases_opened_last_are_each_person_s_own(stage: Stage) -> None:
    subjects = [stage.registered() for _ in range(KEPT + 1)]
    front, back = stage.office.by(Role.FRONT_OFFICE), stage.office.by(Role.BACK_OFFICE)
    events = stage.office.admin.workplace.store.ledger.count()
    for subject in [*subjects, subjects[2]]:
        note_opened(front, subject)
    note_opened(back, subjects[0])

    order = [subjects[place] for place in (2, 5, 4, 3, 1)]
    assert [line.subject for line in opened_last(front)] == order
    assert [line.subject for line in opened_last(back)] == subjects[:1]
    assert stage.office.admin.workplace.store.ledger.count() == events


def test_a_new_office_sees_what_it_lacks(stage: Stage) -> None:
    def missing() -> set[Part]:
        return {each.part for each in readiness(stage.office.admin) if not each.is_ready}

    assert missing() == {Part.LETTERHEAD, Part.SECOND_ADMINISTRATOR, Part.BACKUP}

    describe_office(stage.office.admin, {"government": "Kabupaten Dairi", "address": "Jl. SM Raja"})
    store = stage.office.admin.workplace.store
    store.settings.set(BACKUP, str(stage.office.clock.at))

    assert missing() == {Part.SECOND_ADMINISTRATOR}


def test_a_backup_grows_old_after_three_days(stage: Stage) -> None:
    session = stage.office.admin
    assert last_backup(session).is_old
    assert last_backup(session).at == 0

    at = stage.office.clock.at
    session.workplace.store.settings.set(BACKUP, str(at))
    assert not last_backup(session).is_old

    stage.office.clock.at += 3 * DAY
    assert not last_backup(session).is_old
    stage.office.clock.at += DAY
    assert last_backup(session).is_old
