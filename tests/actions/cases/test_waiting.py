"""The clock stops and runs again; a case is withdrawn, a permit taken back, an action undone."""

import pytest

from desktop.actions.case.conflicts import decide_outcome
from desktop.actions.case.numbers import give_number
from desktop.actions.case.records import change_data, write_message
from desktop.actions.case.steps import complete_step, return_step
from desktop.actions.case.waiting import cancel, hold, resume, revoke, undo
from desktop.actions.lists import timing
from desktop.actions.merging import bundle_of
from desktop.actions.office.settings import define_permit_type, describe_office
from desktop.actions.office.sops import put_in_force
from desktop.domain.calendar.timing import Timing
from desktop.domain.decisions import Answers
from desktop.domain.lines import CaseLine
from desktop.domain.people import Role
from desktop.domain.sop.model import Status
from tests.actions.expect import refused
from tests.actions.office import permit, sop
from tests.actions.stage import Stage, clashing_outcomes

DAY = 86_400_000
SICANTIK, SIGAP = "pariaman-sicantik", "pariaman-sigap"


def line(stage: Stage, subject: str) -> CaseLine:
    found = stage.office.admin.workplace.store.lists.line(subject)
    assert found is not None
    return found


def due(stage: Stage, subject: str) -> str:
    return stage.office.admin.workplace.local_date(line(stage, subject).due)


def held(stage: Stage, subject: str, role: Role, reason: str) -> None:
    hold(stage.office.by(role), subject, stage.visit(subject), reason, "Gangguan")


def resumed(stage: Stage, subject: str, role: Role) -> None:
    resume(stage.office.by(role), subject, stage.visit(subject))


def install(stage: Stage, name: str) -> None:
    put_in_force(stage.office.admin, sop(name))
    define_permit_type(stage.office.admin, permit(name))


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        ("applicant", Status.WAITING_APPLICANT),
        ("recommendation", Status.WAITING_RECOMMENDATION),
        ("system", Status.IN_PROGRESS),
    ],
)
def test_while_a_case_is_on_hold_its_clock_stands_still(
    reason: str, status: Status, stage: Stage
) -> None:
    subject = stage.at_verification()
    before = line(stage, subject).due
    held(stage, subject, Role.BACK_OFFICE, reason)
    assert stage.case(subject).status is status
    stage.office.clock.at += 30 * DAY
    assert timing(stage.office.admin, line(stage, subject)).timing is Timing.PAUSED
    with refused("case_on_hold", stage):
        stage.do(subject, Role.BACK_OFFICE, "valid")
    with refused("case_on_hold", stage):
        held(stage, subject, Role.BACK_OFFICE, "applicant")
    resumed(stage, subject, Role.SECTION_HEAD)
    assert line(stage, subject).due > before + 29 * DAY
    assert timing(stage.office.admin, line(stage, subject)).timing is Timing.RUNNING
    assert stage.case(subject).status is Status.IN_PROGRESS
    with refused("case_not_on_hold", stage):
        resumed(stage, subject, Role.BACK_OFFICE)
    stage.do(subject, Role.BACK_OFFICE, "valid")


def test_a_hold_has_one_of_three_reasons(stage: Stage) -> None:
    subject = stage.at_verification()
    with refused("hold_reason_unknown", stage):
        held(stage, subject, Role.BACK_OFFICE, "makan siang")


def test_five_working_days_are_given_while_sicantik_is_in_trouble(stage: Stage) -> None:
    """Pariaman, SOP siCantik, Peringatan 2: *5 hari kerja ... sejak permohonan ... diterima*."""
    install(stage, SICANTIK)
    describe_office(stage.office.admin, {"trouble_days.sicantik": "5"})
    subject = stage.registered(permit_type=SICANTIK)
    held(stage, subject, Role.FRONT_OFFICE, "system")
    assert due(stage, subject) == "2025-11-26"
    standing = timing(stage.office.admin, line(stage, subject))
    assert (standing.timing, standing.amount) == (Timing.RUNNING, 5)
    stage.office.clock.at += 8 * DAY
    assert timing(stage.office.admin, line(stage, subject)).timing is Timing.OVERDUE
    resumed(stage, subject, Role.FRONT_OFFICE)
    assert timing(stage.office.admin, line(stage, subject)).timing is Timing.RUNNING
    assert due(stage, subject) == "2025-11-27", "the step's own clock runs on"


def test_one_working_day_is_given_once_sigap_works_again(stage: Stage) -> None:
    """Pariaman, SOP SIGAP, Peringatan 2: *1 hari kerja sejak permasalahan telah diselesaikan*."""
    install(stage, SIGAP)
    describe_office(stage.office.admin, {"solved_days.sigap": "1"})
    values = {**stage.application().values, "risk.level": "R"}
    subject = stage.registered(permit_type=SIGAP, values=values)
    held(stage, subject, Role.FRONT_OFFICE, "system")
    assert timing(stage.office.admin, line(stage, subject)).timing is Timing.PAUSED
    stage.office.clock.at += 7 * DAY
    resumed(stage, subject, Role.FRONT_OFFICE)
    assert due(stage, subject) == "2025-11-27"
    describe_office(stage.office.admin, {"solved_days.sigap": ""})
    assert due(stage, subject) == "2025-11-26"


