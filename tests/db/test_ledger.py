"""The ledger keeps what happened: appended, never changed, found by its ancestors."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw
import peewee
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ledger_table import Ledger
from db.readings import tables
from db.store import Store
from desktop.ledger.seals import Seal
from tests.db.builders import Office, a_line, append, opened

FORBIDDEN = [
    "DELETE FROM events",
    "UPDATE events SET n = n + 10",
    "UPDATE events SET id = x'00'",
    "UPDATE events SET device = 'x'",
    "UPDATE events SET depth = 9",
    "UPDATE events SET prev = x'00'",
    "UPDATE events SET subject = 'x'",
    "UPDATE events SET turn = 9",
    "UPDATE events SET kind = 'x'",
    "UPDATE events SET header = x'00'",
    "UPDATE events SET body = x'00'",
    "UPDATE events SET body = NULL",
    "UPDATE events SET signature = x'00'",
    "INSERT OR REPLACE INTO events SELECT n, id, 'x', depth, prev, subject, turn, kind, header,"
    " body, signature FROM events",
    "UPDATE OR REPLACE events SET n = 1",
    "DELETE FROM seals",
    "UPDATE seals SET signature = x'00'",
    "INSERT OR REPLACE INTO seals SELECT leaf, device, 'x', signature FROM seals",
    "DELETE FROM erasures",
    "UPDATE erasures SET event = x'00'",
    "UPDATE erasures SET by = x'00'",
    "INSERT OR REPLACE INTO erasures SELECT event, x'00' FROM erasures",
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "office") as store:
        yield store


def test_what_was_appended_is_read_back_byte_by_byte(store: Store) -> None:
    office = Office()
    entry = office.write(text="Sitti Nurbaya")

    append(store, [entry])

    assert store.ledger.written(entry.id.hex()) == entry
    assert store.ledger.header(entry.id.hex()) == office.headers[entry.id.hex()]
    assert store.ledger.events("case-1")[0].fact.text == "Sitti Nurbaya"  # type: ignore[union-attr]
    assert store.ledger.count() == 1


def test_what_is_not_there_is_nowhere(store: Store) -> None:
    entry = Office().write()

    assert store.ledger.header(entry.id.hex()) is None
    assert store.ledger.written(entry.id.hex()) is None
    assert store.ledger.headers([entry.id.hex()]) == {}
    assert store.ledger.known([entry.id.hex()]) == set()
    assert store.ledger.events("case-1") == []
    assert not store.ledger.covers(entry.id.hex(), entry.id.hex())


def test_the_same_event_twice_is_our_bug_and_changes_nothing(store: Store) -> None:
    entry = Office().write()
    append(store, [entry])

    with pytest.raises(apsw.ConstraintError):
        append(store, [entry])

    assert store.ledger.count() == 1


def test_a_signature_makes_an_event_signed(store: Store) -> None:
    office = Office()
    plain, other = office.write(), office.write()
    signed = type(other)(other.id, other.header, other.body, b"s" * 64)

    append(store, [plain, signed])

    assert [event.signed for event in store.ledger.events("case-1")] == [False, True]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_file_itself_refuses_every_change(store: Store, statement: str) -> None:
    office = Office()
    entries = [office.write(), office.write(), office.write()]
    append(store, entries)
    with store.transaction():
        store.ledger.add_seals([Seal("00", "d", entries[0].id.hex(), b"s")])
        store.ledger.erase(entries[0].id.hex(), entries[2].id.hex())
    before = list(store.ledger.after({})), store.ledger.seals(), store.ledger.erased()

    with pytest.raises(peewee.IntegrityError, match="never"):
        store.database.rows(statement)

    assert (list(store.ledger.after({})), store.ledger.seals(), store.ledger.erased()) == before


def test_an_erasure_empties_one_body_and_leaves_the_proofs(store: Store) -> None:
    office = Office()
    entries = [office.write(), office.write(), office.write(text="erase the first")]
    append(store, entries)

    with store.transaction():
        store.ledger.erase(entries[0].id.hex(), entries[2].id.hex())
        store.ledger.erase(entries[0].id.hex(), entries[2].id.hex())

    found = list(store.ledger.after({}))
    assert [entry.body is None for entry in found] == [True, False, False]
    assert [entry.header for entry in found] == [entry.header for entry in entries]
    assert store.ledger.erased() == {entries[0].id.hex()}
    assert store.ledger.events("case-1")[0].erased


def test_a_seal_is_kept_once(store: Store) -> None:
    leaf = Office().write().id.hex()
    seals = [Seal("00", "a", leaf, b"1"), Seal("00", "b", leaf, b"2")]

    for _ in range(2):
        with store.transaction():
            store.ledger.add_seals(seals)

    assert store.ledger.seals() == seals


def test_one_stream_gives_every_case_in_its_order(store: Store) -> None:
    office = Office()
    for number in range(30):
        office.write(device=number % 3, subject=f"case-{number % 7}", text=str(number))
    append(store, office.written)

    streamed = dict(store.ledger.stream())

    assert sorted(streamed) == [f"case-{number}" for number in range(7)]
    assert all(events == store.ledger.events(subject) for subject, events in streamed.items())
    assert all(events == sorted(events, key=lambda e: e.order) for events in streamed.values())


def test_a_stream_needs_flat_memory(store: Store) -> None:
    office = Office()
    for number in range(4000):
        office.write(subject=f"case-{number // 20}", text="x" * 2000)
    append(store, office.written)
    wanted = [entry.id for entry in office.written]
    del office

    tracemalloc.start()
    events = sum(len(events) for _, events in store.ledger.stream())
    ids = [entry.id for entry in store.ledger.after({})]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert events == 4000
    assert ids == wanted
    assert peak < 5_000_000, "8 MB of bodies went through"


def test_the_hash_of_all_ids_does_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    office = Office()
    for device in range(4):
        office.write(device=device, subject=f"case-{device}")

    with opened(tmp_path / "a") as one, opened(tmp_path / "b") as other:
        append(one, office.written)
        append(other, office.written[:3][::-1])
        assert one.ledger.ids_hash() != other.ledger.ids_hash()
        append(other, office.written[3:])

        assert one.ledger.ids_hash() == other.ledger.ids_hash()


# What follows is compared with a plain model, over computers that write on several branches.
Steps = list[tuple[int, int, int]]
steps = st.lists(
    st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(0, 12)), min_size=1, max_size=25
)


def branching(chosen: Steps) -> Office:
    """Let computers write, each sometimes from an older event of its own."""
    office = Office()
    for device, subject, back in chosen:
        own = [i for i, header in office.headers.items() if header.device == f"{device:016x}"]
        older = own[-back] if 4 < back <= len(own) else None
        office.write(device, f"case-{subject}", text=str(len(office.written)), prev=older)
    return office


def chain_of(office: Office, leaf: str) -> set[str]:
    found = set()
    while leaf:
        found.add(leaf)
        leaf = office.headers[leaf].prev
    return found


@contextmanager
def fresh_ledger() -> Iterator[Ledger]:
    with TemporaryDirectory() as folder, opened(Path(folder)) as store, store.transaction():
        yield store.ledger


@given(steps)
def test_an_event_is_covered_exactly_by_what_was_written_after_it(chosen: Steps) -> None:
    office = branching(chosen)
    with fresh_ledger() as ledger:
        ledger.insert(office.written)

        for leaf in office.headers:
            covered = {event for event in office.headers if ledger.covers(leaf, event)}
            assert covered == chain_of(office, leaf)


@given(steps, st.data())
def test_exactly_what_the_other_lacks_is_given_ancestors_first(
    chosen: Steps, data: st.DataObject
) -> None:
    office = branching(chosen)
    has = data.draw(st.sets(st.sampled_from(list(office.headers))))
    base: dict[str, list[str]] = {}
    for leaf in sorted(has):
        base.setdefault(office.headers[leaf].device, []).append(leaf)
    base.setdefault("f" * 16, []).append("ab" * 32)

    with fresh_ledger() as ledger:
        ledger.insert(office.written)
        given_ = [entry.id.hex() for entry in ledger.after(base)]

    covered = set().union(*(chain_of(office, leaf) for leaf in has)) if has else set()
    assert given_ == [i for i in office.headers if i not in covered]


@given(steps)
def test_heads_and_leaves_are_those_nobody_followed_also_when_made_anew(chosen: Steps) -> None:
    office = branching(chosen)
    followed = {header.prev for header in office.headers.values()}
    with fresh_ledger() as ledger:
        for entry in office.written:
            ledger.insert([entry])
        leaves = ledger.leaves()
        heads = {subject: set(ledger.heads(subject)) for subject in office.heads}

        tables.create(ledger._database)

        assert {leaf for found in leaves.values() for leaf in found} == set(
            office.headers
        ) - followed
        assert heads == office.heads
        assert ledger.leaves() == leaves
        assert {subject: set(ledger.heads(subject)) for subject in heads} == heads


def test_an_unknown_leaf_means_the_whole_chain(store: Store) -> None:
    office = Office()
    entries = [office.write(), office.write()]
    append(store, entries)

    assert list(store.ledger.after({f"{1:016x}": ["ab" * 32]})) == entries


def test_the_leaf_of_another_computer_hides_nothing(store: Store) -> None:
    office = Office()
    entries = [office.write(device=1), *(office.write(device=2, subject="b") for _ in range(9))]
    append(store, entries)

    given_ = list(store.ledger.after({f"{1:016x}": [entries[-1].id.hex()]}))

    assert given_ == entries


def test_concurrent_events_are_all_heads(store: Store) -> None:
    one, other = Office(), Office()
    entries = [one.write(device=1), other.write(device=2)]

    append(store, entries)

    assert store.ledger.heads("case-1") == tuple(sorted(e.id.hex() for e in entries))


def test_a_transaction_that_breaks_leaves_no_trace(store: Store) -> None:
    office = Office()
    append(store, [office.write()], [a_line()])
    before = store.ledger.ids_hash(), store.ledger.heads("case-1"), store.lists.all_lines()

    def break_off() -> None:
        with store.transaction():
            store.ledger.insert([office.write()])
            store.lists.write([a_line(status="issued")])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()

    assert (
        store.ledger.ids_hash(),
        store.ledger.heads("case-1"),
        store.lists.all_lines(),
    ) == before


def test_a_transaction_inside_a_transaction_is_our_bug(store: Store) -> None:
    with store.transaction(), pytest.raises(RuntimeError), store.transaction():
        store.ledger.count()
