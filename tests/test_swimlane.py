"""A case's progress in words, as the picture of its SOP writes them."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from desktop.domain.calendar.timing import Handling, Standing, Timing
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.progress import Passage, Progress, StepProgress, StepState
from desktop.domain.sop.model import (
    Exit,
    Headings,
    Lane,
    Row,
    Shape,
    Sop,
    StandardTime,
    Symbol,
    Unit,
)
from desktop.swimlane import LegendEntry, faces, legend, live_of
from desktop.words import LANGUAGES, Words

WORDS = Words()
NAMES = {"p1": "Rina Sihombing, S.Kom", "p2": "Budi Manik"}
NO_TIME = StandardTime()
ALONE: Mapping[str, int] = {}
NINE = 1_763_517_600_000
"""19 Nov 2025 09.00 in WIB."""
HOUR = 3_600_000
YEAR = 365 * 24 * HOUR


def row(*symbols: str, time: StandardTime = NO_TIME, spans: Mapping[str, int] = ALONE) -> Row:
    return Row(
        activity="Kerja",
        time=time,
        spans=spans,
        symbols=tuple(Symbol(id=id, lane="desk", kind=Shape.PROCESS) for id in symbols),
    )


def sop(*rows: Row) -> Sop:
    return Sop(
        id="contoh",
        title="Contoh",
        headings=Headings(activity="Kegiatan", time="Waktu"),
        lanes=(Lane(id="desk", label="Loket"),),
        rows=rows,
    )


def minutes(count: int, over: int = 0) -> Handling:
    return Handling(amount=count, unit=Unit.MINUTE, over=over, minutes=count)


def days(count: int, over: int = 0) -> Handling:
    return Handling(amount=count, unit=Unit.WORKING_DAY, over=over, minutes=count * 450)


def done(person: str = "p1", finished: int = NINE, passes: int = 1) -> StepProgress:
    return StepProgress(state=StepState.DONE, person=person, finished=finished, passes=passes)


def ahead() -> StepProgress:
    return StepProgress(state=StepState.NOT_REACHED)


def progress(steps: Mapping[str, StepProgress], **more: object) -> Progress:
    usual = Progress(steps=steps, travelled={}, skipped=frozenset())
    return replace(usual, **more)  # type: ignore[arg-type]


def told(of: Progress, *rows: Row) -> dict[int, tuple[str, bool, tuple[str, ...]]]:
    live = live_of(of, sop(*rows), NAMES, WORDS, Calendar())
    return {at: (said.actual, said.is_late, said.notes) for at, said in live.rows.items()}


@pytest.mark.parametrize(
    ("handling", "actual"),
    [
        (minutes(0), "< 1 mnt"),
        (minutes(10), "10 mnt"),
        (minutes(85), "1 j 25 mnt"),
        (minutes(360), "6 jam"),
        (days(2), "2 hari"),
        (Handling(amount=0, unit=Unit.WORKING_DAY, minutes=50), "50 mnt"),
    ],
)
def test_actual_times_are_short(handling: Handling, actual: str) -> None:
    said = told(progress({"a": done()}, rows={1: handling}), row("a"))

    assert said[1] == (actual, False, ("Rina Sihombing", "19 Nov 09.00"))


def test_a_time_over_its_standard_is_late() -> None:
    said = told(progress({"a": done()}, rows={1: minutes(80, over=20)}), row("a"))

    assert said[1][:2] == ("1 j 20 mnt", True)


def test_a_row_of_several_symbols_names_who_finished_it_last() -> None:
    steps = {"a": done("p1", NINE), "b": done("p2", NINE + 2 * HOUR)}

    assert told(progress(steps), row("a", "b"))[1][2] == ("Budi Manik", "19 Nov 11.00")


def test_a_row_that_is_done_in_part_is_not_finished() -> None:
    assert told(progress({"a": done(), "b": ahead()}), row("a", "b")) == {}


def test_a_row_on_a_branch_that_was_left_counts_what_was_done() -> None:
    steps = {"a": done(), "b": StepProgress(state=StepState.SKIPPED)}

    assert told(progress(steps), row("a", "b"))[1][2] == ("Rina Sihombing", "19 Nov 09.00")


def test_another_year_is_named() -> None:
    steps = {"a": done(finished=NINE - YEAR), "b": done(finished=NINE)}
    said = told(progress(steps), row("a"), row("b"))

    assert said[1][2][1] == "19 Nov 2024 09.00"
    assert said[2][2][1] == "19 Nov 09.00"


def test_somebody_unknown_has_no_name() -> None:
    assert told(progress({"a": done("p9")}), row("a"))[1][2] == ("19 Nov 09.00",)


@pytest.mark.parametrize(
    ("standing", "actual", "is_late"),
    [
        (Standing(timing=Timing.OVERDUE, amount=1, unit=Unit.WORKING_DAY), "lewat 1 hari", True),
        (Standing(timing=Timing.DUE_SOON, amount=40, unit=Unit.MINUTE), "sisa 40 mnt", False),
        (Standing(timing=Timing.RUNNING, amount=3, unit=Unit.HOUR), "sisa 3 jam", False),
        (Standing(timing=Timing.PAUSED, amount=3, unit=Unit.HOUR), "jeda", False),
        (Standing(timing=Timing.NO_LIMIT), "", False),
    ],
)
def test_the_current_row_says_how_it_is_in_time_and_since_when(
    standing: Standing, actual: str, is_late: bool
) -> None:
    steps = {"a": StepProgress(state=StepState.CURRENT, arrived=NINE), "z": ahead()}
    of = progress(steps, current="a", standing=standing)

    assert told(of, row("a"))[1] == (actual, is_late, ("Sejak", "19 Nov 09.00"))
    assert live_of(of, sop(row("z"), row("a")), NAMES, WORDS, Calendar()).row == 2


def test_a_case_that_was_withdrawn_says_where() -> None:
    of = progress({"a": ahead()}, stopped="a")

    assert told(of, row("a"))[1][2] == ("Berhenti di sini",)
    assert live_of(of, sop(row("a")), NAMES, WORDS, Calendar()).row == 0


@pytest.mark.parametrize(("limit", "is_late"), [(60, False), (59, True)])
def test_rows_under_a_merged_time_are_told_together(limit: int, is_late: bool) -> None:
    standard = StandardTime(text=f"{limit} Menit", amount=limit, unit=Unit.MINUTE)
    steps = {"a": done(), "b": done(), "c": done()}
    times = {1: minutes(20), 2: minutes(40), 3: minutes(7)}
    said = told(
        progress(steps, rows=times), row("a", time=standard, spans={"time": 2}), row("b"), row("c")
    )

    assert [said[at][:2] for at in (1, 2, 3)] == [
        ("1 jam", is_late),
        ("", False),
        ("7 mnt", False),
    ]


def test_rows_merged_over_days_are_counted_in_days() -> None:
    standard = StandardTime(text="2 Hari", amount=2, unit=Unit.WORKING_DAY)
    steps = {"a": done(), "b": done()}
    said = told(
        progress(steps, rows={1: days(1), 2: days(2)}),
        row("a", time=standard, spans={"time": 2}),
        row("b"),
    )

    assert said[1][:2] == ("3 hari", True)


def test_states_and_ways_are_passed_on() -> None:
    steps = {"a": done(passes=2), "b": ahead()}
    of = progress(steps, travelled={("a", "b"): 2}, skipped=frozenset({("b", "a")}))
    live = live_of(of, sop(row("a"), row("b")), NAMES, WORDS, Calendar())

    assert live.states == {"a": StepState.DONE, "b": StepState.NOT_REACHED}
    assert live.passes["a"] == 2
    assert live.travelled == {("a", "b")}
    assert live.skipped == {("b", "a")}


def test_the_other_ways_from_a_symbol_that_was_passed_were_not_taken() -> None:
    agreed = Exit(to="b", label="Setuju", outcome="agree")
    refused = Exit(to="b", label="Ditolak", outcome="refuse")
    again = Exit(to="c", label="Ulangi", outcome="again")
    first = Symbol(id="a", lane="desk", kind=Shape.DECISION, next=(agreed, refused, again))
    passage = Passage(visit="v", person="p1", arrived=NINE, finished=NINE, outcome="agree")
    steps = {"a": replace(done(), history=(passage,)), "b": ahead(), "c": ahead()}
    table = sop(replace(row(), symbols=(first,)), row("b"), row("c"))

    live = live_of(progress(steps), table, NAMES, WORDS, Calendar())
    assert live.untaken == {("a", "b", "Ditolak"), ("a", "c", "Ulangi")}


def test_the_only_way_from_a_symbol_that_was_passed_was_taken() -> None:
    first = Symbol(id="a", lane="desk", kind=Shape.PROCESS, next=(Exit(to="b"),))
    passage = Passage(visit="v", person="p1", arrived=NINE, finished=NINE, outcome="done")
    steps = {"a": replace(done(), history=(passage,)), "b": ahead()}
    table = sop(replace(row(), symbols=(first,)), row("b"))

    assert not live_of(progress(steps), table, NAMES, WORDS, Calendar()).untaken


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_names_all_states_in_their_order(language: str) -> None:
    entries = legend(Words(language), with_additions=True)

    assert [entry.state for entry in entries] == [*StepState, None]
    assert len({entry.label for entry in entries}) == 8
    assert len(legend(Words(language))) == 7


def test_the_words_of_states_are_those_of_the_guide() -> None:
    assert legend(WORDS)[:3] == (
        LegendEntry(state=StepState.DONE, label="Selesai"),
        LegendEntry(state=StepState.CURRENT, label="Sedang dikerjakan"),
        LegendEntry(state=StepState.DUE_SOON, label="Mendekati batas"),
    )


def test_the_bundled_faces_can_write_everything_that_a_case_adds() -> None:
    said = "\u00d72 19 Nov 2025 16.05 < 1 mnt sisa lewat jeda Sejak \u2026 !"
    assert faces().regular.missing(said) == ""
    assert faces().strong.missing(said) == ""
    assert faces() is faces()
