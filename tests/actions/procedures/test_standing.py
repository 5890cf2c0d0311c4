"""Where cases stand and how long rows take: always what all cases say when they are read anew."""

from collections import Counter
from datetime import date, timedelta

from db.folder import DataFolder
from desktop.actions.case.conflicts import decide_outcome
from desktop.actions.case.records import erase, write_message
from desktop.actions.case.steps import complete_step, return_step
from desktop.actions.case.waiting import cancel, hold, undo
from desktop.actions.lists import timing
from desktop.actions.office.people import end_person
from desktop.actions.office.settings import describe_office
from desktop.actions.office.sops import put_in_force
from desktop.actions.procedures.standing import actual_times, case_progress, standing
from desktop.actions.session import Session
from desktop.actions.sign_in import sign_in
from desktop.domain.calendar.timing import Timing
from desktop.domain.decisions import Answers
from desktop.domain.people import Role
from desktop.domain.progress import StepState
from desktop.domain.sop.model import Unit
from tests.actions.expect import refused
from tests.actions.office import DAIRI, PASSWORD, sop
from tests.actions.procedures.kept_passes import folded, kept, true_passes
from tests.actions.stage import Stage, clashing_outcomes

MINUTE = 60_000
THURSDAY = 1_763_599_200_000
"""2025-11-20 07.40 WIB, ten minutes after the office opened."""
WEEK = 7 * 24 * 60 * MINUTE
TODAY = date(2025, 11, 19)
CHECK, ROW = "5", 5
"""Back office or kasi check the file; standard two hours."""


def rows(session: Session, event: str) -> dict[int, tuple[int, int]]:
    """Give the rows on which something stands."""
    return {
        row.position: (row.standing, row.late) for row in standing(session, event) if row.standing
    }


def recounted(stage: Stage, event: str) -> dict[int, tuple[int, int]]:
    """Count the same from the lines of all cases, each asked by itself."""
    admin = stage.office.admin
    here: Counter[int] = Counter()
    late: Counter[int] = Counter()
    for line in admin.workplace.store.lists.all_lines():
        case = stage.case(line.subject)
        if case.current is not None and case.sop.event == event:
            position = case.sop.flow.position_of(case.current.symbol.id)
            here[position] += 1
            late[position] += timing(admin, line).timing is Timing.OVERDUE
    return {position: (count, late[position]) for position, count in here.items()}


def finish(stage: Stage, subject: str, role: Role, outcome: str, minutes: int) -> None:
    """Finish a step whose form was opened so many minutes before, now."""
    stage.office.clock.at += minutes * MINUTE
    answers = Answers(outcome=outcome, opened=stage.office.clock.at - minutes * MINUTE)
    complete_step(stage.office.by(role), subject, stage.visit(subject), answers)


def checked(stage: Stage, minutes: int) -> str:
    """Take a case up to the check, and finish that."""
    subject = stage.at_verification()
    finish(stage, subject, Role.BACK_OFFICE, "valid", minutes)
    return subject


def event_of(stage: Stage, subject: str) -> str:
    return stage.case(subject).sop.event


def test_every_row_is_listed_with_what_stands_there(stage: Stage) -> None:
    event = event_of(stage, stage.registered())
    stage.registered()
    verified = stage.at_verification()

    listed = standing(stage.office.by(Role.SUPERVISOR), event)

    assert [row.position for row in listed] == list(range(1, 26))
    assert sum(row.standing for row in listed) == 3
    assert rows(stage.office.admin, event) == recounted(stage, event)
    assert rows(stage.office.admin, event)[5] == (1, 0)
    cancel(stage.office.by(Role.FRONT_OFFICE), verified, "pindah")
    assert 5 not in rows(stage.office.admin, event)


