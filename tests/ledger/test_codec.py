"""An event is the same bytes everywhere, and no other bytes are taken for one."""

import dataclasses
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.events.kinds import KINDS
from desktop.domain.people import Role
from desktop.domain.refusals import Damaged, Refused
from desktop.ledger.canonical import encode
from desktop.ledger.codec import (
    Written,
    as_written,
    body_hash,
    compose,
    event_id,
    read_body,
    read_header,
    to_event,
)
from tests.ledger.sources import an_event, changed, circumstances, id_of, message, texts

FROZEN_HEADER = (
    b'{"at":1763524800000,"body":"BODY",'
    b'"by":"person-1","depth":1,"device":"0123456789abcdef","kind":"case.message_written.1",'
    b'"office":["OFFICE"],'
    b'"prev":"","saw":[],"subject":"case-1","turn":2,"v":1}'
)


def field_values(hint: object) -> st.SearchStrategy[object]:
    """Make values for a field of a fact from its annotation."""
    plain_values = st.recursive(
        texts | st.integers(-(2**53), 2**53),
        lambda inner: st.dictionaries(texts, inner, max_size=2),
        max_leaves=8,
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


def test_a_text_of_many_megabytes_is_refused_while_it_can_still_be_shortened() -> None:
    with pytest.raises(Refused) as caught:
        compose(circumstances(), message("x" * 5_000_000))

    assert (caught.value.code, caught.value.facts) == ("entry_too_large", {"most": 4096})


def test_a_text_just_below_that_is_taken() -> None:
    _, body = compose(circumstances(), message("x" * 4_000_000))

    assert len(body) > 4_000_000


def test_what_could_not_be_read_again_is_never_written() -> None:
    odd = dataclasses.replace(message(), text=["not", "text"])  # type: ignore[arg-type]

    with pytest.raises(Damaged):
        compose(circumstances(), odd)


def test_a_header_that_was_read_already_is_not_read_again() -> None:
    header, body = an_event()
    other = read_header(an_event(at=1)[0])

    event = to_event(as_written(header, body), signed=False, header=other)

    assert event.at == 1


def test_impossible_circumstances_are_not_written() -> None:
    with pytest.raises(Damaged):
        compose(circumstances(depth=2), message())
