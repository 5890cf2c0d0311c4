"""The receipt says what was handed in and when to come again, on one page, twice."""

from dataclasses import replace

import pytest

from desktop.actions.case.records import change_data, erase
from desktop.actions.case.waiting import hold
from desktop.actions.office.settings import define_permit_type
from desktop.actions.slips.press import SHEETS
from desktop.actions.slips.receipt import receipt, receipt_draft
from desktop.domain.case_times import promise
from desktop.domain.people import Role
from tests.actions.expect import refused
from tests.actions.office import APPLICANT, DAIRI, permit
from tests.actions.slips.made import (
    ALL,
    ASKED,
    HEAD,
    LONG,
    PRESS,
    PROXY,
    furnished,
    lacking,
    page,
    returned,
)
from tests.actions.stage import Stage
from tests.paper.made import bare


def printed(stage: Stage, subject: str, sheet: str = "F4") -> bytes:
    session = stage.office.by(Role.FRONT_OFFICE)
    return receipt(session, stage.case(subject), sheet, PRESS).pdf


def day_of(stage: Stage, moment: int) -> str:
    return PRESS.words.day(stage.office.admin.workplace.local_time(moment).date())


@pytest.mark.parametrize("sheet", SHEETS)
def test_everything_about_an_application_is_found_again(sheet: str, stage: Stage) -> None:
    subject = furnished(stage).registered(checklist=ALL, values=PROXY)
    case, workplace = stage.case(subject), stage.office.admin.workplace

    pdf = printed(stage, subject, sheet)

    due = promise(case, workplace.office, workplace.calendar).due
    time = workplace.local_time(case.opening.at)
    wanted = [
        *HEAD.values(),
        "TANDA TERIMA BERKAS",
        case.number,
        f"Diterima {day_of(stage, case.opening.at)}, pukul {time:%H.%M} WIB",
        *("Siti Nurbaya Simanjuntak", "Jl. Pahlawan No. 12, Sidikalang, Sitinjo"),
        *("0812 6000 1234", "Togar Lumban Gaol (0812 6000 9999)", "Kuasa pemohon"),
        *("Izin Usaha Mikro Kecil", "Baru", "Warung Kopi Simpang", "Jl. Pahlawan No. 12"),
        *("Berkas diterima (5)", *ASKED),
        f"Berkas dinyatakan lengkap {day_of(stage, case.opening.at)}",
        *("Perkiraan selesai", day_of(stage, due)),
        *("Bawa tanda terima ini dan KTP asli", "Front_Office"),
    ]
    assert lacking(pdf, *wanted) == []
    assert due > case.opening.at


def test_only_the_end_of_the_nik_stands_on_paper(stage: Stage) -> None:
    pdf = printed(stage, furnished(stage).registered(checklist=ALL))

    nik = APPLICANT["applicant.nik"]
    assert lacking(pdf, "••••" + nik[-4:]) == []
    assert nik[:8] not in page(pdf)
    assert nik[-8:] not in page(pdf)


def test_what_is_missing_is_named_and_no_day_is_promised(stage: Stage) -> None:
    pdf = printed(stage, returned(furnished(stage)))

    wanted = ["Berkas diterima (3)", "Belum ada atau belum sesuai (2)", "Berkas belum lengkap"]
    items = ["Pas foto 4 x 6 (tidak sesuai)", "Denah lokasi", "Setelah berkas lengkap"]
    assert lacking(pdf, *wanted, *items) == []
    assert "Dinyatakanlengkap" not in page(pdf)


def test_a_document_that_is_not_required_is_not_called_missing(stage: Stage) -> None:
    ticks = {**ALL, "requirements.05": "absent"}

    pdf = printed(stage, furnished(stage).registered(checklist=ticks))

    assert lacking(pdf, "Berkas diterima (4)") == []
    assert bare("Salinan NPWP") not in page(pdf)
    assert "Belumada" not in page(pdf)


def test_the_promise_follows_the_limit_of_the_permit_type(stage: Stage) -> None:
    subject = furnished(stage).registered(checklist=ALL)
    before = printed(stage, subject)

    define_permit_type(stage.office.admin, replace(permit(DAIRI), limit=30))

    case, workplace = stage.case(subject), stage.office.admin.workplace
    due = day_of(stage, promise(case, workplace.office, workplace.calendar).due)
    assert lacking(before, due) == [due]
    assert lacking(printed(stage, subject), due) == []


