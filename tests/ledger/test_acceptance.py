"""Structure first: what is complete enters, the rest waits, contradictions are named."""

from collections.abc import Mapping

import pytest

from desktop.domain.refusals import Refused
from desktop.ledger.acceptance import (
    Arrival,
    Sealing,
    SortedOut,
    decode,
    keep_in_order,
    sort_out,
)
from desktop.ledger.codec import Header, as_written, read_header
from desktop.ledger.keys import SigningKey
from desktop.ledger.seals import Seal, make_seal
from tests.ledger.sources import an_event, drawing, id_of

DEVICE, OFFICE = "0123456789abcdef", id_of("founding")
FOUNDED = read_header(an_event(subject="office", office=(), turn=1)[0])
KEY = SigningKey.new(drawing())


def arrival(**changes: object) -> Arrival:
    return decode([as_written(*an_event(**changes))])[0]


def chain(length: int, **changes: object) -> list[Arrival]:
    found: list[Arrival] = []
    for depth in range(1, length + 1):
        before = found[-1].event.id if found else ""
        saw = (before,) if before else ()
        known = {"prev": before, "depth": depth, "saw": saw, "turn": depth + 1, **changes}
        found.append(arrival(**known))
    return found


def find(**more: Header) -> Mapping[str, Header]:
    return {id_of("office"): FOUNDED, **more}


def sorted_out(*arrivals: Arrival) -> SortedOut:
    return sort_out(sorted(arrivals, key=lambda one: one.event.order), find().get)


def names(arrivals: list[Arrival]) -> list[str]:
    return [one.event.id for one in arrivals]


def test_a_chain_enters_ancestors_first() -> None:
    one, two, three = chain(3)

    result = sorted_out(three, one, two)

    assert names(result.entering) == names([one, two, three])
    assert not result.waiting


def test_what_lacks_an_ancestor_waits_with_all_that_builds_on_it() -> None:
    one, two, three, four = chain(4)

    result = sorted_out(one, three, four)

    assert names(result.entering) == names([one])
    assert names(result.waiting) == names([three, four])
    assert two.event.id not in names(result.entering)


@pytest.mark.parametrize("turn", [1, 2, 4, 2**53])
def test_a_turn_that_does_not_add_up_is_refused(turn: int) -> None:
    one, two = chain(2)
    wrong = arrival(prev=one.event.id, depth=2, saw=(one.event.id,), turn=turn)
    assert wrong.event.id != two.event.id

    with pytest.raises(Refused, match="turn_wrong"):
        sorted_out(one, wrong)


def test_a_depth_that_skips_is_refused() -> None:
    one = chain(1)[0]
    wrong = arrival(prev=one.event.id, depth=3, saw=(one.event.id,), turn=3)

    with pytest.raises(Refused, match="chain_wrong"):
        sorted_out(one, wrong)


def test_the_chain_of_another_computer_is_not_continued() -> None:
    one = chain(1)[0]
    wrong = arrival(device="ab" * 8, prev=one.event.id, depth=2, saw=(one.event.id,), turn=3)

    with pytest.raises(Refused, match="chain_wrong"):
        sorted_out(one, wrong)


def test_parents_of_another_case_are_refused() -> None:
    one = chain(1)[0]
    wrong = arrival(subject="case-2", prev=one.event.id, depth=2, saw=(one.event.id,), turn=3)

    with pytest.raises(Refused, match="parents_wrong"):
        sorted_out(one, wrong)


def seal_over(one: Arrival, office: str = OFFICE, key: SigningKey = KEY) -> Seal:
    return make_seal(key, office, one.header.device, one.event.id)


def kept(result: SortedOut, *seals: Seal, known: bool = True) -> list[Seal]:
    keys = [KEY.public] if known else []
    return keep_in_order(result, Sealing(OFFICE, seals, lambda device, entering: keys), set())


def test_one_seal_over_the_leaf_covers_the_chain() -> None:
    events = chain(3)
    result = sorted_out(*events)

    assert kept(result, seal_over(events[-1])) == [seal_over(events[-1])]
    assert names(result.entering) == names(events)


def test_a_seal_in_the_middle_does_not_cover_what_follows() -> None:
    events = chain(3)

    with pytest.raises(Refused, match="seal_missing"):
        kept(sorted_out(*events), seal_over(events[1]))


def test_what_lies_under_a_seal_that_waits_waits_too() -> None:
    one, two, three, four = chain(4)
    result = sorted_out(one, two, four)

    with pytest.raises(Refused, match="seal_missing"):
        kept(result, seal_over(four))

    result = sorted_out(one, two, four)
    assert names(result.waiting) == names([four])
    assert kept(result, seal_over(two), seal_over(four)) == [seal_over(two)]
    assert names(result.entering) == names([one, two])
    assert three.event.id not in names(result.waiting)


@pytest.mark.parametrize(
    ("office", "key", "code"),
    [
        (id_of("other"), KEY, "office_foreign"),
        (OFFICE, SigningKey.new(drawing("x")), "seal_wrong"),
    ],
)
def test_a_seal_that_is_not_ours_is_refused(office: str, key: SigningKey, code: str) -> None:
    events = chain(2)

    with pytest.raises(Refused, match=code):
        kept(sorted_out(*events), seal_over(events[-1], office, key))


def test_a_wrong_seal_of_a_known_computer_is_refused_even_while_it_waits() -> None:
    _, two = chain(2)
    wrong = seal_over(two, key=SigningKey.new(drawing("x")))

    with pytest.raises(Refused, match="seal_wrong"):
        kept(sorted_out(two), wrong)
    assert kept(sorted_out(two), wrong, known=False) == []


def test_the_seal_of_one_computer_says_nothing_of_another() -> None:
    events = chain(2)
    seal = make_seal(KEY, OFFICE, "ab" * 8, events[-1].event.id)

    with pytest.raises(Refused, match="seal_wrong"):
        kept(sorted_out(*events), seal)


def test_a_body_that_nothing_erased_may_not_be_missing() -> None:
    header, _ = an_event()
    bare = decode([as_written(header, None)])[0]

    with pytest.raises(Refused, match="body_missing"):
        kept(sorted_out(bare), seal_over(bare))

    sealing = Sealing(OFFICE, [seal_over(bare)], lambda device, entering: [KEY.public])
    assert keep_in_order(sorted_out(bare), sealing, {bare.event.id}) == [seal_over(bare)]
