"""The kartu kendali: the same table with one case in it, told in words and without colours."""

import pytest

from desktop.diagram.live import Live, LiveRow
from desktop.diagram.shapes import Belongs, Drawing, Figure, Part, Words
from desktop.diagram.sheets.card import FACTS, Card
from desktop.diagram.sheets.document import card_sheets
from desktop.diagram.sheets.paper import BOTTOM, LEFT, RIGHT, TOP, Paper
from desktop.domain.progress import StepState
from desktop.domain.sop.model import Shape, Sop
from tests.diagram.examples import SEVEN, sop_named
from tests.diagram.sheets.made import LOOK, PAPERS, reach, words_on


def card(sop: Sop, mark: str = "") -> Card:
    """A case in the middle of its SOP: one state after the other, every row with its words."""
    symbols = list(sop.symbols())
    states = tuple(StepState)
    return Card(
        live=Live(
            states={s.id: states[place % len(states)] for place, s in enumerate(symbols)},
            passes={symbols[1].id: 2},
            travelled=frozenset({(symbols[0].id, symbols[0].next[0].to)}),
            skipped=frozenset(),
            rows={
                place: LiveRow(actual=f"{place} mnt", notes=("Dewi", f"{place} Nov 10.42"))
                for place in range(1, len(sop.rows) + 1)
            },
            row=1,
        ),
        facts={key: f"isi {key}" for key in FACTS},
        note_heading=LOOK.words.card["note"],
        mark=mark,
    )


def sheets(name: str, paper: Paper, mark: str = "") -> tuple[Drawing, ...]:
    sop = sop_named(name)
    return card_sheets(sop, paper, LOOK, card(sop, mark))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", SEVEN)
def test_nothing_leaves_the_margins(name: str, paper: Paper) -> None:
    for sheet in sheets(name, paper):
        for shape in sheet.shapes:
            x1, y1, x2, y2 = reach(shape)
            assert x1 >= LEFT - 0.3
            assert y1 >= TOP - 0.5
            assert x2 <= sheet.width - RIGHT + 0.3
            assert y2 <= sheet.height - BOTTOM + 0.3


@pytest.mark.parametrize("name", SEVEN)
def test_every_row_says_how_long_who_and_when(name: str) -> None:
    sop = sop_named(name)
    said = [text for sheet in sheets(name, PAPERS[0]) for text in words_on(sheet)]

    for place in range(1, len(sop.rows) + 1):
        assert f"{place} mnt" in said
        assert any(f"{place} Nov 10.42" in text for text in said)


def test_the_facts_of_the_case_stand_once_and_the_title_on_each_sheet() -> None:
    made = sheets("dairi-izin-usaha-mikro-kecil", PAPERS[0])

    assert len(made) > 1
    for key in FACTS:
        assert [words_on(sheet).count(f"isi {key}") for sheet in made] == [1] + [0] * (
            len(made) - 1
        )
    assert all(words_on(sheet)[0].startswith("Kartu Kendali") for sheet in made)


def test_every_sign_is_explained_on_every_sheet() -> None:
    for sheet in sheets("dairi-izin-usaha-mikro-kecil", PAPERS[0]):
        said = words_on(sheet)
        assert [state for state in StepState if LOOK.words.states[state.value] not in said] == []
        assert LOOK.words.states["travelled"] in said


def test_a_practice_office_marks_every_sheet() -> None:
    name = "dairi-izin-usaha-mikro-kecil"

    assert all("CONTOH" in words_on(sheet) for sheet in sheets(name, PAPERS[0], "CONTOH"))
    assert not any("CONTOH" in words_on(sheet) for sheet in sheets(name, PAPERS[0]))


def test_nothing_but_grey_is_needed() -> None:
    for sheet in sheets("dairi-izin-usaha-mikro-kecil", PAPERS[0]):
        for shape in sheet.shapes:
            pen = shape.pen if isinstance(shape, Figure) else None
            used = [
                shape.colour if isinstance(shape, Words) else shape.fill,
                pen.colour if pen else "",
            ]
            assert all(c[1:3] == c[3:5] == c[5:7] for c in used if c)


def test_no_two_states_look_alike_in_grey() -> None:
    sop = sop_named("dairi-izin-usaha-mikro-kecil")
    (sheet, *_) = sheets(sop.id, PAPERS[0])
    states = card(sop).live.states
    looks: dict[StepState, object] = {}

    for symbol in [s for s in sop.symbols() if s.kind is Shape.PROCESS]:
        found = figures(sheet, Belongs.SYMBOL, symbol.id)
        if found:
            badge = [look_of(figure) for figure in figures(sheet, Belongs.BADGE, symbol.id)[:4]]
            outline = [(figure.fill, figure.pen) for figure in found]
            looks.setdefault(states[symbol.id], (outline, badge))

    assert set(looks) == set(StepState)
    assert len({str(look) for look in looks.values()}) == len(StepState)


def figures(sheet: Drawing, belongs: Belongs, key: str) -> list[Figure]:
    parts = [s for s in sheet.shapes if isinstance(s, Figure) and s.part == Part(belongs, key)]
    return [figure for figure in parts if figure.fill or figure.pen]


def look_of(figure: Figure) -> object:
    """What a piece of a badge looks like, wherever it hangs."""
    left, top, right, bottom = reach(figure)
    return len(figure.path), figure.fill, round(right - left, 2), round(bottom - top, 2)