def test_a_case_that_waits_for_its_applicant_is_promised_no_day(stage: Stage) -> None:
    subject = furnished(stage).registered(checklist=ALL)
    session = stage.office.by(Role.FRONT_OFFICE)

    hold(session, subject, stage.visit(subject), "applicant")

    assert lacking(printed(stage, subject), "Setelah berkas lengkap") == []


def test_a_renewal_names_what_it_renews(stage: Stage) -> None:
    furnished(stage)
    first = stage.registered(checklist=ALL)
    number = stage.case(first).number
    second = stage.registered(checklist=ALL, kind="renewal", earlier=first)
    third = stage.registered(checklist=ALL, kind="change", earlier_number="503/0012/2019")

    assert lacking(printed(stage, second), f"Perpanjangan dari {number}") == []
    assert lacking(printed(stage, third), "Perubahan dari 503/0012/2019") == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_longest_application_is_whole_on_one_page(sheet: str, stage: Stage) -> None:
    asked = [f"Salinan dokumen persyaratan yang dilegalisasi nomor {n:02}" for n in range(1, 26)]
    ticks = {f"requirements.{n:02}": "present" for n in range(1, 26)}
    subject = furnished(stage, asked).registered(checklist=ticks, values=LONG)

    pdf = printed(stage, subject, sheet)

    said = ("applicant.name", "applicant.address", "business.name", "business.address")
    words = [stage.case(subject).values[name] for name in said]
    assert lacking(pdf, *asked, *words) == []


def test_a_practice_office_says_so_and_a_real_one_does_not(stage: Stage) -> None:
    subject = furnished(stage).registered(checklist=ALL)
    assert "CONTOH" not in page(printed(stage, subject)).replace("contoh.go.id", "")
    workplace = stage.office.admin.workplace

    workplace._office = replace(workplace.office, practice=True)

    assert lacking(printed(stage, subject), "CONTOH") == []


def test_the_same_case_gives_the_same_bytes_and_a_changed_one_does_not(stage: Stage) -> None:
    subject = furnished(stage).registered(checklist=ALL)
    first = printed(stage, subject)
    assert printed(stage, subject) == first

    change_data(
        stage.office.by(Role.FRONT_OFFICE), subject, {"business.name": "Toko Berkat"}, "Keliru"
    )

    assert printed(stage, subject) != first
    assert lacking(printed(stage, subject), "Toko Berkat") == []


def test_while_it_is_typed_the_receipt_shows_all_but_its_number(stage: Stage) -> None:
    session = furnished(stage).office.by(Role.FRONT_OFFICE)
    ledger = session.workplace.store.ledger
    before = ledger.count()

    pdf = receipt_draft(session, stage.application(checklist=ALL), "F4", PRESS)

    assert ledger.count() == before
    case = stage.case(stage.registered(checklist=ALL))
    due = promise(case, session.workplace.office, session.workplace.calendar).due
    wanted = ("DRAF", "diberikan saat disimpan", "Siti Nurbaya Simanjuntak", day_of(stage, due))
    assert lacking(pdf, *wanted, "Berkas diterima (5)", "Front_Office") == []
    assert case.number not in page(pdf)


def test_a_half_typed_application_can_be_shown_too(stage: Stage) -> None:
    session = furnished(stage).office.by(Role.FRONT_OFFICE)

    pdf = receipt_draft(session, stage.application(values={}, checklist={}), "A4", PRESS)

    assert lacking(pdf, "Belum ada berkas yang diterima.", "(4)", *ASKED[:4]) == []


def test_who_may_not_register_gets_no_draft(stage: Stage) -> None:
    furnished(stage)
    with refused("role_needed", stage):
        receipt_draft(stage.office.by(Role.ARCHIVE), stage.application(), "F4", PRESS)


def test_an_erased_applicant_is_on_no_new_receipt(stage: Stage) -> None:
    subject = returned(furnished(stage))
    data = stage.case(subject).history[1][0].id

    erase(stage.office.admin, subject, data, "Permintaan pemohon")

    said = page(printed(stage, subject))
    assert "Simanjuntak" not in said
    assert APPLICANT["applicant.nik"][-4:] not in said.replace(stage.case(subject).number, "")
