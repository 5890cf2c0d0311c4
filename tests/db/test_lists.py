"""The lists show what was read of each case, and find it as somebody types."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.readings.lists import AT_WORK, PAUSED, WITH_APPLICANT
from db.readings.tasks import Sieve
from db.store import Store
from desktop.domain.lines import CaseLine
from tests.db.builders import Office, a_line, append, opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "office") as store:
        yield store


def waiting(store: Store, *roles: str, limit: int = 200) -> list[CaseLine]:
    held = dict.fromkeys(roles, ())
    return store.tasks.waiting(held, (AT_WORK, PAUSED, WITH_APPLICANT), Sieve(limit=limit))


def test_a_line_comes_back_whole(store: Store) -> None:
    line = a_line(
        performers=("back_office", "kasi"),
        numbers=(("503/1/2025", "izin"), ("503/2/2025", "rekomendasi")),
        counts=(("book/a/2025", 3),),
        due=5,
        kind="working_day",
        warning=60,
    )

    append(store, [], [line])

    assert store.lists.line("case-1") == line
    assert store.lists.all_lines() == [line]
    assert store.lists.line("case-2") is None


def test_a_line_written_again_replaces_everything_it_said(store: Store) -> None:
    old = a_line(numbers=(("1", "izin"),), counts=(("book", 7),), applicant="Budi")
    new = a_line(performers=("kasi",), applicant="Siti")
    append(store, [], [old])

    append(store, [], [new])

    assert store.lists.all_lines() == [new]
    assert store.lists.find("budi") == []
    assert waiting(store, "back_office") == []
    assert store.lists.by_number("1") == []
    assert store.lists.highest("book") == 0


LINES = st.builds(
    a_line,
    subject=st.sampled_from(["a", "b"]),
    applicant=st.sampled_from(["Siti", "Budi"]),
    status=st.sampled_from(["issued", "in_progress"]),
    paused=st.integers(0, 1),
    due=st.integers(0, 1),
    performers=st.sampled_from([(), ("kasi",), ("kabid", "kasi")]),
    numbers=st.sampled_from([(), (("1", "izin"),), (("1", "izin"), ("2", "surat"))]),
    counts=st.sampled_from([(), (("book", 1),), (("book", 2),)]),
)


@given(st.lists(LINES, max_size=6))
def test_whatever_was_written_before_the_lists_are_those_of_the_last_lines(
    lines: list[CaseLine],
) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as store:
        for line in lines:
            append(store, [], [line])
        after_many = contents(store)

        with store.transaction():
            store.lists.clear()
            store.lists.write({line.subject: line for line in lines}.values())

        assert after_many == contents(store)


def contents(store: Store) -> list[object]:
    """Give everything the lists' tables hold, but for the order of their rows."""
    tables = ("performers", "case_numbers", "counters")
    rows = [sorted(store.database.rows(f"SELECT * FROM {t}")) for t in tables]  # noqa: S608
    found = [sorted(line.subject for line in store.lists.find(name)) for name in ("siti", "budi")]
    return [store.lists.all_lines(), *rows, *found]


def test_clearing_forgets_all_lines(store: Store) -> None:
    append(store, [], [a_line(numbers=(("1", "izin"),), counts=(("book", 7),))])

    with store.transaction():
        store.lists.clear()

    assert store.lists.all_lines() == store.lists.find("sitti") == []
    assert waiting(store, "back_office") == store.lists.by_number("1") == []
    assert store.lists.counts() == {}
    assert store.lists.highest("book") == 0


@pytest.mark.parametrize(
    "typed", ["s", "sit", "SITTI", "nur sit", "rezeki", "12010141", "fo1-", "  toko  sumber "]
)
def test_the_beginning_of_any_word_finds_a_case(store: Store, typed: str) -> None:
    append(
        store, [], [a_line(), a_line("case-2", applicant="Budi", business="-", applicant_id="9")]
    )

    assert "case-1" in [line.subject for line in store.lists.find(typed)]


def test_words_that_do_not_all_fit_find_nothing(store: Store) -> None:
    append(store, [], [a_line()])

    assert store.lists.find("sitti budi") == []


def test_search_stops_at_its_limit_and_empty_search_lists_the_newest(store: Store) -> None:
    append(store, [], [a_line(f"case-{n}", registered=n) for n in range(20)])

    assert len(store.lists.find("sitti", limit=5)) == 5
    assert [line.registered for line in store.lists.find(" ", limit=3)] == [19, 18, 17]


@given(st.text())
def test_nothing_that_is_typed_breaks_the_search(typed: str) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as store:
        append(store, [], [a_line()])

        assert len(store.lists.find(typed)) <= 1


def test_a_worklist_has_what_is_due_first_on_top_and_paused_ones_below(store: Store) -> None:
    lines = [
        a_line("paused", due=1, paused=1),
        a_line("never"),
        a_line("later", due=9, performers=("kasi",)),
        a_line("soon", due=3, performers=("back_office", "kasi")),
        a_line("elsewhere", due=2, performers=("kabid",)),
    ]
    append(store, [], lines)

    both = waiting(store, "back_office", "kasi")

    assert [line.subject for line in both] == ["soon", "later", "never", "paused"]
    assert [line.subject for line in waiting(store, "kasi", "kasi", limit=1)] == ["soon"]
    assert waiting(store) == []


def test_one_number_on_two_papers_is_listed_with_both(store: Store) -> None:
    lines = [
        a_line("a", numbers=(("503/1", "izin"), ("503/3", "izin"))),
        a_line("b", numbers=(("503/1", "izin"), ("503/2", "izin"))),
    ]

    append(store, [], lines)

    assert store.lists.duplicate_numbers() == [("503/1", (("a", "izin"), ("b", "izin")))]
    assert [line.subject for line in store.lists.by_number("503/1")] == ["a", "b"]
    assert [line.subject for line in store.lists.by_number(lines[0].number)] == ["a"]


def test_cases_are_listed_and_counted_by_status(store: Store) -> None:
    lines = [a_line("a", status="issued"), a_line("b", registered=9), a_line("c", registered=8)]

    append(store, [], lines)

    assert store.lists.counts() == {"issued": 1, "in_progress": 2}
    assert [line.subject for line in store.lists.newest(["in_progress"])] == ["b", "c"]
    assert len(store.lists.of_applicant("1201014101900001")) == 3
    assert store.lists.of_applicant("") == []


def test_a_counter_is_as_high_as_the_highest_case(store: Store) -> None:
    append(store, [], [a_line("a", counts=(("x", 4),)), a_line("b", counts=(("x", 11), ("y", 2)))])

    assert [store.lists.highest(name) for name in ("x", "y", "z")] == [11, 2, 0]


def test_readings_of_another_version_are_thrown_away_and_asked_for_again(tmp_path: Path) -> None:
    office = Office()
    with opened(tmp_path) as store:
        assert not store.readings_are_stale, "a new database has nothing to read"
        append(store, [office.write()], [a_line()])
        store.database.rows("UPDATE reading SET version = version - 1")

    with opened(tmp_path) as store:
        assert store.readings_are_stale
        assert store.lists.all_lines() == []
        assert store.ledger.heads("case-1") == (office.written[0].id.hex(),)

    with opened(tmp_path) as store:
        assert store.readings_are_stale, "nobody has read them yet"
        with store.transaction():
            store.lists.write([a_line()])
            store.readings_are_fresh()

    with opened(tmp_path) as store:
        assert not store.readings_are_stale
        assert store.lists.all_lines() == [a_line()]
