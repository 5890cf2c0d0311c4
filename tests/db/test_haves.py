"""What others said they have: the newest statement counts, and what was exchanged is listed."""

from pathlib import Path

from db.haves import Stated
from db.journal import REFUSED, SENT, TAKEN, Exchange
from tests.db.builders import Office, append, opened

A, B = "aa" * 8, "bb" * 8
ONE, TWO = "11" * 32, "22" * 32


def said(counter: int, leaf: str, wants: tuple[str, ...] | None = ()) -> Stated:
    return Stated(
        device=A, counter=counter, leaves={A: (leaf,), B: (ONE,)}, wants=wants, at=counter
    )


def test_the_newest_statement_counts_whatever_comes_when(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for counter, leaf in ((2, TWO), (3, ONE), (1, TWO)):
            store.haves.note(said(counter, leaf))

    with opened(tmp_path) as store:
        assert store.haves.all() == {A: said(3, ONE)}


def test_of_two_statements_with_one_number_only_what_both_say_is_certain(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for leaf in (ONE, TWO, ONE):
            store.haves.note(said(5, leaf))

        assert dict(store.haves.all()[A].leaves) == {B: (ONE,)}


def test_who_only_passes_a_statement_on_does_not_know_what_is_wanted(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.haves.note(said(1, ONE, wants=(TWO,)))
        store.haves.note(said(2, TWO, wants=None))
        assert store.haves.all()[A].wants == (TWO,)

        store.haves.note(said(3, TWO, wants=()))
        assert store.haves.all()[A].wants == ()


def entry(direction: str, counter: int, mark: str) -> Exchange:
    return Exchange(
        at=counter,
        direction=direction,
        device=A,
        counter=counter,
        name=f"{counter}.sopan",
        mark=mark,
        facts={"events": counter, "leaves": {A: [ONE]}},
    )


def test_the_journal_lists_the_newest_first_and_finds_by_content(tmp_path: Path) -> None:
    made = [entry(SENT, 1, "x"), entry(TAKEN, 2, "y"), entry(REFUSED, 9, "z")]
    with opened(tmp_path) as store:
        for one in made:
            store.journal.add(one)

    with opened(tmp_path) as store:
        assert store.journal.list() == made[::-1]
        assert store.journal.list(TAKEN) == [made[1]]
        assert store.journal.list(limit=1) == [made[2]]
        assert store.journal.marked("y") == made[1]
        assert store.journal.marked("-") is None
        assert store.journal.highest(A) == 2, "a refused one proves nothing"
        assert store.journal.highest(B) == 0


def leaf(device: int) -> str:
    return f"{device:016x}"


def test_what_all_have_in_common_is_what_the_one_with_least_has(tmp_path: Path) -> None:
    office = Office()
    chain = [office.write(device=1) for _ in range(4)]
    other = office.write(device=2)
    ids = [one.id.hex() for one in chain]
    with opened(tmp_path) as store:
        append(store, [*chain, other], [])
        common = store.ledger.common
        first, second = leaf(1), leaf(2)

        assert common([{first: (ids[3],)}, {first: (ids[1],)}]) == {first: (ids[1],)}
        assert common([{first: (ids[3],)}, {}]) == {}
        assert common([{first: ("ff" * 32,)}]) == {}
        assert common([{first: (ids[0],), second: (other.id.hex(),)}]) == {
            first: (ids[0],),
            second: (other.id.hex(),),
        }
        part = store.ledger.beyond({first: (ids[1],)})
        assert list(part.events()) == [*chain[2:], other]
        assert part.subjects() == {"case-1": 3}
        assert store.ledger.count_beyond({first: (ids[1],)}) == 3
        assert store.ledger.count_beyond({}) == 5


def test_of_a_chain_with_branches_only_what_all_say_alike_is_in_common(tmp_path: Path) -> None:
    office = Office()
    root = office.write()
    one, two = office.write(), office.write(prev=root.id.hex())
    names = one.id.hex(), two.id.hex()
    with opened(tmp_path) as store:
        append(store, [root, one, two], [])
        both = {leaf(1): tuple(sorted(names))}

        assert store.ledger.common([both, both]) == both
        assert store.ledger.common([both, {leaf(1): (names[0],)}]) == {}
        assert store.ledger.count_beyond({leaf(1): (names[0],)}) == 1
        assert store.ledger.count_beyond({}) == 3


def test_what_is_found_stays_although_more_is_written(tmp_path: Path) -> None:
    office = Office()
    before, after = office.write(), office.write()
    with opened(tmp_path) as store:
        append(store, [before], [])
        part = store.ledger.beyond({})
        append(store, [after], [])

        assert list(part.events()) == [before]
