"""A step is finished by each of its parts, returned with reasons, and typed in peace before."""

import pytest

from desktop.actions.case import drafts
from desktop.actions.case.records import change_data
from desktop.actions.case.steps import complete_step, paper_hash, return_step
from desktop.actions.lists import case_timing
from desktop.actions.office.settings import define_permit_type
from desktop.actions.office.sops import put_in_force
from desktop.domain.calendar.timing import Timing
from desktop.domain.decisions import Answers
from desktop.domain.events.cases import StepCompleted, StepReturned
from desktop.domain.people import Role
from desktop.domain.sop.model import Result, Status
from tests.actions.expect import refused
from tests.actions.office import APPLICANT, permit, sop
from tests.actions.stage import Stage, clashing_values, enter_owed

KARIMUN, SICANTIK = "karimun-pemenuhan-komitmen", "pariaman-sicantik"
VISIT = {
    "schedule__date": "2025-11-20",
    "schedule__place": "Lokasi",
    "schedule__team": "Tim",
    "inspection__date": "2025-11-19",
    "inspection__findings": "Sesuai",
    "inspection__verdict": "fit",
}


def install(stage: Stage, name: str) -> None:
    put_in_force(stage.office.admin, sop(name))
    define_permit_type(stage.office.admin, permit(name))


def at_two_parts(stage: Stage) -> str:
    """Pariaman siCantik at row 5: back office enters, kasi verifies."""
    install(stage, SICANTIK)
    subject = stage.registered(permit_type=SICANTIK)
    stage.do(subject, Role.FRONT_OFFICE, "valid")
    stage.do(subject, Role.FRONT_OFFICE)
    return subject


def symbol(stage: Stage, subject: str) -> str:
    current = stage.case(subject).current
    return current.symbol.id if current else ""


def last(stage: Stage, subject: str) -> object:
    return stage.case(subject).history[-1][0].fact


def test_each_part_is_done_by_its_own_role_and_the_last_one_leaves(stage: Stage) -> None:
    subject = at_two_parts(stage)
    visit = stage.visit(subject)
    with refused("not_your_step", stage):
        stage.do(subject, Role.SECTION_HEAD, "valid")
    stage.do(subject, Role.BACK_OFFICE, technical_data__area="12 m2")
    assert (symbol(stage, subject), stage.visit(subject)) == ("5", visit)
    fact = last(stage, subject)
    assert isinstance(fact, StepCompleted)
    assert (fact.part, fact.outcome) == (0, "")
    with refused("not_your_step", stage):
        stage.do(subject, Role.BACK_OFFICE)
    with refused("outcome_unknown", stage):
        stage.do(subject, Role.SECTION_HEAD)
    stage.do(subject, Role.SECTION_HEAD, "valid")
    assert symbol(stage, subject) == "6"


def test_after_going_back_both_parts_are_asked_again(stage: Stage) -> None:
    subject = at_two_parts(stage)
    stage.do(subject, Role.BACK_OFFICE)
    stage.do(subject, Role.SECTION_HEAD, "invalid")
    stage.do(subject, Role.FRONT_OFFICE)
    assert stage.case(subject).performers() == {Role.BACK_OFFICE}


def test_the_wrong_visit_is_told_where_the_case_stands_by_now(stage: Stage) -> None:
    subject = stage.at_verification()
    old = stage.visit(subject)
    stage.do(subject, Role.BACK_OFFICE, "valid")
    with refused("step_elsewhere", stage):
        complete_step(stage.office.by(Role.BACK_OFFICE), subject, old, Answers(outcome="valid"))
    with refused("case_unknown", stage):
        complete_step(stage.office.by(Role.BACK_OFFICE), "00" * 10, old, Answers())


def test_a_choice_is_chosen_among_the_words_of_the_sop(stage: Stage) -> None:
    subject = stage.at_verification()
    with refused("outcome_unknown", stage) as facts:
        stage.do(subject, Role.BACK_OFFICE, "approve")
    assert facts["choices"] == "Benar, Tidak benar"


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("technical_data.colour", "field_unknown"),
        ("recommendation.verdict", "field_unknown"),
        ("applicant.name", "field_unknown"),
        ("checklist.requirements.ktp", "field_unknown"),
    ],
)
def test_fields_that_the_step_does_not_ask_are_refused_by_name(
    field: str, code: str, stage: Stage
) -> None:
    subject = stage.at_verification()
    with refused(code, stage) as facts:
        stage.do(subject, Role.BACK_OFFICE, "valid", **{field: "approve"})
    assert facts["field"] == field


