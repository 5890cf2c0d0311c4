"""Scans, messages, online entries, survey, archive place: what is kept with a case."""

from hashlib import blake2b
from pathlib import Path

import pytest

from desktop.actions.case.records import (
    attach,
    attachment,
    change_data,
    enter_online,
    write_message,
)
from desktop.domain.attachments import LARGEST
from desktop.domain.events.cases import DataChanged, FileAttached, MessageWritten
from desktop.domain.people import Role
from desktop.domain.sop.model import Status
from tests.actions.expect import refused
from tests.actions.stage import Stage

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 400
JPEG = b"\xff\xd8\xff\xe0" + b"foto" * 1000
PNG = b"\x89PNG\r\n\x1a\n" + b"denah" * 1000


def scan(stage: Stage, name: str, raw: bytes) -> Path:
    path = stage.path / name
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize(
    ("name", "raw", "media"),
    [
        ("ktp.pdf", PDF, "application/pdf"),
        ("foto.JPG", JPEG, "image/jpeg"),
        ("denah.png", PNG, "image/png"),
        ("salah-nama.txt", PDF, "application/pdf"),
        ("didahului.pdf", b"sampah\n" * 100 + PDF, "application/pdf"),
    ],
)
def test_scans_are_told_by_content_and_arrive_intact(
    name: str, raw: bytes, media: str, stage: Stage
) -> None:
    subject = stage.registered()
    session = stage.office.by(Role.FRONT_OFFICE)
    attach(session, subject, scan(stage, name, raw), "requirements.ktp", "Asli")
    fact = stage.case(subject).attachments[0].fact
    assert isinstance(fact, FileAttached)
    assert (fact.name, fact.media, fact.size) == (name, media, len(raw))
    assert (fact.requirement, fact.symbol, fact.note) == ("requirements.ktp", "4", "Asli")
    assert fact.content == blake2b(raw, digest_size=32).hexdigest()
    assert attachment(stage.office.by(Role.SUPERVISOR), fact.content) == raw
    kept = [p for p in stage.office.admin.workplace.folder.attachments.rglob("*") if p.is_file()]
    assert kept
    assert not any(raw[:64] in path.read_bytes() for path in kept), "encrypted at rest"


def test_other_kinds_and_sizes_are_refused(stage: Stage) -> None:
    subject = stage.registered()
    session = stage.office.by(Role.FRONT_OFFICE)
    for name, raw in (("virus.pdf", b"MZ\x90"), ("kosong.pdf", b""), ("surat.docx", b"PK\x03\x04")):
        with refused("attachment_kind", stage):
            attach(session, subject, scan(stage, name, raw))
    largest = scan(stage, "besar.pdf", PDF + bytes(LARGEST - len(PDF)))
    attach(session, subject, largest)
    with refused("attachment_too_large", stage) as facts:
        attach(session, subject, scan(stage, "besar.pdf", PDF + bytes(LARGEST - len(PDF) + 1)))
    assert facts == {"size": 21, "most": 20}
    with refused("attachment_not_read", stage):
        attach(session, subject, stage.path / "tidak-ada.pdf")
    with refused("attachment_not_read", stage):
        attach(session, subject, stage.path)


def test_the_same_scan_twice_is_kept_once_and_named_twice(stage: Stage) -> None:
    session = stage.office.by(Role.FRONT_OFFICE)
    one, two = stage.registered(), stage.registered()
    for subject in (one, two):
        attach(session, subject, scan(stage, "ktp.pdf", PDF))
    contents = {getattr(stage.case(s).attachments[0].fact, "content") for s in (one, two)}  # noqa: B009
    assert len(contents) == 1


def test_an_attachment_that_is_not_here_says_so(stage: Stage) -> None:
    with refused("attachment_not_here"):
        attachment(stage.office.by(Role.FRONT_OFFICE), "00" * 32)


def test_names_and_messages_may_be_typed_in_any_alphabet(stage: Stage) -> None:
    subject = stage.registered()
    session = stage.office.by(Role.FRONT_OFFICE)
    decomposed = "Café Ōta"
    write_message(session, subject, f"  {decomposed} menunggu ", to="kasi")
    attach(session, subject, scan(stage, f"{decomposed}.pdf", PDF))
    fact = stage.case(subject).messages[0].fact
    assert isinstance(fact, MessageWritten)
    assert (fact.text, fact.to) == ("Café Ōta menunggu", "kasi")
    with refused("message_empty", stage):
        write_message(session, subject, " \n ")