def test_late_cases_are_counted_and_those_on_hold_are_not(stage: Stage) -> None:
    one, two, waiting = (stage.at_verification() for _ in range(3))
    hold(stage.office.by(Role.BACK_OFFICE), waiting, stage.visit(waiting), "applicant")
    event = event_of(stage, one)
    assert rows(stage.office.admin, event)[5] == (3, 0)

    stage.office.clock.at += WEEK

    assert rows(stage.office.admin, event)[5] == (3, 2)
    assert rows(stage.office.admin, event) == recounted(stage, event)
    stage.do(two, Role.BACK_OFFICE, "valid")
    assert rows(stage.office.admin, event)[5] == (2, 1)


def test_cases_are_counted_under_the_version_they_run_under(stage: Stage) -> None:
    old = stage.registered()
    put_in_force(stage.office.admin, sop(DAIRI), reason="Baru")
    new = stage.registered()
    before, after = event_of(stage, old), event_of(stage, new)

    assert before != after
    for event in (before, after):
        assert sum(count for count, _ in rows(stage.office.admin, event).values()) == 1


def test_an_unknown_version_is_refused(stage: Stage) -> None:
    with refused("sop_not_in_force", stage):
        standing(stage.office.admin, "tidak-ada")
    with refused("sop_not_in_force", stage):
        actual_times(stage.office.admin, "tidak-ada", TODAY, TODAY)


def test_actual_times_are_averages_beside_the_standard(stage: Stage) -> None:
    stage.office.clock.at = THURSDAY
    within = checked(stage, 20)
    checked(stage, 130)

    times = actual_times(
        stage.office.admin, event_of(stage, within), date(2025, 11, 20), date(2025, 11, 20)
    )

    assert [row.position for row in times] == list(range(1, 26))
    row = times[ROW - 1]
    assert (row.passes, row.timed, row.over) == (2, 2, 1)
    assert (row.minutes, row.amount, row.unit) == (75, 1, Unit.HOUR)
    assert (row.standard.amount, row.standard.unit) == (2, Unit.HOUR)
    assert (times[24].passes, times[24].unit) == (0, Unit.NONE)


def test_only_passes_of_the_period_count_by_the_date_at_the_office(stage: Stage) -> None:
    event = event_of(stage, checked(stage, 5))
    day = timedelta(days=1)

    def passes(since: date, until: date) -> int:
        return actual_times(stage.office.admin, event, since, until)[ROW - 1].passes

    assert passes(TODAY, TODAY) == 1
    assert passes(TODAY - day, TODAY) == passes(TODAY, TODAY + day) == 1
    assert passes(TODAY - day, TODAY - day) == passes(TODAY + day, TODAY + day) == 0
    assert passes(TODAY + day, TODAY) == 0
    assert passes(date.min, date.max) == 1


def test_a_step_whose_opening_nobody_noted_is_counted_but_not_timed(stage: Stage) -> None:
    subject = stage.at_verification()
    stage.do(subject, Role.BACK_OFFICE, "valid")

    row = actual_times(stage.office.admin, event_of(stage, subject), TODAY, TODAY)[ROW - 1]

    assert (row.passes, row.timed, row.over, row.amount) == (1, 0, 0, 0)


def test_a_row_of_two_symbols_is_passed_once_both_are_done(stage: Stage) -> None:
    stage.office.clock.at = THURSDAY
    subject = stage.registered()
    passes = true_passes(stage.office.admin.workplace)
    finish(stage, subject, Role.FRONT_OFFICE, "done", 10)
    assert true_passes(stage.office.admin.workplace) == passes, "the second desk has it now"

    stage.office.clock.at += 3 * 60 * MINUTE
    finish(stage, subject, Role.BACK_OFFICE, "done", 15)

    (both,) = true_passes(stage.office.admin.workplace)[subject][len(passes[subject]) :]
    assert (both[0], both[2], both[3]) == (4, 25, 0), "the time between the desks is no work"


