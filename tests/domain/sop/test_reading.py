"""A plain SOP is read exactly or refused with the place that is wrong; nothing else happens."""

import unicodedata
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from desktop.domain.sop.model import Certainty, Section, Shape, Status, System, Unit
from desktop.domain.sop.reading import sop_from
from tests.domain.sop.shipped import IDS, shipped_plain
from tests.domain.sop.small import Plain, small, small_plain, symbol_of

GARBAGE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def refusal_of(plain: Mapping[str, Any]) -> dict[str, Any]:
    with pytest.raises(Refused) as refused:
        sop_from(plain)
    assert refused.value.code == "sop_unreadable"
    return refused.value.facts


def test_what_is_left_out_has_its_default() -> None:
    sop = sop_from({"id": "a", "title": "b", "rows": [{"symbols": [{"lane": "x", "kind": "end"}]}]})

    (symbol,) = sop.symbols()

    assert symbol.id == "1"
    assert (symbol.system, symbol.later, symbol.reaches) == (System.OFFLINE, False, None)
    assert symbol.basis.lane is Certainty.TABLE
    assert sop.rows[0].time.unit is Unit.NONE
    assert sop.headings.order == ("requirements", "time", "output")


def test_symbols_are_named_after_their_row_unless_they_have_a_name() -> None:
    plain = small_plain()
    plain["rows"][3]["symbols"] += [{"lane": "counter", "kind": "end"}] * 2
    plain["rows"][3]["symbols"] += [{"id": "last", "lane": "counter", "kind": "end"}]

    assert [symbol.id for symbol in sop_from(plain).rows[3].symbols] == ["4", "4b", "4c", "last"]


def test_more_symbols_than_letters_still_have_names() -> None:
    plain = small_plain()
    plain["rows"][3]["symbols"] *= 30

    names = [symbol.id for symbol in sop_from(plain).rows[3].symbols]

    assert names[25:28] == ["4z", "4-26", "4-27"]


def test_everything_that_can_be_written_is_read() -> None:
    plain = small_plain()
    symbol_of(plain, 3).update(
        parts=["kasi", "kepala_dinas"], later=True, needs=["1"], papers=["permit"], text="TTE"
    )
    plain["rows"][2].update(spans={"time": 2}, marks={"head": "[]"}, note="Ket.")
    plain["headings"] = {"standard": "BAKU MUTU", "column_numbers": 1}
    plain["identity"] = {
        "approved_by": {"name": "A", "nip": "1"},
        "variants": {"warnings": ["a", "b"]},
        "headings": {"number": "Nomor SOP"},
    }

    sop = sop_from(plain)
    symbol = sop.rows[2].symbols[0]

    assert symbol.parts == (Role.SECTION_HEAD, Role.OFFICE_HEAD)
    assert (symbol.later, symbol.needs, symbol.text) == (True, ("1",), "TTE")
    assert symbol.form == (Section.SIGNATURE,)
    assert symbol.reaches is Status.APPROVED
    assert (sop.rows[2].spans["time"], sop.rows[2].marks["head"]) == (2, "[]")
    assert sop.headings.column_numbers
    assert sop.identity.variants["warnings"] == ("a", "b")


@pytest.mark.parametrize("yes", [True, 1])
def test_yes_is_true_in_a_file_and_one_in_an_event(yes: int) -> None:
    plain = small_plain()
    symbol_of(plain, 4)["later"] = yes

    assert sop_from(plain).rows[3].symbols[0].later is True


def test_a_refusal_names_row_column_what_stands_there_and_what_could() -> None:
    plain = small_plain()
    symbol_of(plain, 3)["kind"] = "circle"

    assert refusal_of(plain) == {
        "place": "rows 3 / symbols 1",
        "row": 3,
        "column": "kind",
        "found": "circle",
        "wanted": " | ".join(Shape),
    }


def spoil(row: int, **changes: object) -> Plain:
    plain = small_plain()
    symbol_of(plain, row).update(changes)
    return plain


