"""The passes of a case are those written last, and are added up by row."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.readings.passes import Crowd, Pace
from db.store import Store
from desktop.domain.lines import UNKNOWN, RowPass
from tests.db.builders import a_line, append, opened

FIRST, SECOND = "1f" * 32, "2e" * 32


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "office") as store:
        yield store


def write(store: Store, subject: str, passes: Sequence[RowPass], version: str = FIRST) -> None:
    with store.transaction():
        (number,) = store.lists.write([a_line(subject, version=version)])
        store.passes.write(number, version, passes)


def table(store: Store) -> list[tuple[object, ...]]:
    return store.database.rows("SELECT * FROM passes ORDER BY n, place")


def test_passes_are_added_up_by_row_and_version_within_the_period(store: Store) -> None:
    write(store, "a", [RowPass(1, 10, 5, 0), RowPass(2, 20, 30, 1), RowPass(1, 30, 7, 0)])
    write(store, "b", [RowPass(1, 15, UNKNOWN, 0)])
    write(store, "c", [RowPass(1, 15, 100, 1)], SECOND)

    assert store.passes.paces(FIRST, 0, 100) == [Pace(1, 3, 2, 12, 0), Pace(2, 1, 1, 30, 1)]
    assert store.passes.paces(FIRST, 10, 15) == [Pace(1, 1, 1, 5, 0)]
    assert store.passes.paces(FIRST, 15, 16) == [Pace(1, 1, 0, 0, 0)]
    assert store.passes.paces(SECOND, 0, 100) == [Pace(1, 1, 1, 100, 1)]
    assert store.passes.paces("3d" * 32, 0, 100) == []


def test_a_pass_that_is_added_leaves_the_others_where_they_are(store: Store) -> None:
    before = [RowPass(1, 10, 5, 0), RowPass(2, 20, 30, 1)]
    write(store, "a", before)
    statements: list[str] = []
    store.database.connection().trace_v2(1, lambda event: statements.append(event["sql"]))

    write(store, "a", before)
    assert not [text for text in statements if "passes" in text and "SELECT" not in text]

    write(store, "a", [*before, RowPass(3, 30, 1, 0)])
    changes = [text for text in statements if "passes" in text and "SELECT" not in text]
    assert len(changes) == 1
    assert changes[0].startswith("INSERT")
    assert [row[3] for row in table(store)] == [1, 2, 3]


ROW_PASSES = st.lists(
    st.builds(RowPass, st.integers(1, 2), st.integers(0, 2), st.integers(-1, 1), st.integers(0, 1)),
    max_size=4,
)


@given(st.lists(st.tuples(st.sampled_from("ab"), ROW_PASSES), max_size=6))
def test_whatever_was_written_before_the_passes_are_the_last_ones(
    writes: list[tuple[str, list[RowPass]]],
) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as store:
        for subject, passes in writes:
            write(store, subject, passes)
        after_many = table(store)
        last = dict(writes)

        with store.transaction():
            store.lists.clear()
        for subject, passes in last.items():
            write(store, subject, passes)

        assert after_many == table(store)
        assert len(after_many) == sum(map(len, last.values()))


def test_cases_are_counted_where_they_stand_and_late_ones_apart(store: Store) -> None:
    lines = [
        a_line("a", version=FIRST, symbol="3", due=50),
        a_line("b", version=FIRST, symbol="3", due=150),
        a_line("c", version=FIRST, symbol="3", due=50, paused=40),
        a_line("d", version=FIRST, symbol="4"),
        a_line("e", version=SECOND, symbol="3", due=50),
        a_line("f", version=FIRST, status="issued"),
    ]
    append(store, [], lines)

    assert store.passes.crowds(FIRST, 100) == [Crowd("3", 3, 1), Crowd("4", 1, 0)]
    assert store.passes.crowds(FIRST, 50) == [Crowd("3", 3, 0), Crowd("4", 1, 0)]
    assert store.passes.crowds(SECOND, 100) == [Crowd("3", 1, 1)]
    assert store.passes.under() == {FIRST: (4, 1), SECOND: (1, 0)}


def test_questions_about_a_version_read_its_index_alone(store: Store) -> None:
    asked: list[str] = []

    def explain(event: dict[str, str]) -> None:
        asked.append(event["sql"])

    store.database.connection().trace_v2(1, explain)
    store.passes.crowds(FIRST, 1)
    store.passes.paces(FIRST, 0, 1)
    store.passes.under()
    store.database.connection().trace_v2(0, None)

    for query in asked:
        values = [0] * query.count("?")
        plan = store.database.rows("EXPLAIN QUERY PLAN " + query, *values)
        assert "USING COVERING INDEX" in " ".join(row[3] for row in plan), query


def test_a_case_that_turns_out_to_run_under_another_version_takes_its_passes_along(
    store: Store,
) -> None:
    write(store, "a", [RowPass(1, 10, 5, 0)])

    write(store, "a", [RowPass(1, 10, 5, 0)], SECOND)

    assert store.passes.paces(FIRST, 0, 100) == []
    assert store.passes.paces(SECOND, 0, 100) == [Pace(1, 1, 1, 5, 0)]


def test_clearing_the_lines_forgets_their_passes(store: Store) -> None:
    write(store, "a", [RowPass(1, 10, 5, 0)])

    with store.transaction():
        store.lists.clear()

    assert table(store) == []
    assert store.passes.paces(FIRST, 0, 100) == []
