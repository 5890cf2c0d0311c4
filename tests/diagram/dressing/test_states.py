"""The look of symbols and arrows by the state of a case (UX chapter 9.5)."""

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.diagram.chart import Chart, Connector, Run
from desktop.diagram.dressing.dressed import dressed
from desktop.diagram.dressing.palettes import LIGHT
from desktop.diagram.live import Live
from desktop.diagram.shapes import Belongs, Drawing, Words
from desktop.diagram.sizes import PIXEL
from desktop.domain.progress import StepState
from desktop.domain.sop.model import Shape
from tests.diagram.dressing.small import box_of, chart, line, live, px, symbol
from tests.diagram.examples import FACES
from tests.diagram.rules.strokes import extent, figures, points, words


def painted(state: Live | None, of: Chart | None = None) -> Drawing:
    return dressed(of or chart(), LIGHT, FACES, state)


def pens(drawing: Drawing) -> dict[str, tuple[str, float, tuple[float, ...]]]:
    return {
        figure.part.key: (figure.pen.colour, round(figure.pen.width / PIXEL, 2), figure.pen.dashes)
        for figure in figures(drawing, Belongs.CONNECTOR)
        if figure.pen
    }


def order(drawing: Drawing) -> list[str]:
    return [figure.part.key for figure in figures(drawing, Belongs.CONNECTOR)]


def test_without_a_case_all_arrows_look_alike() -> None:
    assert set(pens(painted(None)).values()) == {("#3a4a5a", 1.4, ())}


def test_travelled_arrows_are_green_and_painted_last_and_skipped_ones_dashed() -> None:
    state = live(skipped=frozenset({("3", "1")}))
    drawing = painted(state)

    assert pens(drawing)["1>2"] == pens(drawing)["2>1"] == ("#1e7b3c", 2, ())
    assert pens(drawing)["2>3"] == ("#748394", 1.2, ())
    assert pens(drawing)["3>1"] == ("#9aa7b4", 1.2, (3 * PIXEL, 3 * PIXEL))
    assert order(drawing) == ["3>1", "2>3", "1>2", "2>1"]


def test_words_of_arrows_follow_their_arrow() -> None:
    def colour(state: Live | None) -> str:
        drawing = painted(state)
        return next(w.colour for w in words(drawing) if w.text == "Tidak")

    skipped = live(travelled=frozenset(), skipped=frozenset({("2", "1")}))
    assert colour(None) == "#3a4a5a"
    assert colour(live()) == "#1e7b3c"
    assert colour(live(travelled=frozenset())) == "#4a5a6a"
    assert colour(skipped) == "#5f6e7d"


def test_who_has_to_work_now_has_a_thick_line_a_ring_and_a_band_with_a_bar() -> None:
    drawing = painted(live())
    late = [f for f in figures(drawing, Belongs.SYMBOL) if f.part.key == "2"]
    band = [f for f in figures(drawing, Belongs.BAND) if f.part.key == "2"]
    ring, outline = late

    assert outline.pen is not None
    assert (outline.fill, outline.pen.colour) == ("#fce4e2", "#b3261e")
    assert outline.pen.width == pytest.approx(2.2 * PIXEL)
    assert extent(ring.path)[0] < extent(outline.path)[0] - 4 * PIXEL
    assert extent(band[0].path) == pytest.approx((0, px(110), px(34), px(170)))
    assert (band[0].fill, band[-1].fill) == ("#fdefee", "#b3261e")
    assert extent(band[-1].path)[2] == pytest.approx(4 * PIXEL)


def test_a_finished_case_has_no_band() -> None:
    assert figures(painted(live(row=0)), Belongs.BAND) == []


@pytest.mark.parametrize(
    ("kind", "points_wanted"), [(Shape.DECISION, 5), (Shape.PROCESS, 38), (None, 6)]
)
def test_symbols_have_their_outlines(kind: Shape | None, points_wanted: int) -> None:
    """Diamond, box with four round corners, pentagon: told by the points of their paths."""
    small = replace(chart(), symbols=(symbol("s", kind, "desk", 1),), connectors=())
    (outline,) = figures(painted(None, small), Belongs.SYMBOL)

    assert len(points(outline.path)) == points_wanted
    assert extent(outline.path) == pytest.approx(box_edges(small))


def box_edges(of: Chart) -> tuple[float, float, float, float]:
    box = of.symbols[0].box
    return (box.x, box.y, box.x + box.width, box.y + box.height)


def test_a_start_is_round_at_both_ends() -> None:
    (outline,) = [f for f in figures(painted(None), Belongs.SYMBOL) if f.part.key == "1"]
    left, top, _, bottom = extent(outline.path)

    at_the_left = [y for x, y in points(outline.path) if x < left + 0.01]
    assert at_the_left == pytest.approx([(top + bottom) / 2] * len(at_the_left))


def test_what_the_signed_table_lacks_has_another_line_and_a_plus() -> None:
    small = chart()
    added = replace(
        small,
        symbols=(*small.symbols[:2], symbol("3", Shape.PROCESS, "head", 2, added=True)),
        connectors=(
            *small.connectors[:1],
            replace(small.connectors[1], added=True),
            *small.connectors[2:],
        ),
    )
    drawing = painted(None, added)
    outlines = {f.part.key: f.pen for f in figures(drawing, Belongs.SYMBOL) if f.pen}

    assert pens(drawing)["2>3"][2] == LIGHT.strokes.added == outlines["3"].dashes
    assert [f.part.key for f in figures(drawing, Belongs.BADGE)] == ["3", "3", "3"]
    assert outlines["1"].dashes == ()


