"""The checklist: joined from permit type and row, and what is still missing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.forms.answers import check_answers
from desktop.domain.forms.checklist import Presence, Requirement, checklist_of, id_of, missing

KTP = Requirement(id="fotokopi_ktp", text="Fotokopi KTP")
PHOTO = Requirement(id="pasfoto", text="Pasfoto 4x6", required=False)


def test_what_the_row_prints_joins_the_list_but_is_never_required() -> None:
    found = checklist_of([KTP], "1. Fotokopi KTP\n- Surat Pengantar\n\n\u2022 Berkas Diterima")

    assert found == (
        KTP,
        Requirement(id="surat_pengantar", text="Surat Pengantar", required=False),
        Requirement(id="berkas_diterima", text="Berkas Diterima", required=False),
    )


def test_a_row_without_kelengkapan_adds_nothing() -> None:
    assert checklist_of([KTP, PHOTO]) == (KTP, PHOTO)
    assert checklist_of([KTP], "-\n***") == (KTP,)


@pytest.mark.parametrize(
    ("presence", "is_missing"),
    [
        (Presence.PRESENT, False),
        (Presence.OK, False),
        (Presence.ABSENT, True),
        (Presence.NOT_OK, True),
        ("", True),
    ],
)
def test_a_required_paper_is_missing_unless_it_is_ticked(presence: str, is_missing: bool) -> None:
    answers = {"requirements.fotokopi_ktp": str(presence)}

    assert missing([KTP], answers) == ((KTP,) if is_missing else ())


def test_what_is_not_required_is_never_missing() -> None:
    assert missing([PHOTO], {"requirements.pasfoto": "absent"}) == ()


def test_a_tick_is_an_answer_like_any_other() -> None:
    today = date(2025, 11, 19)

    good = check_answers([KTP.field], {KTP.field.name: "ok"}, today, finishing=True)
    bad = check_answers([KTP.field], {KTP.field.name: "ya"}, today, finishing=True)

    assert good == ()
    assert [problem.code for problem in bad] == ["choice_unknown"]


@given(st.text())
def test_the_id_of_a_requirement_is_the_same_however_it_is_written(text: str) -> None:
    assert id_of(f" {text.upper()}!") == id_of(text.upper())
    assert id_of(id_of(text)) == id_of(text)


@given(st.text(), st.text())
def test_no_kelengkapan_makes_the_list_fail(one: str, other: str) -> None:
    found = checklist_of([KTP], f"{one}\n{other}")

    assert len({item.id for item in found}) == len(found)
    assert missing(found, {}) == (KTP,)
