"""The words of rows, those a case adds, and those it makes strong: none leaves its cell."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.diagram.chart import Chart, Run
from desktop.diagram.dressing.dressed import dressed
from desktop.diagram.dressing.fitting import initialled, shortened, strengthened
from desktop.diagram.dressing.palettes import LIGHT, PAPER
from desktop.diagram.live import Live, LiveRow
from desktop.diagram.shapes import Belongs, Words
from desktop.diagram.sizes import PIXEL
from desktop.diagram.text.font import width_of
from desktop.domain.progress import StepState
from tests.diagram.dressing.small import box_of, cell, chart, live, px
from tests.diagram.examples import FACES
from tests.diagram.rules.strokes import ink, words


def cell_words(state: Live | None, key: str, of: Chart | None = None) -> list[Words]:
    drawing = dressed(of or chart(), LIGHT, FACES, state)
    return [w for w in words(drawing) if w.part == (w.part.__class__(Belongs.CELL, key))]


def told(state: Live | None, key: str) -> list[tuple[str, str, bool]]:
    return [(w.text, w.colour, w.strong) for w in cell_words(state, key)]


def test_words_of_rows_have_two_weights_of_grey() -> None:
    assert told(None, "1:activity") == [("Menyampaikan permohonan", "#1b2733", False)]
    assert told(None, "1:time") == [("15 Menit", "#4a5a6a", False)]


def test_the_current_row_is_strong() -> None:
    assert told(live(), "2:activity") == [
        ("Memeriksa kelengkapan", "#1b2733", True),
        ("berkas permohonan", "#1b2733", True),
    ]
    assert told(live(), "2:number") == [("2", "#1b2733", True)]
    assert told(live(), "1:activity") == [("Menyampaikan permohonan", "#1b2733", False)]


def test_a_merged_activity_is_strong_while_the_case_stands_in_one_of_its_rows() -> None:
    merged = replace(chart(), cells=(cell("activity", 1, "Mengurus", rows=2, size=12),))

    assert [w.strong for w in cell_words(live(), "1:activity", merged)] == [True]
    assert [w.strong for w in cell_words(live(row=0), "1:activity", merged)] == [False]


def test_a_merged_activity_is_grey_when_the_case_passes_all_its_rows() -> None:
    merged = replace(chart(), cells=(cell("activity", 1, "Mengurus", rows=2, size=12),))
    none = dict.fromkeys(("1", "2", "3"), StepState.SKIPPED)
    some = {**none, "1": StepState.DONE}

    assert [w.colour for w in cell_words(live(states=none, row=0), "1:activity", merged)] == [
        LIGHT.quiet
    ]
    assert [w.colour for w in cell_words(live(states=some, row=0), "1:activity", merged)] == [
        LIGHT.text
    ]


def test_rows_the_case_passes_by_are_grey() -> None:
    states = {"1": StepState.DONE, "2": StepState.SKIPPED, "3": StepState.SKIPPED}
    passed_by = live(states=states, rows={}, row=0)

    assert {colour for _, colour, _ in told(passed_by, "2:activity")} == {LIGHT.quiet}
    assert {colour for _, colour, _ in told(passed_by, "1:activity")} == {LIGHT.text}


def test_the_actual_time_stands_under_the_standard_and_says_when_it_is_over() -> None:
    within = live(rows={1: LiveRow(actual="10 mnt")})

    assert told(within, "1:time") == [
        ("15 Menit", "#4a5a6a", False),
        ("10 mnt", "#1e7b3c", True),
    ]
    assert told(live(), "1:time")[1] == ("1 j 20 mnt !", "#b3261e", True)
    first, second = cell_words(live(), "1:time")
    assert first.y < second.y
    middle = box_of("time", 1).y + box_of("time", 1).height / 2
    assert first.y < middle < second.y


def test_the_time_of_the_current_row_has_the_colour_of_its_state() -> None:
    assert told(live(), "2:time")[1] == ("lewat 1 hari !", "#7a1712", True)


def test_notes_stand_under_the_printed_ones() -> None:
    assert [text for text, _, _ in told(live(), "2:note")] == ["Sesuai SP", "Sejak", "19 Nov 16.05"]


def test_a_merged_cell_tells_of_all_its_rows() -> None:
    small = chart()
    merged = replace(
        small,
        cells=(
            *(c for c in small.cells if c.column not in ("time", "note")),
            cell("time", 1, "2 Hari", rows=2),
            cell("note", 1, rows=2),
        ),
    )

    times = [w.text for w in cell_words(live(), "1:time", merged)]
    notes = [w.text for w in cell_words(live(), "1:note", merged)]
    assert times == ["2 Hari", "1 j 20 mnt !", "lewat 1 hari !"]
    assert notes == ["R. Sihombing", "19 Nov 16.05", "Sejak", "19 Nov 16.05"]


@pytest.mark.parametrize("palette", [LIGHT, PAPER], ids=["screen", "paper"])
@given(
    actual=st.text("abc 1234567890jmnt", max_size=30),
    notes=st.lists(st.text("Rosmawati Situmorang, S.Kom", min_size=1, max_size=60), max_size=5),
)
def test_what_a_case_writes_never_leaves_its_cell(
    palette: object, actual: str, notes: list[str]
) -> None:
    rows = {row: LiveRow(actual=actual, is_late=True, notes=tuple(notes)) for row in (1, 2)}
    drawing = dressed(chart(), palette, FACES, live(rows=rows))  # type: ignore[arg-type]
    for line in words(drawing):
        if line.part.belongs is Belongs.CELL:
            row, _, column = line.part.key.partition(":")
            box = box_of(column, int(row))
            left, top, right, bottom = ink(line)
            assert box.x <= left
            assert right <= box.x + box.width + 1e-6
            assert box.y <= top
            assert bottom <= box.y + box.height


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Rina Purba", ["Rina Purba", "19 Nov 16.05"]),
        ("Rosmawati Sihombing", ["Rosmawati S.", "19 Nov 16.05"]),
        ("Ir. Mangasi Situmorang-Simanjuntak Tampubolon", ["Ir. Mangasi S.", "T.", "19 Nov 16.05"]),
        ("Situmorang" * 6, ["SitumorangSit…", "19 Nov 16.05"]),
    ],
)
def test_on_the_screen_names_become_initials_rather_than_tiny(name: str, lines: list[str]) -> None:
    notes = LiveRow(notes=(name, "19 Nov 16.05"))
    small = replace(chart(), cells=(cell("note", 1),))
    drawn = cell_words(live(rows={1: notes}), "1:note", small)

    assert [w.text for w in drawn] == lines
    assert min(w.size for w in drawn) >= 10.5 * PIXEL - 1e-6


def test_on_paper_names_shrink_instead() -> None:
    notes = LiveRow(notes=("Drs. Parlindungan Marga Sihombing", "19 Nov 16.05"))
    small = replace(chart(), cells=(cell("note", 1),))
    drawn = words(dressed(small, PAPER, FACES, live(rows={1: notes})))
    said = [w for w in drawn if w.part.belongs is Belongs.CELL]

    assert " ".join(w.text for w in said) == "Drs. Parlindungan Marga Sihombing 19 Nov 16.05"


def test_initials_stand_for_names_after_the_first() -> None:
    assert initialled("Rina") == "Rina"
    assert initialled("Ir. Mangasi Tampubolon") == "Ir. Mangasi T."
    assert initialled("Rosmawati br. Sihombing") == "Rosmawati br. S."
    assert initialled("Drs. H.") == "Drs. H."
    assert initialled("19 Nov 2025 10.42") == "19 Nov 2025 10.42"
    assert initialled("Berhenti di sini") == "Berhenti di sini"
    assert initialled("") == ""


def test_a_strong_line_shrinks_a_little_or_stays_as_it_was() -> None:
    size = px(12)
    text = "Pemeriksaan kelengkapan"
    regular = width_of(FACES.regular, text, size)
    strong = width_of(FACES.strong, text, size)

    def made(room: float) -> Run:
        box = replace(box_of("activity", 1), width=room + px(8))
        (run,) = strengthened((Run(x=box.x + px(6), y=1, text=text, size=size),), box, FACES)
        return run

    assert (made(strong).strong, made(strong).size) == (True, size)
    assert made(strong * 0.96).strong
    assert made(strong * 0.96).size < size
    assert strong * 0.94 > regular * 0.9
    assert (made(strong * 0.94).strong, made(strong * 0.94).size) == (False, size)


def test_a_strong_line_in_the_middle_stays_in_the_middle() -> None:
    box, size = box_of("number", 1), px(12)
    x = box.x + (box.width - width_of(FACES.regular, "10", size)) / 2
    (run,) = strengthened((Run(x=x, y=1, text="10", size=size),), box, FACES)

    right = run.x + width_of(FACES.strong, "10", run.size)
    assert run.x - box.x == pytest.approx(box.x + box.width - right)


@given(st.text("Rosmawati br. Situmorang", max_size=40), st.floats(min_value=0.1, max_value=60))
def test_words_cut_short_fit(text: str, width: float) -> None:
    short = shortened(FACES.regular, text, 3.0, width)

    assert width_of(FACES.regular, short, 3.0) <= width or short == ""
    assert short in ("", text) or text.startswith(short[:-1].rstrip())