def test_what_stands_on_a_signed_paper_changes_with_a_reason_only(stage: Stage) -> None:
    subject = stage.walked("21")
    desk = stage.office.by(Role.BACK_OFFICE)
    with refused("reason_missing", stage):
        change_data(desk, subject, {"business.name": "Warung Lain"}, "  ")
    change_data(desk, subject, {"archive.box": "14"})
    change_data(desk, subject, {"business.name": "Warung Lain"}, " Salah di akta. ")
    fact = stage.case(subject).history[-1][0].fact
    assert isinstance(fact, DataChanged)
    assert fact.reason == "Salah di akta."


def test_a_field_that_an_application_needs_is_not_emptied(stage: Stage) -> None:
    subject = stage.at_verification()
    desk = stage.office.by(Role.FRONT_OFFICE)
    change_data(desk, subject, {"business.activity": "Kopi"})
    with refused("form_incomplete", stage) as facts:
        change_data(desk, subject, {"applicant.name": "", "business.activity": ""})
    assert facts["field"] == "applicant.name"
    change_data(desk, subject, {"business.activity": ""})
    assert not stage.case(subject).values.get("business.activity")


def test_messages_can_be_left_after_the_end(stage: Stage) -> None:
    subject = stage.walked("")
    write_message(stage.office.by(Role.ARCHIVE), subject, "Disimpan di boks 14")
    assert len(stage.case(subject).messages) == 1


def test_survey_and_archive_place_are_kept_also_where_the_sop_has_no_row(stage: Stage) -> None:
    subject = stage.walked("")
    wanted = {"archive.box": "14", "archive.code": "500.16.7.2"}
    change_data(stage.office.by(Role.ARCHIVE), subject, {**wanted, "survey.sex": "female"})
    values = stage.case(subject).values
    assert (values["archive.box"], values["survey.sex"]) == ("14", "female")
    with refused("form_incomplete", stage):
        change_data(stage.office.by(Role.ARCHIVE), subject, {"survey.sex": "?"})
    assert stage.case(subject).status is Status.HANDED_OVER


def test_a_later_entry_is_owed_until_its_reference_comes_back(stage: Stage) -> None:
    """Dairi row 4 may go on without OSS; rows 22 and 23 may not."""
    subject = stage.at_verification()
    case = stage.case(subject)
    owed = [(entry.symbol, entry.system.value, entry.reference) for entry in case.online]
    assert owed == [("4", "oss", "")]
    session, visit = stage.office.by(Role.FRONT_OFFICE), case.online[0].visit
    with refused("reference_missing", stage):
        enter_online(session, subject, visit, " ")
    with refused("nothing_to_enter", stage):
        enter_online(session, subject, case.opening.id, "OSS-1")
    enter_online(session, subject, visit, " OSS-20251119-7 ")
    entry = stage.case(subject).online[0]
    assert (entry.reference, entry.done is not None) == ("OSS-20251119-7", True)


def test_what_must_be_online_first_is_asked_for(stage: Stage) -> None:
    subject = stage.walked("22")
    with refused("reference_missing", stage):
        stage.do(subject, Role.BACK_OFFICE)
    stage.do(subject, Role.BACK_OFFICE, online_entry__reference="OSS-22")
    case = stage.case(subject)
    assert [entry.reference for entry in case.online][-1] == "OSS-22"
    with refused("reference_missing", stage):
        stage.do(subject, Role.BACK_OFFICE)
    assert stage.case(subject).status is Status.APPROVED
    stage.do(subject, Role.BACK_OFFICE, online_entry__reference="OSS-23")
    assert stage.case(subject).status is Status.ISSUED


def test_a_row_done_again_owes_its_entry_once(stage: Stage) -> None:
    subject = stage.at_verification()
    stage.do(subject, Role.BACK_OFFICE, "invalid")
    stage.do(subject, Role.FRONT_OFFICE, "complete")
    for role in (Role.FRONT_OFFICE, Role.FRONT_OFFICE):
        stage.do(subject, role)
    owed = stage.case(subject).online
    assert [entry.symbol for entry in owed] == ["4"]
    newest = [visit for visit in stage.case(subject).trail if visit.symbol.id == "4"][-1]
    assert owed[0].visit == newest.id


def test_the_hand_over_names_who_received_and_what_they_showed(stage: Stage) -> None:
    subject = stage.walked("25")
    with refused("form_incomplete", stage) as facts:
        stage.do(subject, Role.FRONT_OFFICE, handover__receiver="Siti")
    assert facts["field"] == "handover.date"
    stage.do(
        subject,
        Role.FRONT_OFFICE,
        handover__receiver="Siti Nurbaya",
        handover__date="19/11/2025",
        handover__identity_shown="ktp",
    )
    case = stage.case(subject)
    assert case.status is Status.HANDED_OVER
    assert case.values["handover.receiver"] == "Siti Nurbaya"
    assert case.history[-1][0].signed
