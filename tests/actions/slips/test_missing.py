"""The sheet of missing items says what to bring, until when, and whom to ask."""

import pytest

from desktop.actions.case.steps import return_step
from desktop.actions.case.waiting import hold
from desktop.actions.slips.missing import DAYS, missing_sheet
from desktop.actions.slips.press import SHEETS
from desktop.domain.people import Role
from tests.actions.expect import refused
from tests.actions.slips.made import ALL, HEAD, PRESS, PROXY, furnished, lacking, page, returned
from tests.actions.stage import Stage


def printed(stage: Stage, subject: str, sheet: str = "F4") -> bytes:
    session = stage.office.by(Role.FRONT_OFFICE)
    return missing_sheet(session, stage.case(subject), sheet, PRESS).pdf


@pytest.mark.parametrize("sheet", SHEETS)
def test_what_is_missing_and_what_to_do_is_found_again(sheet: str, stage: Stage) -> None:
    subject = returned(furnished(stage, **{DAYS: "5"}), values=PROXY)

    pdf = printed(stage, subject, sheet)

    wanted = [
        *HEAD.values(),
        *("LEMBAR KEKURANGAN BERKAS", stage.case(subject).number),
        *("Siti Nurbaya Simanjuntak", "Izin Usaha Mikro Kecil", "Warung Kopi Simpang"),
        *("Yang perlu dilengkapi (2)", "Pas foto 4 x 6 (tidak sesuai)", "Denah lokasi"),
        *("Catatan petugas", "Denah belum memuat ukuran tanah."),
        *("Lengkapi paling lambat", "Rabu, 26 November 2025"),
        *("hubungi (0627) 21234", "Front_Office", "Kuasa pemohon", "Togar Lumban Gaol"),
    ]
    assert lacking(pdf, *wanted) == []
    assert "Formulir" not in page(pdf), "what was brought is not on the list"


def test_an_office_without_a_limit_names_no_day(stage: Stage) -> None:
    pdf = printed(stage, returned(furnished(stage)))

    assert lacking(pdf, "Tidak ada batas tanggal") == []


def test_what_the_next_desk_sent_back_says_why_and_by_whom(stage: Stage) -> None:
    subject = furnished(stage).registered(checklist=ALL)
    stage.do(subject, Role.FRONT_OFFICE)
    stage.do(subject, Role.BACK_OFFICE)
    reasons = ["Foto terlalu gelap", "Meterai belum ditempel"]
    session = stage.office.by(Role.BACK_OFFICE)
    return_step(session, subject, stage.visit(subject), "1", reasons)

    pdf = printed(stage, subject)

    said = ("Tidak ada dokumen wajib yang kurang.", "Back_Office", *reasons)
    assert lacking(pdf, *said) == []


def test_a_case_on_hold_says_what_it_waits_for_and_is_signed_by_who_prints(stage: Stage) -> None:
    subject = furnished(stage).registered(checklist=ALL)
    stage.do(subject, Role.FRONT_OFFICE)
    stage.do(subject, Role.BACK_OFFICE)
    officer = stage.office.by(Role.SECTION_HEAD)

    hold(officer, subject, stage.visit(subject), "applicant", "Surat kuasa asli")

    pdf = missing_sheet(officer, stage.case(subject), "F4", PRESS).pdf
    assert lacking(pdf, "Surat kuasa asli", "Kasi") == []


def test_a_complete_file_that_nobody_sent_back_has_no_such_sheet(stage: Stage) -> None:
    subject = furnished(stage).registered(checklist=ALL)

    with refused("nothing_lacking", stage) as facts:
        printed(stage, subject)
    assert facts["number"] == stage.case(subject).number