def test_every_step_has_a_note_and_a_checklist(stage: Stage) -> None:
    subject = stage.registered()
    visit = stage.visit(subject)
    ticks = {"requirements.npwp": "ok", "requirements.aplikasi_oss": "present"}
    answers = Answers(values={"note.text": "Dibantu"}, checklist=ticks, note="Antre lama")
    complete_step(stage.office.by(Role.FRONT_OFFICE), subject, visit, answers)
    values = stage.case(subject).values
    assert values["note.text"] == "Dibantu"
    assert values["checklist.requirements.aplikasi_oss"] == "present"


def test_a_form_is_finished_whole_and_says_what_is_missing(stage: Stage) -> None:
    subject = stage.walked("6b")
    with refused("form_incomplete", stage) as facts:
        stage.do(subject, Role.TECHNICAL_TEAM, schedule__date="besok pagi")
    assert facts["field"] == "schedule.date"
    with refused("form_incomplete", stage) as facts:
        stage.do(subject, Role.TECHNICAL_TEAM, schedule__date="20/11/2025")
    assert facts["field"] == "schedule.place"


def test_visits_have_a_date_that_was_announced_and_one_that_was(stage: Stage) -> None:
    subject = stage.walked("6b")
    stage.do(
        subject,
        Role.TECHNICAL_TEAM,
        schedule__date="20/11/2025",
        schedule__place="Sidikalang",
        schedule__team="Mangasi; Lasma",
    )
    with refused("form_incomplete", stage) as facts:
        stage.do(
            subject,
            Role.TECHNICAL_TEAM,
            inspection__date="20/11/2025",
            inspection__findings="Bersih",
            inspection__verdict="fit",
        )
    assert (facts["field"], facts["problem"]) == ("inspection.date", "date_in_future")
    stage.office.clock.at += 86_400_000
    stage.do(
        subject,
        Role.TECHNICAL_TEAM,
        inspection__date="20/11/2025",
        inspection__findings="Bersih",
        inspection__verdict="fit",
    )
    values = stage.case(subject).values
    assert (values["schedule.date"], values["inspection.date"]) == ("2025-11-20", "2025-11-20")


def test_a_recommendation_says_what_has_to_be_repaired(stage: Stage) -> None:
    subject = stage.walked("8")
    with refused("form_incomplete", stage) as facts:
        stage.do(subject, Role.TECHNICAL_TEAM, "refuse", recommendation__verdict="refuse")
    assert facts["field"] == "recommendation.notes"
    stage.do(
        subject,
        Role.TECHNICAL_TEAM,
        "refuse",
        recommendation__verdict="refuse",
        recommendation__notes="Jarak ke sungai kurang",
    )
    assert stage.case(subject).result is Result.REFUSE


def test_an_outcome_says_what_the_verdict_beside_it_says(stage: Stage) -> None:
    subject = stage.walked("8")
    with refused("outcome_contradicts", stage) as facts:
        stage.do(subject, Role.TECHNICAL_TEAM, "refuse", recommendation__verdict="approve")
    assert facts == {"field": "recommendation.verdict", "outcome": "Tolak"}
    stage.do(subject, Role.TECHNICAL_TEAM, "approve", recommendation__verdict="approve")
    assert stage.case(subject).result is Result.APPROVE


def test_the_risk_and_the_way_that_is_taken_agree(stage: Stage) -> None:
    install(stage, "pariaman-sigap")
    values = {**stage.application().values, "risk.level": "T"}
    wanted = {"permit_type": "pariaman-sigap", "values": values}
    with refused("outcome_contradicts", stage):
        stage.registered(**wanted, outcomes={"2": "low_risk"})
    stage.registered(**wanted, outcomes={"2": "high_risk"})


def test_an_answer_left_empty_clears_what_stood_there(stage: Stage) -> None:
    subject = stage.at_verification()
    stage.do(subject, Role.BACK_OFFICE, "invalid", technical_data__area="12 m2")
    assert stage.case(subject).values["technical_data.area"] == "12 m2"
    stage.do(subject, Role.FRONT_OFFICE, "complete")
    for role in (Role.FRONT_OFFICE, Role.FRONT_OFFICE, Role.BACK_OFFICE):
        stage.do(subject, role)
    stage.do(subject, Role.BACK_OFFICE, "valid", technical_data__area=" ")
    assert "technical_data.area" not in stage.case(subject).values