def test_what_is_done_again_is_another_pass(stage: Stage) -> None:
    subject = checked(stage, 5)
    return_step(stage.office.by(Role.BACK_OFFICE), subject, stage.visit(subject), CHECK, ["Buram"])
    assert true_passes(stage.office.admin.workplace)
    stage.do(subject, Role.BACK_OFFICE, "valid")

    row = actual_times(stage.office.admin, event_of(stage, subject), TODAY, TODAY)[ROW - 1]

    assert (row.passes, row.timed) == (2, 1)
    assert true_passes(stage.office.admin.workplace)


def test_what_is_taken_back_was_no_pass(stage: Stage) -> None:
    subject = stage.at_verification()
    before = true_passes(stage.office.admin.workplace)
    finish(stage, subject, Role.BACK_OFFICE, "valid", 5)
    assert true_passes(stage.office.admin.workplace) != before

    undo(stage.office.by(Role.BACK_OFFICE), subject)

    assert true_passes(stage.office.admin.workplace) == before


def test_two_who_disagree_leave_no_pass_until_somebody_decides(stage: Stage) -> None:
    subject = clashing_outcomes(stage)
    workplace = stage.office.admin.workplace
    undecided = true_passes(workplace)[subject]

    decide_outcome(stage.office.by(Role.SECTION_HEAD), subject, "completed:valid", "Diperiksa")

    decided = true_passes(workplace)[subject]
    assert decided[:-1] == undecided
    assert len(decided) == len(undecided) + 1


def test_an_erasure_leaves_the_passes_true(stage: Stage) -> None:
    subject = stage.at_verification()
    workplace = stage.office.admin.workplace
    before = true_passes(workplace)
    data = next(
        event.id for event, _ in stage.case(subject).history if event.kind == "case.data_changed.1"
    )

    erase(stage.office.admin, subject, data, "Permintaan pemohon")

    assert true_passes(workplace) == before


def test_a_message_writes_no_pass(stage: Stage) -> None:
    subject = stage.at_verification()
    database = stage.office.admin.workplace.store.database
    statements: list[str] = []
    database.connection().trace_v2(1, lambda event: statements.append(event["sql"]))

    write_message(stage.office.by(Role.BACK_OFFICE), subject, "Mohon diperiksa")

    database.connection().trace_v2(0, None)
    assert any("INSERT INTO events" in text for text in statements)
    assert not [text for text in statements if "passes" in text and "SELECT" not in text]


def test_office_settings_and_removals_leave_the_passes_true(stage: Stage) -> None:
    subject = checked(stage, 5)

    describe_office(stage.office.admin, {"queue_allowance": "60"})
    end_person(stage.office.admin, stage.office.by(Role.ARCHIVE).person)

    assert true_passes(stage.office.admin.workplace)[subject]


def test_a_file_with_readings_of_an_older_shape_is_filled_again(stage: Stage) -> None:
    subject = stage.at_verification()
    workplace = stage.office.admin.workplace
    expected = true_passes(workplace)
    assert expected[subject]
    with workplace.store.transaction():
        workplace.store.database.rows("DELETE FROM passes")
        workplace.store.database.rows("UPDATE reading SET version = version - 1")
    workplace.store.close()
    path, world = workplace.folder.path, stage.office.clock.world()

    stage.office.admin = sign_in(DataFolder(path), world, "admin", PASSWORD)

    again = stage.office.admin.workplace
    assert kept(again) == folded(again) == expected
    assert event_of(stage, subject) in again.store.passes.under()


def test_the_progress_of_a_case_is_told_at_this_moment(stage: Stage) -> None:
    case = stage.case(stage.at_verification())

    progress = case_progress(stage.office.by(Role.SUPERVISOR), case)

    assert progress.current == CHECK
    assert progress.steps[CHECK].state is StepState.CURRENT

    stage.office.clock.at += WEEK
    later = case_progress(stage.office.admin, case)

    assert later.steps[CHECK].state is StepState.OVERDUE
    assert later.standing is not None
    assert later.standing.timing is Timing.OVERDUE
