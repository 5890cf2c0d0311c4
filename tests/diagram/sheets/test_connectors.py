"""Off-page connectors: every arrow that a break cuts goes out once and comes in once."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from desktop.diagram.sheets.connectors import Joints, joints_of
from desktop.diagram.sheets.crossing import Crossings, letter
from desktop.domain.sop.model import Exit, Lane, Row, Shape, Sop, Symbol
from tests.diagram.examples import SEVEN, sop_named
from tests.diagram.random_sops import random_sop
from tests.diagram.sheets.made import WORDS

SENTENCE = re.compile(r"(Bersambung|Lanjutan): (.+)")
PLACE = re.compile(r"([A-Z]+(?:, [A-Z]+)*) (?:ke|dari) hal\. (\d+(?: dan \d+)*)")


def broken(sop: Sop, seed: int) -> list[range]:
    rng = Random(seed)
    rows = len(sop.rows)
    ends = sorted(rng.sample(range(1, rows), min(rng.randint(1, 4), rows - 1)))
    return [range(a, b) for a, b in pairwise([0, *ends, rows])]


def said(sentence: str) -> dict[str, tuple[int, ...]]:
    """Read a sentence of a strip: each letter with its pages."""
    if not sentence:
        return {}
    found = SENTENCE.fullmatch(sentence)
    assert found is not None, sentence
    places = [PLACE.fullmatch(part) for part in found.group(2).split("; ")]
    assert all(places), sentence
    return {
        sign: tuple(map(int, place.group(2).split(" dan ")))
        for place in places
        if place
        for sign in place.group(1).split(", ")
    }


def require_pairs(sop: Sop, pages: list[range], first: int) -> int:
    joints = joints_of(sop, Crossings(sop), pages, WORDS, first)
    arriving = {
        link.letter: (number, link.symbol)
        for number, joint in enumerate(joints, first)
        for link in joint.arrivals
    }
    counts = Counter(link.letter for joint in joints for link in joint.arrivals)
    assert set(counts.values()) <= {1}
    going: dict[str, set[int]] = {}
    for number, joint in enumerate(joints, first):
        require_sentences(joint, number)
        for link in joint.departures:
            going.setdefault(link.letter, set()).add(number)
            assert said(joint.below)[link.letter] == (arriving[link.letter][0],)
    assert going.keys() == arriving.keys()
    for number, joint in enumerate(joints, first):
        for link in joint.arrivals:
            assert said(joint.above)[link.letter] == tuple(sorted(going[link.letter]))
            assert number not in going[link.letter]
    require_every_arrow(sop, pages, joints)
    return len(going)


def require_sentences(joint: Joints, number: int) -> None:
    assert said(joint.above).keys() == {link.letter for link in joint.arrivals}
    assert said(joint.below).keys() == {link.letter for link in joint.departures}
    assert all(number not in pages for pages in said(joint.below).values())


def require_every_arrow(sop: Sop, pages: list[range], joints: tuple[Joints, ...]) -> None:
    """See that each arrow over a break goes out from its symbol, and comes in at its target."""
    rows = {symbol.id: row for row, line in enumerate(sop.rows) for symbol in line.symbols}
    target = {link.letter: link.symbol for joint in joints for link in joint.arrivals}
    page_of = {row: place for place, page in enumerate(pages) for row in page}
    cut = Counter(
        (symbol.id, way.to, way.label)
        for symbol in sop.symbols()
        for way in symbol.next
        if page_of[rows[symbol.id]] != page_of[rows[way.to]]
    )
    drawn = Counter(
        (link.symbol, target[link.letter], link.label)
        for joint in joints
        for link in joint.departures
    )
    assert drawn == cut


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", SEVEN)
def test_letters_pair_up_wherever_the_seven_are_broken(name: str, seed: int) -> None:
    sop = sop_named(name)

    assert require_pairs(sop, broken(sop, seed), first=2) >= 0


@pytest.mark.parametrize("seed", range(80))
def test_letters_pair_up_in_random_sops(seed: int) -> None:
    sop = random_sop(seed)

    assert require_pairs(sop, broken(sop, seed), first=1) > 0


@pytest.mark.long
def test_letters_pair_up_in_a_thousand_random_sops() -> None:
    for seed in range(1000):
        sop = random_sop(seed)
        require_pairs(sop, broken(sop, seed), first=3)


def test_two_connectors_of_a_strip_never_share_a_lane_while_one_is_free() -> None:
    for seed in range(80):
        sop = random_sop(seed)
        crossings = Crossings(sop)
        for page in broken(sop, seed):
            for bundles in (crossings.leaving(page), crossings.arriving(page)):
                lanes = [bundle.lane for bundle in bundles]
                assert len(set(lanes)) == min(len(lanes), len(sop.lanes))


def small(*rows: tuple[int, tuple[str, ...]]) -> Sop:
    """An SOP of four lanes: for each row the lane of its symbol, and where it leads."""
    return Sop(
        id="kecil",
        title="Kecil",
        lanes=tuple(Lane(id=str(lane), label=f"Lajur {lane}") for lane in range(4)),
        rows=tuple(
            Row(
                number=str(place),
                symbols=(
                    Symbol(
                        id=str(place),
                        lane=str(lane),
                        kind=Shape.PROCESS,
                        next=tuple(Exit(to=target) for target in to),
                    ),
                ),
            )
            for place, (lane, to) in enumerate(rows, 1)
        ),
    )


def test_an_arrow_over_a_whole_page_names_the_pages_of_its_ends_only() -> None:
    sop = small((0, ("2", "5")), (1, ("3",)), (1, ("4",)), (2, ("5",)), (3, ()))
    first, second, third = joints_of(
        sop, Crossings(sop), [range(1), range(1, 4), range(4, 5)], WORDS, first=2
    )

    assert first.below == "Bersambung: A ke hal. 3; B ke hal. 4"
    assert (second.above, second.below) == ("Lanjutan: A dari hal. 2", "Bersambung: B ke hal. 4")
    assert third.above == "Lanjutan: B dari hal. 2 dan 3"


def test_arrows_to_one_symbol_go_out_together() -> None:
    sop = small((0, ("2",)), (1, ("3", "1")), (2, ("4", "1")), (3, ("1",)))

    first, second = joints_of(sop, Crossings(sop), [range(1), range(1, 4)], WORDS)

    assert [link.letter for link in second.departures] == ["B", "B", "B"]
    assert len({link.lane for link in second.departures}) == 1
    assert [(link.letter, link.symbol) for link in first.arrivals] == [("B", "1")]


def test_a_connector_stands_where_its_column_is_free() -> None:
    sop = small((1, ("2", "4")), (1, ("3",)), (0, ()), (3, ()))

    leaving = Crossings(sop).leaving(range(3))

    assert [(bundle.target, bundle.lane) for bundle in leaving] == [("4", 2)]


def test_an_arrow_is_an_addition_on_both_pages() -> None:
    sop = small((0, ("2",)), (1, ()))
    way = Exit(to="1", label="Tidak", added=True)
    symbol = replace(sop.rows[1].symbols[0], next=(way,))
    sop = replace(sop, rows=(sop.rows[0], replace(sop.rows[1], symbols=(symbol,))))

    first, second = joints_of(sop, Crossings(sop), [range(1), range(1, 2)], WORDS)

    assert [link.added for link in (*first.arrivals, *second.departures)] == [True, True]
    assert [link.label for link in second.departures] == ["Tidak"]
    assert [link.added for link in first.departures] == [False]


def test_letters_go_on_after_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