@pytest.mark.parametrize(
    ("plain", "place", "column"),
    [
        ({"title": "no id"}, "-", "id"),
        ({"id": 7, "title": "a"}, "-", "id"),
        ({"id": "a"}, "-", "title"),
        ({"id": "a", "title": "b", "rows": "c"}, "-", "rows"),
        ({"id": "a", "title": "b", "rows": ["c"]}, "rows 1", "-"),
        ({"id": "a", "title": "b", "rows": {"c": 1}}, "-", "rows"),
        ({"id": "a", "title": "b", "identity": []}, "identity", "-"),
        ({"id": "a", "title": "b", "tilte": "c"}, "-", "tilte"),
        ({"id": "a", "title": "b", 3: "c"}, "-", "-"),
        (spoil(1, lane=None), "rows 1 / symbols 1", "lane"),
        (spoil(1, kind=None), "rows 1 / symbols 1", "kind"),
        (spoil(1, form=["signatur"]), "rows 1 / symbols 1", "form"),
        (spoil(1, parts=["boss"]), "rows 1 / symbols 1", "parts"),
        (spoil(1, reaches="done"), "rows 1 / symbols 1", "reaches"),
        (spoil(1, system="fax"), "rows 1 / symbols 1", "system"),
        (spoil(1, intake=2), "rows 1 / symbols 1", "intake"),
        (spoil(1, later="yes"), "rows 1 / symbols 1", "later"),
        (spoil(1, papers=[1]), "rows 1 / symbols 1", "papers"),
        (spoil(2, next=[{"label": "Ya"}]), "rows 2 / symbols 1 / next 1", "to"),
        (spoil(2, next=[{"to": "1", "result": "maybe"}]), "rows 2 / symbols 1 / next 1", "result"),
        (spoil(2, basis={"lane": "guess"}), "rows 2 / symbols 1 / basis", "lane"),
        (spoil(2, colour="red"), "rows 2 / symbols 1", "colour"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(plain: Plain, place: str, column: str) -> None:
    facts = refusal_of(plain)

    assert (facts["place"], facts["column"]) == (place, column)


@pytest.mark.parametrize("amount", [True, "5", 5.0, None])
def test_an_amount_is_a_whole_number(amount: object) -> None:
    plain = small_plain()
    plain["rows"][1]["time"]["amount"] = amount

    assert refusal_of(plain)["column"] == "amount"


def test_what_is_missing_is_told_as_missing_and_a_strange_key_as_strange() -> None:
    missing, strange = refusal_of({"title": "a"}), refusal_of(small_plain() | {"tilte": "b"})

    assert (missing["found"], missing["wanted"]) == ("-", "string")
    assert (strange["found"], strange["wanted"]) == ("b", "-")


def test_an_unknown_role_of_a_lane_is_refused_with_all_roles_there_are() -> None:
    plain = small_plain()
    plain["lanes"][1]["roles"] = ["clerk"]

    facts = refusal_of(plain)

    assert (facts["place"], facts["row"], facts["found"]) == ("lanes 2", 0, "clerk")
    assert "back_office" in facts["wanted"]


@pytest.mark.parametrize(
    "found", ["x" * 10_000, 10**5000, ["x"] * 10_000], ids=["text", "number", "list"]
)
def test_what_stands_there_is_named_in_a_few_words(found: object) -> None:
    plain = small_plain()
    plain["rows"][0]["note" if isinstance(found, int) else "time"] = found

    assert len(refusal_of(plain)["found"]) < 100


@pytest.mark.parametrize("sop_id", IDS)
def test_the_shipped_texts_are_in_one_unicode_form(sop_id: str) -> None:
    """Event bodies are NFC: what is put into force must be, too."""
    assert unicodedata.is_normalized("NFC", repr(shipped_plain(sop_id)))


@given(GARBAGE)
def test_garbage_is_read_or_refused_and_never_crashes(garbage: Any) -> None:
    read_or_refused(garbage)


@given(st.data())
def test_a_spoilt_sop_is_read_or_refused_and_never_crashes(data: st.DataObject) -> None:
    plain = shipped_plain(data.draw(st.sampled_from(IDS)))
    here: Any = plain
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(here[key], dict | list) or not here[key] or data.draw(st.booleans()):
            break
        here = here[key]
    here[key] = data.draw(GARBAGE)

    read_or_refused(plain)


def read_or_refused(plain: Any) -> None:
    try:
        sop_from(plain)
    except Refused as refused:
        told = (refused.code, set(refused.facts))
    else:
        return
    assert told == ("sop_unreadable", {"place", "row", "column", "found", "wanted"})


def test_the_small_sop_of_these_tests_is_sound() -> None:
    assert [symbol.id for symbol in small().symbols()] == ["1", "2", "3", "4"]
