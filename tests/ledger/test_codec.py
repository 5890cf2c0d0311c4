"""An event is the same bytes everywhere, and no other bytes are taken for one."""

import dataclasses
import json
import unicodedata
from typing import get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.events import cases, office
from desktop.domain.events.kinds import KINDS
from desktop.domain.people import Role
from desktop.domain.refusals import Damaged, Refused
from desktop.ledger.canonical import encode, plain_fields
from desktop.ledger.codec import (
    HEADER_LIMIT,
    Written,
    as_written,
    body_hash,
    compose,
    event_id,
    fact_from,
    read_body,
    read_header,
    to_event,
)
from tests.ledger.sources import an_event, circumstances, id_of, message, trouble_of

FROZEN_HEADER = (
    b'{"at":1763524800000,"body":"BODY",'
    b'"by":"person-1","depth":1,"device":"0123456789abcdef","kind":"case.message_written.1",'
    b'"office":["OFFICE"],'
    b'"prev":"","saw":[],"subject":"case-1","turn":2,"v":1}'
)

texts = st.text().map(
    lambda text: unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode())
)


def field_values(hint: object) -> st.SearchStrategy[object]:
    """Make values for a field of a fact from its annotation."""
    plain_values = st.recursive(
        texts | st.integers(-(2**53), 2**53),
        lambda inner: st.dictionaries(texts, inner, max_size=2),
    )
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return facts(hint)
    if hint in (str, int, Role):
        return {str: texts, int: st.integers(-(2**53), 2**53), Role: st.sampled_from(Role)}[hint]  # type: ignore[index, return-value]
    parts = getattr(hint, "__args__", ())
    if getattr(hint, "__origin__", None) is tuple:
        return st.lists(field_values(parts[0]), max_size=3).map(tuple)
    if len(parts) == 2:
        inner = plain_values if parts[1] is object else field_values(parts[1])
        return st.dictionaries(texts, inner, max_size=3)
    raise AssertionError(hint)


def facts(shape: type) -> st.SearchStrategy[object]:
    """Make facts of one kind, any field sometimes left at its default."""
    hints = get_type_hints(shape)
    needed, optional = {}, {}
    for entry in dataclasses.fields(shape):
        missing = dataclasses.MISSING
        has_default = entry.default is not missing or entry.default_factory is not missing
        (optional if has_default else needed)[entry.name] = field_values(hints[entry.name])
    return st.fixed_dictionaries(needed, optional=optional).map(lambda given: shape(**given))


def changed(header: bytes, **changes: object) -> bytes:
    return encode({**json.loads(header), **changes})


def header_refusal(raw: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(Damaged) as caught:
        read_header(raw)
    return caught.value.code, dict(caught.value.facts)


def test_the_format_has_not_changed() -> None:
    header, body = an_event()

    assert body == b'{"role":"front_office","text":"Berkas sudah lengkap"}'
    assert header == FROZEN_HEADER.replace(b"BODY", body_hash(body).encode()).replace(
        b"OFFICE", id_of("office").encode()
    )
    assert body_hash(body) == "efd84f06d0bb60610ce6209003aa803c6c888a0976a477bd93dcd4b33065af0a"
    assert (
        event_id(header).hex() == "1196e2f89b2ada56bb78bbbddc8e2f170c181fdaf05a066d2788cd86b55fc809"
    )


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(data=st.data())
def test_every_fact_is_read_back_as_it_was_written(kind: str, data: st.DataObject) -> None:
    fact = data.draw(facts(KINDS[kind]))

    header, body = compose(circumstances(), fact)

    assert read_header(header).kind == kind
    assert read_body(kind, body) == fact


def test_an_event_says_everything_that_its_header_says() -> None:
    prev, saw = id_of("prev"), (id_of("a"), id_of("b"))
    known = circumstances(prev=prev, depth=9, saw=saw, turn=31)
    header, body = compose(known, message("e\u0301"))

    event = to_event(as_written(header, body, b"s"), signed=True)

    assert event.fact == message("\xe9")
    assert (event.id, event.kind) == (event_id(header).hex(), "case.message_written.1")
    assert (event.device, event.prev, event.depth) == (known.device, prev, 9)
    assert (event.subject, event.saw, event.office) == ("case-1", tuple(sorted(saw)), known.office)
    assert (event.turn, event.at, event.by) == (31, known.at, "person-1")
    assert (event.signed, event.erased) == (True, False)


def test_what_was_seen_is_sorted_and_named_once() -> None:
    one, other = sorted([id_of(1), id_of(2)])

    header, _ = compose(circumstances(saw=(other, one, other), office=(other, one)), message())

    assert read_header(header).saw == [one, other]
    assert read_header(header).office == [one, other]


def test_an_erased_body_leaves_an_event_that_says_so() -> None:
    header, _ = an_event()

    event = to_event(as_written(header, None), signed=False)

    assert event.erased
    assert event.fact is None


def test_an_unknown_kind_is_kept_and_says_nothing() -> None:
    body = encode({"anything": [1, "two"]})
    header = changed(an_event()[0], kind="case.from_the_future.9", body=body_hash(body))

    event = to_event(as_written(header, body), signed=False)

    assert (event.kind, event.fact, event.erased) == ("case.from_the_future.9", None, False)


def test_an_unknown_kind_may_not_be_written_loosely_either() -> None:
    with pytest.raises(Damaged):
        read_body("case.from_the_future.9", b'{"a":1.0}')


def test_another_body_is_noticed() -> None:
    header, _ = an_event("Ditolak")
    _, body = an_event("Disetujui")

    with pytest.raises(Damaged) as caught:
        to_event(as_written(header, body), signed=False)

    assert caught.value.code == "event_body_swapped"


def test_another_name_is_noticed() -> None:
    header, body = an_event()

    with pytest.raises(Damaged) as caught:
        to_event(Written(bytes(32), header, body), signed=False)

    assert caught.value.code == "event_misnamed"


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


def test_a_text_of_many_megabytes_is_refused_while_it_can_still_be_shortened() -> None:
    with pytest.raises(Refused) as caught:
        compose(circumstances(), message("x" * 5_000_000))

    assert (caught.value.code, caught.value.facts) == ("entry_too_large", {"most": 4096})


def test_impossible_circumstances_are_not_written() -> None:
    with pytest.raises(Damaged):
        compose(circumstances(depth=2), message())


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
