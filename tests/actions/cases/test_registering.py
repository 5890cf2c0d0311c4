"""An application is taken up: one event per intake row, nothing typed twice, nothing half."""

from dataclasses import replace

import pytest

from desktop.actions.case import forms
from desktop.actions.case.records import declare_complete
from desktop.actions.case.registering import duplicates, register
from desktop.actions.lists import missing_items
from desktop.actions.office.settings import define_permit_type
from desktop.actions.office.sops import put_in_force
from desktop.domain.events.cases import CaseRegistered, DeclaredComplete, StepCompleted
from desktop.domain.forms.problems import Severity
from desktop.domain.people import Role
from desktop.domain.sop.model import Section, Status
from tests.actions.expect import refused
from tests.actions.office import APPLICANT, DAIRI, permit, sop
from tests.actions.stage import PRESENT, Stage

SIGAP, SICANTIK = "pariaman-sigap", "pariaman-sicantik"


def install(stage: Stage, name: str) -> None:
    put_in_force(stage.office.admin, sop(name))
    define_permit_type(stage.office.admin, permit(name))


def facts(stage: Stage, subject: str) -> list[object]:
    return [event.fact for event, _ in stage.case(subject).history]


@pytest.mark.parametrize("kind", ["new", "renewal", "change", "re_registration"])
def test_each_kind_of_application_is_taken_up(kind: str, stage: Stage) -> None:
    earlier = "" if kind == "new" else stage.registered()
    case = stage.case(stage.registered(kind=kind, earlier=earlier))
    assert (case.registered.application, case.registered.earlier) == (kind, earlier)


def test_a_permit_older_than_sopan_is_renewed_by_its_number(stage: Stage) -> None:
    with refused("earlier_case_missing", stage):
        stage.registered(kind="renewal")
    subject = stage.registered(kind="renewal", earlier_number="503/0012/2019")
    assert stage.case(subject).registered.earlier_number == "503/0012/2019"


def test_what_is_registered_unasked_is_refused(stage: Stage) -> None:
    for wanted, code in (
        ({"kind": "baru"}, "application_kind_unknown"),
        ({"kind": "renewal", "earlier": "tidak-ada"}, "case_unknown"),
        ({"permit_type": "tidak-ada"}, "permit_type_unknown"),
        ({"start": "7"}, "start_unknown"),
        ({"outcomes": {"2": "mungkin"}}, "outcome_unknown"),
        ({"values": {**APPLICANT, "applicant.shoe_size": "42"}}, "field_unknown"),
        ({"values": {**APPLICANT, "recommendation.verdict": "approve"}}, "field_unknown"),
        ({"checklist": {"requirements.sepatu": "present"}}, "field_unknown"),
        ({"checklist": {"requirements.ktp": "mungkin"}}, "form_incomplete"),
        ({"checklist": {}}, "requirements_missing"),
    ):
        with refused(code, stage):
            stage.registered(**wanted)


def test_renewal_takes_over_what_is_known_and_only_changes_are_typed(stage: Stage) -> None:
    first = stage.registered()
    new = stage.registered(
        kind="renewal", earlier=first, values={"applicant.phone": "081377778888"}
    )
    known, renewed = stage.case(first).values, stage.case(new).values
    assert renewed["applicant.phone"] == "+6281377778888"
    same = {name for name in APPLICANT if name != "applicant.phone"}
    assert {name: renewed[name] for name in same} == {name: known[name] for name in same}


def test_sigap_follows_sicantik_without_anything_typed_again(stage: Stage) -> None:
    install(stage, SICANTIK)
    install(stage, SIGAP)
    first = stage.registered(permit_type=SICANTIK)
    stage.do(first, Role.FRONT_OFFICE, "valid")
    stage.do(first, Role.FRONT_OFFICE, technical_data__location="Kampung Jawa")
    second = stage.registered(
        permit_type=SIGAP, follows=first, values={"risk.level": "MT"}, outcomes={"2": "high_risk"}
    )
    case = stage.case(second)
    assert case.registered.follows == first
    assert case.values["technical_data.location"] == "Kampung Jawa"
    assert case.values["applicant.name"] == APPLICANT["applicant.name"]
    assert case.current is not None
    assert case.current.symbol.id == "3b"


