"""Pages of cases and the tasks of a person say what the lines say."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from db.readings.lists import AT_WORK, PAUSED, WITH_APPLICANT
from db.readings.pages import Wanted
from db.readings.tasks import Sieve
from desktop.domain.lines import CaseLine
from tests.db.builders import a_line, append, opened

PERMITS, STATUSES = ["iumk", "apt"], ["issued", "in_progress", "waiting_applicant"]
LINES = st.lists(
    st.builds(
        a_line,
        subject=st.integers(0, 30).map(str),
        applicant=st.sampled_from(["Siti Rahma", "Budi"]),
        permit_type=st.sampled_from(PERMITS),
        status=st.sampled_from(STATUSES),
        registered=st.integers(0, 4),
        paused=st.integers(0, 1),
        due=st.integers(0, 3),
        symbol=st.sampled_from(["", "5"]),
        performers=st.sampled_from([(), ("kasi",), ("kabid", "kasi")]),
    ),
    max_size=12,
    unique_by=lambda line: line.subject,
)
WANTED = st.builds(
    Wanted,
    typed=st.sampled_from(["", "si", "rah si", "bu", "x"]),
    permit_type=st.sampled_from(["", *PERMITS]),
    status=st.lists(st.sampled_from(STATUSES), unique=True, max_size=2).map(tuple),
    since=st.integers(0, 3),
    until=st.integers(2, 6),
)


def passes(wanted: Wanted, line: CaseLine) -> bool:
    words = line.applicant.casefold().split()
    return (
        wanted.since <= line.registered < wanted.until
        and wanted.permit_type in ("", line.permit_type)
        and (not wanted.status or line.status in wanted.status)
        and all(any(w.startswith(t) for w in words) for t in wanted.typed.split())
    )


@given(LINES, WANTED)
def test_a_page_has_exactly_the_cases_that_pass_newest_first(lines, wanted) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder) / "office") as store:
        append(store, [], lines)
        expected = {line.subject for line in lines if passes(wanted, line)}

        found = store.pages.page(wanted, 0, 100)

        assert {line.subject for line in found} == expected
        assert store.pages.count(wanted) == len(expected) == len(found)
        moments = [line.registered for line in found]
        assert moments == sorted(moments, reverse=True)
        assert [store.pages.page(wanted, at, 1)[0] for at in range(len(found))] == found


@given(
    LINES,
    st.dictionaries(
        st.sampled_from(["kasi", "kabid"]),
        st.lists(st.sampled_from(PERMITS), unique=True).map(tuple),
    ),
)
def test_tasks_are_those_of_the_roles_in_their_places(lines, held) -> None:
    def mine(line: CaseLine) -> bool:
        return any(
            role in line.performers and (not permits or line.permit_type in permits)
            for role, permits in held.items()
        )

    def place(line: CaseLine) -> int:
        if line.status == "waiting_applicant":
            return WITH_APPLICANT
        return PAUSED if line.paused else AT_WORK

    with TemporaryDirectory() as folder, opened(Path(folder) / "office") as store:
        append(store, [], lines)
        for where in (AT_WORK, PAUSED, WITH_APPLICANT):
            expected = {line.subject for line in lines if mine(line) and place(line) == where}
            found = store.tasks.waiting(held, (where,), Sieve())
            assert {line.subject for line in found} == expected
            assert store.tasks.count_waiting(held, where) == len(expected)
            dues = [line.due or 9 for line in found]
            assert dues == sorted(dues)


@given(LINES, st.integers(0, 3))
def test_hands_tell_what_somebody_waits_for_and_did(lines, since) -> None:
    held = {"kasi": ()}
    with TemporaryDirectory() as folder, opened(Path(folder) / "office") as store:
        with store.transaction():
            for line, number in zip(lines, store.lists.write(lines), strict=True):
                hands = {"aa": line.registered, "bb": 9}
                store.hands.write(number, hands, is_open=bool(line.symbol))
        open_elsewhere = {
            line.subject for line in lines if line.symbol and "kasi" not in line.performers
        }
        finished = {line.subject for line in lines if line.registered >= since}

        found = {line.subject for line in store.tasks.in_hand("aa", held, Sieve())}
        assert found == open_elsewhere
        assert store.tasks.count_in_hand("aa", held) == len(open_elsewhere)
        found = {line.subject for line in store.tasks.finished("aa", since, Sieve())}
        assert found == finished
        assert store.tasks.count_finished("aa", since) == len(finished)
        assert store.tasks.in_hand("cc", held, Sieve()) == []


def test_hands_that_undid_their_work_are_taken_away(tmp_path: Path) -> None:
    with opened(tmp_path / "office") as store:
        with store.transaction():
            (number,) = store.lists.write([a_line(symbol="5")])
            store.hands.write(number, {"aa": 5, "bb": 6}, is_open=True)
        with store.transaction():
            store.hands.write(number, {"bb": 6}, is_open=True)

        assert store.tasks.count_finished("aa", 0) == 0
        assert store.tasks.count_finished("bb", 0) == 1