def test_a_live_state_without_states_only_adds_words() -> None:
    plain, said = painted(None), painted(live(states={}, passes={}, row=2))
    without = [s for s in said.shapes if not isinstance(s, Words)]

    assert without == [s for s in plain.shapes if not isinstance(s, Words)]
    assert {w.text for w in words(said)} - {w.text for w in words(plain)} == {
        "1 j 20 mnt !",
        "lewat 1 hari !",
        "R. Sihombing",
        "19 Nov 16.05",
        "Sejak",
    }


def on_a_page() -> Chart:
    """The second page of an SOP: it comes in at 2 and leaves by two connectors below 3."""
    small = chart()
    box = box_of("desk", 1)
    pages = (
        symbol("page:from:A:desk", None, "desk", 1),
        symbol("page:to:B:head", None, "head", 1),
    )
    ways = (
        Connector(source="page:from:A:desk", target="2", line=line((324, 90), (324, 127))),
        Connector(source="3", target="page:to:B:head", line=line((404, 130), (404, 90))),
    )
    assert box.height > 0
    return replace(small, symbols=(*small.symbols[1:], *pages), connectors=ways)


def test_an_arrow_from_another_page_looks_like_the_way_it_stands_for() -> None:
    state = live(travelled=frozenset({("1", "2")}), skipped=frozenset({("3", "9")}))
    drawing = painted(state, on_a_page())
    fills = {f.part.key: f.fill for f in figures(drawing, Belongs.SYMBOL) if f.pen}

    assert pens(drawing)["page:from:A:desk>2"] == ("#1e7b3c", 2, ())
    assert pens(drawing)["3>page:to:B:head"][0] == "#9aa7b4"
    assert fills["page:from:A:desk"] == LIGHT.states[StepState.DONE].fill
    assert fills["page:to:B:head"] == LIGHT.states[StepState.SKIPPED].fill
    outlines = {f.part.key: f.pen for f in figures(drawing, Belongs.SYMBOL)}
    assert outlines["page:to:B:head"].dashes == LIGHT.strokes.skipped


def test_of_several_arrows_that_leave_a_page_the_label_tells_which_was_travelled() -> None:
    page = on_a_page()
    label = Run(x=px(350), y=px(120), text="Tidak", size=px(11), strong=True)
    second = Connector(
        source="3", target="page:to:C:desk", line=line((385, 140), (340, 90)), label=label
    )
    more = (*page.symbols, symbol("page:to:C:desk", None, "desk", 1))
    page = replace(page, symbols=more, connectors=(*page.connectors, second))
    state = live(
        travelled=frozenset({("3", "9")}),
        skipped=frozenset({("3", "8")}),
        untaken=frozenset({("3", "8", "Tidak")}),
    )

    assert pens(painted(state, page))["3>page:to:B:head"][0] == "#1e7b3c"
    assert pens(painted(state, page))["3>page:to:C:desk"][0] == "#9aa7b4"


def test_of_two_ways_between_the_same_symbols_only_the_taken_one_was_travelled() -> None:
    small = chart()
    label = Run(x=px(350), y=px(120), text="Tidak", size=px(11), strong=True)
    other = replace(
        small.connectors[1],
        label=label,
        more_label=(replace(label, text="sesuai"),),
        line=line((324, 153), (324, 165), (404, 165), (404, 150)),
    )
    two = replace(small, connectors=(*small.connectors, other))
    state = live(
        travelled=frozenset({("2", "3")}),
        untaken=frozenset({("2", "3", "Tidak sesuai")}),
        states={"2": StepState.DONE, "3": StepState.CURRENT},
    )
    both = [f.pen for f in figures(painted(state, two), Belongs.CONNECTOR) if f.part.key == "2>3"]
    again = replace(state, states={"2": StepState.CURRENT, "3": StepState.NOT_REACHED})
    ahead = [f.pen for f in figures(painted(again, two), Belongs.CONNECTOR) if f.part.key == "2>3"]

    assert {pen.colour for pen in both if pen} == {"#1e7b3c", "#9aa7b4"}
    assert {pen.colour for pen in ahead if pen} == {"#1e7b3c", "#748394"}


def test_a_tail_that_two_arrows_share_is_painted_once() -> None:
    (joined,) = [f for f in figures(painted(None), Belongs.CONNECTOR) if f.part.key == "3>1"]
    heads = [f.part.key for f in figures(painted(None), Belongs.ARROW)]

    assert heads.count("2>1") == 1
    assert "3>1" not in heads
    # It flows on for as long as the corner of the other one is round, and ends there.
    assert points(joined.path)[-1] == pytest.approx((px(244), px(136)))


def test_a_travelled_way_is_painted_whole_where_it_joins_one_that_was_not() -> None:
    state = live(travelled=frozenset({("3", "1")}), skipped=frozenset({("2", "1")}))
    drawing = painted(state)
    heads = [f.part.key for f in figures(drawing, Belongs.ARROW)]
    (whole,) = [f for f in figures(drawing, Belongs.CONNECTOR) if f.part.key == "3>1"]

    assert "3>1" in heads
    assert points(whole.path)[-1][1] < px(100)
    assert order(drawing)[-1] == "3>1"


def test_heads_point_exactly_at_ports() -> None:
    small = chart()
    tips = {c.source + ">" + c.target: c.line[-1] for c in small.connectors}
    for head in figures(painted(None), Belongs.ARROW):
        assert points(head.path)[0] == pytest.approx(tips[head.part.key])
        assert len(list(pairwise(points(head.path)))) == 3