def test_an_intake_row_asks_its_own_form(stage: Stage) -> None:
    """SIGAP row 2 asks for the risk; the rows of the counter are not let off."""
    install(stage, SIGAP)
    with refused("form_incomplete", stage) as facts:
        stage.registered(permit_type=SIGAP, outcomes={"2": "low_risk"})
    assert facts["field"] == "risk.level"


def test_a_company_names_itself_and_a_proxy_is_kept(stage: Stage) -> None:
    company = {**APPLICANT, "applicant.kind": "company"}
    with refused("form_incomplete", stage) as facts:
        stage.registered(values=company)
    assert facts["field"] == "applicant.company"
    proxy = {"applicant.proxy_name": "Budi", "applicant.proxy_nik": "1211012203850003"}
    named = {**company, "applicant.company": "PT Kopi Dairi", **proxy}
    values = stage.case(stage.registered(values=named)).values
    assert values["applicant.company"] == "PT Kopi Dairi"
    assert values["applicant.proxy_name"] == "Budi"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("applicant.nik", "121101470890000"),
        ("applicant.nik", ""),
        ("applicant.name", " "),
        ("applicant.phone", "rumah"),
        ("applicant.email", "siti(at)contoh"),
        ("applicant.birth_date", "31/02/1990"),
        ("business.nib", "12345"),
        ("business.kbli", "abc"),
        ("business.capital", "banyak"),
        ("business.name", ""),
    ],
)
def test_wrong_formats_refuse_by_the_name_of_the_field(field: str, text: str, stage: Stage) -> None:
    with refused("form_incomplete", stage) as facts:
        stage.registered(values={**APPLICANT, field: text})
    assert facts["field"] == field


@pytest.mark.parametrize("nik", ["9201014708900002", "9471012203850003", "9604015512990001"])
def test_people_of_papua_are_registered(nik: str, stage: Stage) -> None:
    case = stage.case(stage.registered(values={**APPLICANT, "applicant.nik": nik}))
    assert case.values["applicant.nik"] == nik


def test_doubtful_values_only_warn(stage: Stage) -> None:
    """A NIK whose date of birth cannot be, from a region that is not this office's."""
    doubtful = {**APPLICANT, "applicant.nik": "3273013913900002"}
    found = forms.problems(
        stage.office.admin.workplace, [Section.APPLICANT], doubtful, finishing=True
    )
    assert found
    assert {problem.severity for problem in found} == {Severity.WARNING}
    stage.registered(values=doubtful)


def test_a_second_application_of_the_same_person_is_warned_of(stage: Stage) -> None:
    session = stage.office.by(Role.FRONT_OFFICE)
    wanted = stage.application()
    assert duplicates(session, wanted) == []
    first = stage.registered()
    assert [line.subject for line in duplicates(session, wanted)] == [first]
    spaced = replace(wanted, values={**APPLICANT, "applicant.nik": "1211 0147 0890 0002"})
    assert len(duplicates(session, spaced)) == 1
    other = replace(wanted, values={**APPLICANT, "applicant.nik": "1211012203850003"})
    assert duplicates(session, other) == []
    renewal = stage.application(kind="renewal", earlier=first, values={})
    assert [line.subject for line in duplicates(session, renewal)] == [first]


def test_intake_numbers_run_on_one_after_the_other(stage: Stage) -> None:
    numbers = [stage.case(stage.registered()).number for _ in range(3)]
    assert numbers == [f"FO1-000{count}/IUMK/XI/2025" for count in (1, 2, 3)]