def test_a_required_answer_cannot_be_cleared(stage: Stage) -> None:
    subject = stage.incomplete()
    with refused("form_incomplete", stage) as facts:
        stage.do(subject, Role.FRONT_OFFICE, applicant__name="")
    assert facts["field"] == "applicant.name"


def test_going_back_needs_no_finished_form_but_no_wrong_one(stage: Stage) -> None:
    """Karimun row 6 asks for visit and report, which an incomplete file never sees."""
    install(stage, KARIMUN)
    subject = stage.registered(permit_type=KARIMUN)
    with refused("form_incomplete", stage):
        stage.do(subject, Role.BACK_OFFICE, "complete")
    with refused("form_incomplete", stage):
        stage.do(subject, Role.BACK_OFFICE, "incomplete", schedule__date="kapan-kapan")
    stage.do(subject, Role.BACK_OFFICE, "incomplete")
    assert stage.case(subject).status is Status.WAITING_APPLICANT


def test_what_is_sent_back_is_neither_signed_nor_numbered(stage: Stage) -> None:
    """Pariaman siCantik row 8, *kembali*: the permit has no number and no signature."""
    subject = at_two_parts(stage)
    stage.do(subject, Role.BACK_OFFICE)
    stage.do(subject, Role.SECTION_HEAD, "valid")
    stage.do(
        subject,
        Role.DIVISION_HEAD,
        "valid",
        **{name: text for name, text in VISIT.items() if name.startswith("schedule")},
    )
    inspection = {name: text for name, text in VISIT.items() if name.startswith("inspection")}
    stage.do(
        subject, Role.TECHNICAL_TEAM, "approve", recommendation__verdict="approve", **inspection
    )
    enter_owed(stage, subject)
    before = stage.case(subject).papers
    stage.do(subject, Role.OFFICE_HEAD, "return")
    case = stage.case(subject)
    assert (dict(case.numbers), case.papers) == ({}, before)


def test_the_head_who_refuses_after_all_signs_and_numbers_the_refusal(stage: Stage) -> None:
    """Karimun row 9: Kabid has approved, the Kepala Dinas refuses."""
    install(stage, KARIMUN)
    subject = stage.registered(permit_type=KARIMUN)
    stage.do(subject, Role.BACK_OFFICE, "complete", **VISIT)
    stage.do(subject, Role.SECTION_HEAD, "valid")
    stage.do(subject, Role.DIVISION_HEAD, "approve")
    enter_owed(stage, subject)
    stage.do(subject, Role.OFFICE_HEAD, "refuse")
    case = stage.case(subject)
    assert case.result is Result.REFUSE
    assert set(case.numbers) == {"refusal_letter"}
    assert "refusal_letter" in case.papers


def test_initials_and_signature_carry_the_hash_of_what_was_signed(stage: Stage) -> None:
    subject = stage.walked("20")
    stage.do(subject, Role.OFFICE_HEAD, signature__place="Sidikalang")
    case = stage.case(subject)
    event = case.history[-1][0]
    assert isinstance(event.fact, StepCompleted)
    assert event.signed
    assert event.fact.papers == {"permit": paper_hash(case, "permit")}
    why = "Salah ketik."
    change_data(stage.office.by(Role.BACK_OFFICE), subject, {"business.name": "Warung Lain"}, why)
    assert paper_hash(stage.case(subject), "permit") != case.papers["permit"]


def test_what_changed_after_the_signature_is_neither_numbered_nor_handed_over(
    stage: Stage,
) -> None:
    subject = stage.walked("21")
    change_data(stage.office.by(Role.BACK_OFFICE), subject, {"applicant.phone": "081260005555"})
    desk, why = stage.office.by(Role.BACK_OFFICE), "Nama di akta lain."
    change_data(desk, subject, {"business.name": "Warung Lain"}, why)
    with refused("paper_changed", stage):
        stage.do(subject, Role.GENERAL_AFFAIRS)
    change_data(desk, subject, {"business.name": APPLICANT["business.name"]}, why)
    stage.do(subject, Role.GENERAL_AFFAIRS)
    assert stage.case(subject).numbers["permit"]


