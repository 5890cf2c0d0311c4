"""Everything that waits for a decision is in one list: what, who wrote it, and whose word it is."""

from desktop.actions.case.conflicts import decide_values
from desktop.actions.case.numbers import give_number, void_number
from desktop.actions.case.records import change_data, write_message
from desktop.actions.case.steps import complete_step
from desktop.actions.conflicts.behind import joined_fields, work_behind
from desktop.actions.conflicts.office_wide import Kind, count_conflicts, open_conflicts, shared_in
from desktop.actions.office.books import hand_over_book
from desktop.actions.office.people import end_role
from desktop.actions.office.settings import describe_office
from desktop.actions.office.sops import put_in_force
from desktop.domain.decisions import Answers
from desktop.domain.people import HEADS, Role
from tests.actions.expect import refused
from tests.actions.office import DAIRI, sop
from tests.actions.stage import (
    Stage,
    clashing_numbers,
    clashing_outcomes,
    clashing_values,
)

NUMBER = "503/0777/DPMPTSPK/XI/2025"


def found(stage: Stage, by: Role | str = "admin"):
    session = stage.office.admin if by == "admin" else stage.office.by(Role(by))
    return {each.kind: each for each in open_conflicts(session).listed}


def sharing(stage: Stage) -> tuple[str, str]:
    """Two papers of two cases to which two computers gave one number."""
    one, other = stage.registered(), stage.registered()
    here, there = stage.two()
    there.take(here)
    for desk, subject in ((here, one), (there, other)):
        give_number(desk.by(Role.GENERAL_AFFAIRS), subject, "permit", NUMBER, "2025-11-19")
    here.take(there)
    return one, other


def test_nothing_clashes_in_a_quiet_office(stage: Stage) -> None:
    stage.registered()

    assert open_conflicts(stage.office.admin).listed == ()
    assert count_conflicts(stage.office.admin) == 0


def test_fields_outcomes_and_numbers_of_cases_are_listed_with_their_writers(stage: Stage) -> None:
    subjects = {
        Kind.VALUES: clashing_values(stage),
        Kind.OUTCOME: clashing_outcomes(stage),
        Kind.NUMBERS: clashing_numbers(stage),
    }

    known = found(stage)

    assert {kind: each.about for kind, each in known.items()} == subjects
    for each in known.values():
        assert len({event.device for event in each.events}) == 2
        assert not each.mine
    assert known[Kind.VALUES].names == ("applicant.phone",)
    assert known[Kind.VALUES].deciders == (Role.FRONT_OFFICE,)
    assert set(known[Kind.OUTCOME].deciders) == HEADS
    assert count_conflicts(stage.office.admin) == 3


def test_what_one_may_decide_oneself_comes_first(stage: Stage) -> None:
    clashing_values(stage)
    clashing_outcomes(stage)

    clerk = open_conflicts(stage.office.by(Role.FRONT_OFFICE)).listed
    head = open_conflicts(stage.office.by(Role.SECTION_HEAD)).listed

    assert [(each.kind, each.mine) for each in clerk] == [
        (Kind.VALUES, True),
        (Kind.OUTCOME, False),
    ]
    assert [(each.kind, each.mine) for each in head] == [
        (Kind.OUTCOME, True),
        (Kind.VALUES, False),
    ]


def test_a_decision_takes_the_conflict_from_the_list_and_leaves_the_lost_value_in_the_history(
    stage: Stage,
) -> None:
    subject = clashing_values(stage)
    decide_values(
        stage.office.by(Role.FRONT_OFFICE), subject, {"applicant.phone": "+6281260000001"}
    )

    assert found(stage) == {}
    written = [getattr(event.fact, "values", {}) for event, _ in stage.case(subject).history]
    assert {"applicant.phone": "+6281260000002"} in written


def test_a_number_on_two_papers_names_both_and_ends_when_one_is_voided(stage: Stage) -> None:
    one, other = sharing(stage)

    shared = found(stage, Role.GENERAL_AFFAIRS)[Kind.SHARED]

    assert {line.subject for line in shared.lines} == {one, other}
    assert len({event.device for event in shared.events}) == 2
    assert shared.mine
    assert shared_in(stage.office.admin, stage.case(one)) == NUMBER
    void_number(stage.office.by(Role.GENERAL_AFFAIRS), one, "permit", "Tercatat dua kali")
    assert found(stage) == {}
    assert shared_in(stage.office.admin, stage.case(other)) == ""


