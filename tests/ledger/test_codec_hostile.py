"""No other bytes are taken for an event, and none bring the reader down."""

import dataclasses
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.events import cases, office
from desktop.domain.events.kinds import KINDS
from desktop.domain.refusals import Damaged
from desktop.ledger.canonical import encode, plain_fields
from desktop.ledger.codec import (
    HEADER_LIMIT,
    compose,
    event_id,
    fact_from,
    read_body,
    read_header,
)
from tests.ledger.sources import an_event, changed, circumstances, id_of, message, texts, trouble_of


def header_refusal(raw: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(Damaged) as caught:
        read_header(raw)
    return caught.value.code, dict(caught.value.facts)


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 0},
        {"v": "1"},
        {"device": "0123456789ABCDEF"},
        {"device": "0123456789abcde"},
        {"device": "0123456789abcdef\n"},
        {"prev": "0"},
        {"prev": id_of(1) + "\n", "depth": 2},
        {"prev": id_of(1), "depth": 1},
        {"prev": "", "depth": 2},
        {"depth": 0},
        {"depth": 2**53 + 1, "prev": id_of(1)},
        {"depth": "1"},
        {"turn": 0},
        {"turn": 2**62},
        {"turn": 2**70},
        {"turn": -1},
        {"at": -1},
        {"at": 2**53 + 1},
        {"at": True},
        {"at": None},
        {"saw": [id_of(1), id_of(1)]},
        {"saw": sorted([id_of(1), id_of(2)], reverse=True)},
        {"saw": [id_of(1).upper()]},
        {"saw": id_of(1)},
        {"office": [id_of(1), id_of(1)]},
        {"office": ["office"]},
        {"subject": ""},
        {"subject": "e\u0301"},
        {"subject": "x" * 129},
        {"by": ""},
        {"by": "e\u0301"},
        {"kind": ""},
        {"kind": "e\u0301"},
        {"body": ""},
        {"body": id_of(1)[:-1]},
        {"more": 1},
    ],
)
def test_a_header_that_does_not_add_up_is_refused(changes: dict[str, object]) -> None:
    header, _ = an_event()

    assert header_refusal(changed(header, **changes))[0] == "event_unreadable"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"depth":1', b'"depth":1.0'),
        (b'"depth":1', b'"depth":1e0'),
        (b'"depth":1', b'"depth":1,"depth":1'),
        (b'"depth":1', b'"depth":01'),
        (b'"depth":1', b'"depth": 1'),
        (b'"v":1', b'"v":1.0'),
        (b'"by":"person-1"', b'"by":"person\\u002d1"'),
        (b'"turn":2,"v":1', b'"v":1,"turn":2'),
        (b"}", b"}\n"),
        (b'"saw":[],', b""),
    ],
)
def test_a_header_written_in_another_way_is_refused(old: bytes, new: bytes) -> None:
    header, _ = an_event()
    assert old in header

    assert header_refusal(header.replace(old, new))[0] == "event_unreadable"


def test_a_header_of_a_newer_sopan_is_called_newer() -> None:
    header, _ = an_event()

    assert header_refusal(changed(header, v=2)) == ("event_too_new", {})
    assert header_refusal(b'{"v":3}') == ("event_too_new", {})


def test_a_header_has_an_end() -> None:
    many = tuple(id_of(number) for number in range(1000))

    with pytest.raises(Damaged):
        compose(circumstances(saw=many), message())
    assert header_refusal(b" " * (HEADER_LIMIT + 1))[1] == {"reason": "size"}


def test_every_changed_byte_of_a_header_changes_the_name_or_is_refused() -> None:
    header, _ = an_event(prev=id_of("prev"), depth=2, saw=(id_of("saw"),))
    known = event_id(header)

    for place in range(len(header)):
        for bit in (1, 32, 128):
            other = bytearray(header)
            other[place] ^= bit
            if trouble_of(read_header, bytes(other)) != "event_unreadable":
                assert event_id(bytes(other)) != known


@given(st.binary(max_size=300))
def test_no_bytes_bring_the_header_reader_down(raw: bytes) -> None:
    with pytest.raises(Damaged):
        read_header(raw)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(json.loads(an_event()[0]))), json_values)
def test_no_value_in_any_place_brings_the_header_reader_down(name: str, value: object) -> None:
    raw = json.dumps({**json.loads(an_event()[0]), name: value}, sort_keys=True, ensure_ascii=False)

    close = raw.replace(", ", ",").replace(": ", ":").encode("utf-8", "surrogatepass")

    assert trouble_of(read_header, close) in {"", "event_unreadable", "event_too_new"}


@given(
    st.sampled_from(sorted(KINDS)), st.binary(max_size=100) | json_values.map(msgspec.json.encode)
)
def test_no_bytes_bring_the_body_reader_down(kind: str, raw: bytes) -> None:
    assert trouble_of(read_body, kind, raw) in {"", "event_unreadable"}


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_no_table_brings_the_body_reader_down(kind: str, data: st.DataObject) -> None:
    names = [entry.name for entry in dataclasses.fields(KINDS[kind])]
    plain_values = st.recursive(
        texts | st.integers(-(2**53), 2**53),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
        max_leaves=4,
    )
    table = data.draw(st.dictionaries(st.sampled_from([*names, "more"]), plain_values))

    if trouble_of(read_body, kind, encode(table)) != "event_unreadable":
        assert plain_fields(read_body(kind, encode(table))).items() <= table.items()


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ({"role": "front_office"}, "fact"),
        ({"role": "nobody", "text": "a"}, "fact"),
        ({"role": "front_office", "text": 1}, "fact"),
        ({"role": "front_office", "text": "a", "more": "b"}, "field"),
    ],
)
def test_a_body_that_is_not_its_kind_is_refused(table: dict[str, object], reason: str) -> None:
    with pytest.raises(Damaged) as caught:
        read_body("case.message_written.1", encode(table))

    assert (caught.value.code, caught.value.facts) == ("event_unreadable", {"reason": reason})


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Deep:
    keys: tuple[office.PublicKeys, ...] = ()
    named: dict[str, office.PublicKeys] = dataclasses.field(default_factory=dict)
    values: cases.Values = dataclasses.field(default_factory=dict)


@pytest.mark.parametrize(
    "table",
    [
        {"keys": [{"signing": "a", "receiving": "b"}, {"signing": "a", "receiving": "b", "c": 1}]},
        {"named": {"one": {"signing": "a", "receiving": "b", "c": 1}}},
    ],
)
def test_a_field_nobody_knows_is_found_at_any_depth(table: dict[str, object]) -> None:
    with pytest.raises(Damaged) as caught:
        fact_from(Deep, table)

    assert caught.value.facts == {"reason": "field"}


def test_free_tables_may_name_what_they_like() -> None:
    keys = {"signing": "a", "receiving": "b"}

    fact = fact_from(Deep, {"keys": [keys], "named": {"c": keys}, "values": {"d": "e"}})

    assert fact == Deep(
        keys=(office.PublicKeys(**keys),),
        named={"c": office.PublicKeys(**keys)},
        values={"d": "e"},
    )