def test_a_case_is_returned_to_a_step_it_has_passed_with_reasons(stage: Stage) -> None:
    subject = stage.walked("18")
    session, visit = stage.office.by(Role.DIVISION_HEAD), stage.visit(subject)
    for to, reasons, code in (
        ("5", [" "], "reason_missing"),
        ("20", ["Belum"], "return_nowhere"),
        ("9", ["Bukan jalannya"], "return_nowhere"),
    ):
        with refused(code, stage):
            return_step(session, subject, visit, to, reasons)
    return_step(session, subject, visit, "5", ["Denah buram", " ", "NPWP lama"])
    fact = last(stage, subject)
    assert isinstance(fact, StepReturned)
    assert fact.reasons == ("Denah buram", "NPWP lama")
    case = stage.case(subject)
    assert case.current is not None
    assert (case.current.symbol.id, case.status) == ("5", Status.IN_PROGRESS)
    return_step(stage.office.by(Role.SECTION_HEAD), subject, stage.visit(subject), "1", ["KTP"])
    assert stage.case(subject).status is Status.WAITING_APPLICANT


def test_a_return_starts_a_new_clock_and_the_old_one_is_kept(stage: Stage) -> None:
    subject = stage.walked("18")
    stage.office.clock.at += 20 * 86_400_000
    assert case_timing(stage.office.admin, stage.case(subject)).timing is Timing.OVERDUE
    session = stage.office.by(Role.DIVISION_HEAD)
    return_step(session, subject, stage.visit(subject), "17", ["Salah nama"])
    visits = [visit for visit in stage.case(subject).trail if visit.symbol.id == "17"]
    assert len(visits) == 2
    assert visits[1].arrived - visits[0].arrived > 20 * 86_400_000


def test_a_field_in_conflict_is_decided_and_never_written_over(stage: Stage) -> None:
    subject = clashing_values(stage)
    with refused("field_in_conflict", stage):
        change_data(stage.office.by(Role.FRONT_OFFICE), subject, {"applicant.phone": "0812345678"})
    change_data(stage.office.by(Role.FRONT_OFFICE), subject, {"applicant.occupation": "Dagang"})


def test_data_that_somebody_answers_for_change_in_their_step_only(stage: Stage) -> None:
    subject = stage.walked("16")
    session = stage.office.by(Role.FRONT_OFFICE)
    for field in ("recommendation.verdict", "inspection.verdict", "signature.date", "number.text"):
        with refused("field_unknown", stage):
            change_data(session, subject, {field: "approve"})
    change_data(session, subject, {"schedule.date": "20/11/2025", "survey.comment": "Baik"})
    assert stage.case(subject).values["recommendation.verdict"] == "approve"


def test_a_draft_waits_for_its_own_author_and_goes_with_the_step(stage: Stage) -> None:
    subject = stage.at_verification()
    officer, colleague = stage.office.by(Role.BACK_OFFICE), stage.office.by(Role.SECTION_HEAD)
    name = drafts.name_of(stage.visit(subject))
    drafts.save_draft(officer, name, {"technical_data.area": "1"})
    drafts.save_draft(officer, name, {"technical_data.area": "12 m²"})
    drafts.save_draft(officer, "baru", {"applicant": {"nik": "12"}})
    assert drafts.load_draft(officer, name) == {"technical_data.area": "12 m²"}
    assert drafts.load_draft(colleague, name) is None
    assert drafts.list_drafts(officer) == ["baru", name]
    with refused("field_unknown", stage):
        stage.do(subject, Role.BACK_OFFICE, "valid", warna="biru")
    assert drafts.load_draft(officer, name) is not None, "a refused F9 loses nothing"
    stage.do(subject, Role.BACK_OFFICE, "valid")
    assert drafts.list_drafts(officer) == ["baru"]
    drafts.drop_draft(officer, "baru")
    assert drafts.list_drafts(officer) == []


def test_a_draft_without_a_name_or_without_end_is_refused(stage: Stage) -> None:
    session = stage.office.by(Role.BACK_OFFICE)
    for name, content in (("", {}), ("besar", {"note.text": "x" * 1_000_001})):
        with refused("draft_unfit", stage):
            drafts.save_draft(session, name, content)


def test_an_ended_case_has_no_step_left(stage: Stage) -> None:
    subject = stage.walked("")
    with refused("case_ended", stage):
        complete_step(stage.office.by(Role.FRONT_OFFICE), subject, "00" * 32, Answers())