def test_a_book_with_two_keepers_a_setting_and_two_versions_are_the_administrators(
    stage: Stage,
) -> None:
    here, there = stage.two()
    there.take(here)
    for desk, name in ((here, "Kepala A"), (there, "Kepala B")):
        admin = desk.by("admin")
        hand_over_book(admin, "buku-permit", desk.workplace.device)
        describe_office(admin, {"letterhead": name})
        put_in_force(admin, sop(DAIRI))
    here.take(there)

    known = found(stage)

    assert known.keys() == {Kind.BOOK, Kind.SETTING, Kind.VERSIONS}
    assert set(known[Kind.BOOK].names) == {here.workplace.device, there.workplace.device}
    assert known[Kind.SETTING].names == ("letterhead",)
    for each in known.values():
        assert each.deciders == (Role.ADMINISTRATOR,)
        assert each.mine
        assert {event.device for event in each.events} == {
            here.workplace.device,
            there.workplace.device,
        }
    assert count_conflicts(stage.office.admin) == 3
    assert not any(each.mine for each in found(stage, Role.SECTION_HEAD).values())


def test_work_after_a_removal_waits_for_the_administrator(stage: Stage) -> None:
    subject = stage.registered()
    here, there = stage.two()
    there.take(here)
    clerk = there.by(Role.FRONT_OFFICE)
    grants = stage.office.admin.workplace.office.grants
    end_role(stage.office.admin, next(g.id for g in grants if g.role is Role.FRONT_OFFICE))
    write_message(clerk, subject, "Ditulis tanpa tahu")
    here.take(there)

    waiting = found(stage)[Kind.UNCONFIRMED]

    assert waiting.about == subject
    assert [event.by for event in waiting.events] == [clerk.person]
    assert waiting.deciders == (Role.ADMINISTRATOR,)
    assert waiting.mine


def test_what_was_done_behind_an_outcome_is_told_with_it(stage: Stage) -> None:
    subject = stage.at_verification()
    here, there = stage.two()
    there.take(here)
    visit = stage.visit(subject)
    for desk, outcome in ((here, "valid"), (there, "invalid")):
        complete_step(desk.by(Role.BACK_OFFICE), subject, visit, Answers(outcome=outcome))
    write_message(there.by(Role.BACK_OFFICE), subject, "Sudah saya telepon pemohonnya")
    here.take(there)

    behind = work_behind(stage.office.admin, stage.case(subject))

    told = {side: [event.kind for event in events] for side, events in behind.items()}
    assert told == {"completed:valid": [], "completed:invalid": ["case.message_written.1"]}


def test_fields_that_did_not_clash_are_told_too(stage: Stage) -> None:
    subject = stage.registered()
    here, there = stage.two()
    change_data(here.by(Role.FRONT_OFFICE), subject, {"applicant.email": "lama@contoh.id"})
    there.take(here)
    phones = {"applicant.phone": "081260000001"}, {"applicant.phone": "081260000002"}
    change_data(here.by(Role.FRONT_OFFICE), subject, phones[0])
    change_data(there.by(Role.FRONT_OFFICE), subject, {**phones[1], "business.name": "CV Baru"})
    here.take(there)

    joined = joined_fields(stage.office.admin, stage.case(subject))

    assert [(each.field, each.text) for each in joined] == [("business.name", "CV Baru")]


def test_signing_numbering_and_handing_over_wait_for_the_decision(stage: Stage) -> None:
    subject = stage.walked("21")
    here, there = stage.two()
    there.take(here)
    for desk, phone in ((here, "081260000001"), (there, "081260000002")):
        change_data(desk.by(Role.FRONT_OFFICE), subject, {"applicant.phone": phone})
    here.take(there)

    with refused("conflict_open", stage):
        stage.do(subject, Role.GENERAL_AFFAIRS)

    chosen = {"applicant.phone": "+6281260000002"}
    decide_values(stage.office.by(Role.GENERAL_AFFAIRS), subject, chosen)
    stage.do(subject, Role.GENERAL_AFFAIRS)
    assert stage.case(subject).numbers["permit"]