def test_limits_in_trouble_are_for_systems_in_trouble_only(stage: Stage) -> None:
    install(stage, SICANTIK)
    describe_office(stage.office.admin, {"trouble_days.sicantik": "5"})
    subject = stage.registered(permit_type=SICANTIK)
    held(stage, subject, Role.FRONT_OFFICE, "applicant")
    assert timing(stage.office.admin, line(stage, subject)).timing is Timing.PAUSED


def test_an_applicant_withdraws_with_a_reason_until_the_permit_is_out(stage: Stage) -> None:
    subject = stage.at_verification()
    session = stage.office.by(Role.FRONT_OFFICE)
    with refused("reason_missing", stage):
        cancel(session, subject, " ")
    cancel(session, subject, "Tidak jadi membuka usaha")
    case = stage.case(subject)
    assert (case.status, case.current) == (Status.CANCELLED, None)
    with refused("case_ended", stage):
        cancel(session, subject, "Lagi")
    issued = stage.walked("24")
    with refused("permit_is_out", stage):
        cancel(session, issued, "Terlambat")


def test_only_a_permit_that_is_out_is_taken_back_and_once(stage: Stage) -> None:
    head, open_case = stage.office.by(Role.OFFICE_HEAD), stage.registered()
    with refused("permit_not_issued", stage):
        revoke(head, open_case, "Melanggar")
    subject = stage.walked("")
    with refused("reason_missing", stage):
        revoke(head, subject, "")
    revoke(head, subject, "Melanggar ketentuan lokasi", "SK 503/12/2025")
    assert stage.case(subject).status is Status.REVOKED
    with refused("permit_not_issued", stage):
        revoke(head, subject, "Lagi")


def test_a_permit_taken_back_before_it_was_handed_over_goes_no_further(stage: Stage) -> None:
    subject = stage.walked("25")
    revoke(stage.office.by(Role.OFFICE_HEAD), subject, "Data palsu", "SK 503/13/2025")
    case = stage.case(subject)
    assert (case.status, case.current, line(stage, subject).performers) == (
        Status.REVOKED,
        None,
        (),
    )
    visit = case.trail[-1].id
    with refused("case_ended", stage):
        complete_step(stage.office.by(Role.FRONT_OFFICE), subject, visit, Answers())


def test_a_case_is_not_cancelled_while_nobody_has_decided_how_a_step_was_left(
    stage: Stage,
) -> None:
    subject = clashing_outcomes(stage)
    with refused("outcome_undecided", stage):
        cancel(stage.office.by(Role.SECTION_HEAD), subject, "Tidak jadi")
    decide_outcome(stage.office.by(Role.SECTION_HEAD), subject, "completed:invalid", "Belum benar")
    cancel(stage.office.by(Role.SECTION_HEAD), subject, "Tidak jadi")
    assert stage.case(subject).status is Status.CANCELLED


def test_the_newest_action_of_ones_own_is_taken_back(stage: Stage) -> None:
    subject = stage.registered()
    stage.do(subject, Role.FRONT_OFFICE)
    officer = stage.office.by(Role.BACK_OFFICE)
    with refused("undo_too_late", stage):
        undo(officer, subject)
    undo(stage.office.by(Role.FRONT_OFFICE), subject)
    case = stage.case(subject)
    assert case.current is not None
    assert case.current.symbol.id == "4"
    with refused("undo_too_late", stage):
        undo(stage.office.by(Role.FRONT_OFFICE), subject)
    stage.do(subject, Role.FRONT_OFFICE)


def test_nothing_is_taken_back_once_something_followed(stage: Stage) -> None:
    subject = stage.registered()
    stage.do(subject, Role.FRONT_OFFICE)
    write_message(stage.office.by(Role.BACK_OFFICE), subject, "Sudah saya lihat")
    with refused("undo_too_late", stage):
        undo(stage.office.by(Role.FRONT_OFFICE), subject)


def test_an_approval_is_never_taken_back(stage: Stage) -> None:
    subject = stage.at_verification()
    session = stage.office.by(Role.BACK_OFFICE)
    return_step(session, subject, stage.visit(subject), "2", ["Buram"])
    with refused("undo_too_late", stage):
        undo(session, subject)
    signed = stage.walked("18")
    stage.do(signed, Role.DIVISION_HEAD)
    with refused("undo_too_late", stage):
        undo(stage.office.by(Role.DIVISION_HEAD), signed)
    numbered = stage.registered()
    numbering = stage.office.by(Role.GENERAL_AFFAIRS)
    give_number(numbering, numbered, "permit", "", "")
    with refused("undo_too_late", stage):
        undo(numbering, numbered)


def test_what_has_left_this_computer_is_not_taken_back(stage: Stage) -> None:
    subject = stage.registered()
    change_data(stage.office.by(Role.FRONT_OFFICE), subject, {"business.name": "Kedai"})
    bundle_of(stage.office.admin.workplace, {})
    with refused("undo_too_late", stage):
        undo(stage.office.by(Role.FRONT_OFFICE), subject)
    write_message(stage.office.by(Role.FRONT_OFFICE), subject, "Setelah paket dibuat")
    undo(stage.office.by(Role.FRONT_OFFICE), subject)
    assert not stage.case(subject).messages