def test_numbers_begin_again_with_the_year(stage: Stage) -> None:
    stage.registered()
    stage.office.clock.at += 60 * 86_400_000
    assert stage.case(stage.registered()).number == "FO1-0001/IUMK/I/2026"


def test_registering_writes_all_rows_at_once_and_dates_the_file_as_complete(stage: Stage) -> None:
    subject = stage.registered(note="Berkas asli diperlihatkan")
    found = facts(stage, subject)
    assert isinstance(found[0], CaseRegistered)
    steps = [fact for fact in found if isinstance(fact, StepCompleted)]
    assert [(step.symbol, step.outcome) for step in steps] == [
        ("1", "done"),
        ("2", "complete"),
        ("3", "done"),
    ]
    assert [step.note for step in steps] == ["", "Berkas asli diperlihatkan", ""]
    case = stage.case(subject)
    assert (case.status, case.complete_on) == (Status.RECEIVED, "2025-11-19")
    declared = next(e for e, _ in case.history if isinstance(e.fact, DeclaredComplete))
    assert declared.by == stage.office.by(Role.FRONT_OFFICE).person


def test_an_incomplete_file_goes_back_with_what_is_missing(stage: Stage) -> None:
    case = stage.case(stage.incomplete())
    assert case.status is Status.WAITING_APPLICANT
    assert case.complete_on == ""
    missing = missing_items(stage.office.by(Role.FRONT_OFFICE), case)
    assert [item.text for item in missing] == ["Salinan KTP"]


def test_what_was_missing_is_brought_and_the_counter_goes_on_row_by_row(stage: Stage) -> None:
    subject = stage.incomplete()
    stage.do(subject, Role.FRONT_OFFICE)
    case = stage.case(subject)
    assert case.current is not None
    assert case.current.symbol.id == "2"
    with refused("requirements_missing", stage):
        stage.do(subject, Role.FRONT_OFFICE, "complete")
    stage.tick(subject, Role.FRONT_OFFICE, "complete", PRESENT)
    stage.do(subject, Role.FRONT_OFFICE)
    case = stage.case(subject)
    assert case.current is not None
    assert (case.current.symbol.id, case.complete_on) == ("4", "2025-11-19")
    assert missing_items(stage.office.by(Role.FRONT_OFFICE), case) == ()


def test_somebody_can_say_that_a_file_is_complete_as_of_a_date_once(stage: Stage) -> None:
    subject = stage.incomplete()
    session = stage.office.by(Role.FRONT_OFFICE)
    with refused("date_in_future", stage):
        declare_complete(session, subject, "2025-12-01")
    with refused("date_unreadable", stage):
        declare_complete(session, subject, "0")
    declare_complete(session, subject, "2025-11-18")
    assert stage.case(subject).complete_on == "2025-11-18"
    with refused("already_complete", stage):
        declare_complete(session, subject)


def test_where_a_row_cannot_send_back_an_incomplete_file_is_taken_up_but_not_called_complete(
    stage: Stage,
) -> None:
    """Pariaman row 2 only informs; row 3 is where data are refused."""
    install(stage, SICANTIK)
    lacking = stage.registered(permit_type=SICANTIK, checklist={})
    assert stage.case(lacking).complete_on == ""
    assert missing_items(stage.office.admin, stage.case(lacking))
    whole = stage.registered(permit_type=SICANTIK)
    assert stage.case(whole).complete_on == "2025-11-19"
    stage.do(lacking, Role.FRONT_OFFICE, "invalid")
    assert stage.case(lacking).status is Status.WAITING_APPLICANT


def test_a_new_version_of_the_permit_type_is_asked_from_the_next_application_on(
    stage: Stage,
) -> None:
    define_permit_type(stage.office.admin, replace(permit(DAIRI), requirements=()))
    register(stage.office.by(Role.FRONT_OFFICE), stage.application(checklist={}))
