"""The recovery sheet says all that is needed to come back, on one page of F4 or A4."""

import pypdfium2
import pytest

from desktop.actions.founding import NewPerson, Plan, Prepared, prepare_office
from desktop.actions.slips.press import SHEETS
from desktop.actions.slips.recovery import is_of, recovery_pdf
from desktop.actions.slips.trial import trial_pdf
from tests.actions.office import Clock
from tests.actions.slips.made import HEAD, PRESS, page
from tests.paper.made import bare, fonts_named

SIZES = {"F4": (215, 330), "A4": (210, 297)}
SECOND = NewPerson(login="budi", full_name="Budi Simbolon, SE", password="rahasia-kedua")


def prepared(**wanted: object) -> Prepared:
    given = {
        "name": "DPMPTSP Kabupaten Dairi",
        "administrator": NewPerson(login="rina", full_name="Rina S.", password="rahasia-pertama"),
        "device_name": "Loket 1",
        "prefix": "FO1",
        "settings": {"office": {**HEAD, "head_name": "Drs. Marisi Sianturi, M.Si"}},
        **wanted,
    }
    return prepare_office(Clock().world(), Plan(**given))


@pytest.mark.parametrize("sheet", SHEETS)
def test_everything_stands_on_one_page_of_its_size(sheet: str) -> None:
    made = prepared(second=SECOND)

    pdf = recovery_pdf(made, Clock().world(), sheet, PRESS)

    said = page(pdf)
    wanted = [
        *HEAD.values(),
        *("LEMBAR PEMULIHAN", "DPMPTSP Kabupaten Dairi", "Loket 1 (FO1)"),
        *("Rina S. (rina)", "Budi Simbolon, SE (budi)", "Drs. Marisi Sianturi, M.Si"),
        *("Lupa kata sandi?", "amplop tertutup"),
        *made.recovery.split(),
    ]
    assert [text for text in wanted if bare(text) not in said.replace("\u2009", "")] == []
    document = pypdfium2.PdfDocument(pdf)
    size = [round(points * 25.4 / 72) for points in document[0].get_size()]
    document.close()
    assert tuple(size) == SIZES[sheet]


@pytest.mark.parametrize("sheet", SHEETS)
def test_only_our_own_fonts_are_in_it_and_they_are_embedded(sheet: str) -> None:
    for pdf in (
        recovery_pdf(prepared(), Clock().world(), sheet, PRESS),
        trial_pdf(HEAD, "Kantor", sheet, PRESS),
    ):
        names = fonts_named(pdf)
        assert {font.partition("+")[2] for font in names} == {"Inter-Regular", "Inter-SemiBold"}
        assert pdf.count(b"/FontFile2") == len(names)


def test_a_practice_office_says_so() -> None:
    real = recovery_pdf(prepared(), Clock().world(), "F4", PRESS)
    sample = recovery_pdf(prepared(practice=True), Clock().world(), "F4", PRESS)

    assert "CONTOH" not in page(real)
    assert "CONTOH" in page(sample)


def test_what_was_typed_is_known_to_be_of_this_sheet_or_not() -> None:
    mine, other = prepared(), prepare_office(Clock(seed="b").world(), prepared().plan)

    assert is_of(mine, mine.recovery)
    assert is_of(mine, mine.recovery.lower().replace(" ", "-"))
    assert not is_of(mine, other.recovery)


def test_the_test_page_has_the_letterhead_and_ten_centimetres() -> None:
    said = page(trial_pdf(HEAD, "Kantor", "F4", PRESS))

    assert [text for text in (*HEAD.values(), "CETAK UJI", "10 cm") if bare(text) not in said] == []
