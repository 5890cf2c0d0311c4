"""There is one way to write plain data, and no other is read."""

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.refusals import Damaged
from desktop.ledger.canonical import (
    DEEPEST,
    HIGHEST,
    encode,
    plain,
    plain_fields,
    read_table,
    version_of,
)
from tests.ledger.sources import texts, trouble_of

LIMIT = 10_000
numbers = st.integers(-HIGHEST, HIGHEST)
values = st.recursive(
    texts | numbers,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


class Shade(StrEnum):
    LIGHT = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    x: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    name: str
    shade: Shade = Shade.LIGHT
    corner: Corner = field(default_factory=Corner)
    corners: tuple[Corner, ...] = ()
    notes: object = field(default_factory=lambda: MappingProxyType({}))


def refusal(raw: bytes, limit: int = LIMIT) -> dict[str, object]:
    with pytest.raises(Damaged) as caught:
        read_table(raw, limit, "broken")
    assert caught.value.code == "broken"
    return dict(caught.value.facts)


@given(st.dictionaries(texts, values, max_size=5))
def test_every_table_is_read_back_as_it_was_written(table: dict[str, object]) -> None:
    raw = encode(plain(table))

    assert read_table(raw, len(raw), "broken") == table


@given(st.binary(max_size=200))
def test_no_bytes_bring_the_reader_down(raw: bytes) -> None:
    if trouble_of(read_table, raw, LIMIT, "broken") != "broken":
        assert encode(read_table(raw, LIMIT, "broken")) == raw


@given(st.dictionaries(texts, values, max_size=3), st.data())
def test_a_changed_byte_gives_other_data_or_none(
    table: dict[str, object], data: st.DataObject
) -> None:
    raw = bytearray(encode(table))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))

    if trouble_of(read_table, bytes(raw), LIMIT, "broken") != "broken":
        assert read_table(bytes(raw), LIMIT, "broken") != table


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "json"),
        (b"{", "json"),
        (b"\xff", "json"),
        (b'{"a":"\xed\xa0\x80"}', "json"),
        (b'{"a":"\\ud800"}', "json"),
        (b'{"a":NaN}', "json"),
        (b"[" * 100_000, "size"),
        (b'{"a":' + b"[" * 9_000, "value"),
        (b"[]", "value"),
        (b'"text"', "value"),
        (b"7", "value"),
        (b"null", "value"),
        (b'{"a":null}', "value"),
        (b'{"a":true}', "value"),
        (b'{"a":[false]}', "value"),
        (b'{"a":1.0}', "value"),
        (b'{"a":1e3}', "value"),
        (b'{"a":9007199254740993}', "value"),
        (b'{"a":-9007199254740993}', "value"),
        (b'{"a":123456789012345678901234567890}', "value"),
        ('{"a":"e\u0301"}'.encode(), "value"),
        ('{"e\u0301":"a"}'.encode(), "value"),
        (b'{"a":1,"a":1}', "form"),
        (b'{"b":1,"a":1}', "form"),
        (b'{"a": 1}', "form"),
        (b'{"a":1}\n', "form"),
        (b' {"a":1}', "form"),
        (b'{"a":-0}', "form"),
        (b'{"a":"\\u0041"}', "form"),
        (b'{"a":"\\/"}', "form"),
    ],
)
def test_another_way_of_writing_is_refused(raw: bytes, reason: str) -> None:
    assert refusal(raw) == {"reason": reason}


def test_an_accent_after_a_line_break_is_text_like_any_other() -> None:
    table = {"a": "\n\u0301"}

    assert read_table(encode(table), LIMIT, "broken") == table


def test_an_escaped_accent_does_not_slip_past_the_check() -> None:
    assert refusal(b'{"a":"e\\u0301"}') == {"reason": "form"}


def test_tables_within_tables_end_somewhere() -> None:
    inner: object = "x"
    for _ in range(DEEPEST + 1):
        inner = [inner]

    assert refusal(encode({"a": inner})) == {"reason": "value"}
    assert read_table(encode({"a": inner[0]}), LIMIT, "broken")  # type: ignore[index]


def test_a_table_over_the_limit_is_not_even_looked_at() -> None:
    assert refusal(b'{"a":1}', limit=6) == {"reason": "size"}


def test_only_what_differs_from_its_default_is_written() -> None:
    assert plain(Shape(name="a")) == {"name": "a"}
    assert plain(Shape(name="", corner=Corner(x=2), notes={"k": ("v", 1)})) == {
        "name": "",
        "corner": {"x": 2},
        "notes": {"k": ["v", 1]},
    }


def test_facts_within_lists_are_written_too() -> None:
    assert plain(Shape(name="a", corners=(Corner(), Corner(label="b")))) == {
        "name": "a",
        "corners": [{}, {"label": "b"}],
    }


def test_a_named_value_is_written_as_its_text() -> None:
    written = plain({Shade.LIGHT: Shade.LIGHT})

    assert written == {"light": "light"}
    assert type(written["light"]) is str  # type: ignore[call-overload, index]


def test_text_is_written_in_one_form() -> None:
    assert plain({"e\u0301": "e\u0301"}) == {"\xe9": "\xe9"}


@pytest.mark.parametrize(
    "value",
    [
        True,
        None,
        1.5,
        b"x",
        {1: "a"},
        {"a": None},
        [False],
        {"e\u0301": 1, "\xe9": 2},
        object,
        2**53 + 1,
    ],
)
def test_what_cannot_be_stored_is_our_mistake(value: object) -> None:
    with pytest.raises(TypeError):
        plain(value)


@pytest.mark.parametrize("value", ["text", Corner, {"a": 1}])
def test_only_a_fact_has_fields(value: object) -> None:
    with pytest.raises(TypeError):
        plain_fields(value)


def test_a_version_is_found_in_what_cannot_be_read_otherwise() -> None:
    assert version_of(b'{"new":null,"v":7}') == 7
    assert version_of(b'{"new":1}') == 0
    assert version_of(b"[[[") == 0
