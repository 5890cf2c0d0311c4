"""An SOP written plain is read back as the same SOP, through JSON too."""

import json
from typing import Any

import pytest

from desktop.domain.sop.plain import plain_from, shown
from desktop.domain.sop.reading import sop_from
from tests.domain.sop.shipped import IDS, shipped
from tests.domain.sop.small import small, small_plain


@pytest.mark.parametrize("sop_id", IDS)
def test_what_is_written_is_read_back_the_same(sop_id: str) -> None:
    sop = shipped(sop_id)

    assert sop_from(plain_from(sop)) == sop
    assert sop_from(json.loads(json.dumps(plain_from(sop)))) == sop


@pytest.mark.parametrize("sop_id", IDS)
def test_nothing_but_texts_and_whole_numbers_is_written(sop_id: str) -> None:
    assert kinds_in(plain_from(shipped(sop_id))) == {str, int}


def kinds_in(plain: Any) -> set[type]:
    if isinstance(plain, dict):
        assert all(type(name) is str for name in plain)
        return set().union(*(kinds_in(value) for value in plain.values()))
    if isinstance(plain, list):
        return set().union(*(kinds_in(value) for value in plain))
    return {type(plain)}


def test_defaults_are_left_out_but_a_symbol_keeps_its_name() -> None:
    written = plain_from(small())

    assert set(written) == {"id", "title", "lanes", "rows"}
    assert plain_from(small())["lanes"] == small_plain()["lanes"]
    rows: Any = written["rows"]
    assert rows[0]["symbols"] == [
        {"id": "1", "lane": "applicant", "kind": "start", "next": [{"to": "2"}], "intake": 1}
    ]


@pytest.mark.parametrize("sop_id", IDS)
def test_an_sop_is_shown_in_the_shape_of_the_command_line(sop_id: str) -> None:
    sop = shipped(sop_id)
    found: Any = json.loads(json.dumps(shown(sop)))

    assert list(found) == ["id", "title", "identity", "lanes", "rows"]
    assert all(list(lane) == ["id", "label", "roles"] for lane in found["lanes"])
    assert len(found["rows"]) == len(sop.rows)
    for row in found["rows"]:
        assert list(row) == [
            "number",
            "activity",
            "requirements",
            "time",
            "output",
            "note",
            "symbols",
        ]
        assert list(row["time"]) == ["text", "amount", "unit"]
        for symbol in row["symbols"]:
            assert list(symbol) == [
                "id",
                "lane",
                "kind",
                "text",
                "system",
                "next",
                "basis",
            ]
            assert all(list(way) == ["to", "label", "outcome", "added"] for way in symbol["next"])


def test_what_is_shown_is_what_is_printed() -> None:
    found: Any = shown(shipped("dairi-izin-usaha-mikro-kecil"))

    assert found["identity"]["approved_by"]["nip"] == "19651115 198602 1 02"
    assert found["rows"][1]["time"] == {"text": "2 Jam", "amount": 2, "unit": "hour"}
    assert found["rows"][4]["symbols"][0]["next"][1]["added"] is True
    assert found["rows"][1]["symbols"][0]["next"][0] == {
        "to": "3",
        "label": "Ya",
        "outcome": "complete",
        "added": False,
    }
