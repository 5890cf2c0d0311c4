"""Theme, scale and icons: what is written can be read, and changing the look moves nobody."""

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from desktop.domain.progress import StepState
from desktop.resource_files import RESOURCES
from desktop.screens.look.appearance import SCALES, Look
from desktop.screens.look.icons import pixmap
from desktop.screens.look.sheet import LENGTHS, sheet
from desktop.screens.look.tokens import TOKENS, Theme
from desktop.screens.pieces.chip import ICONS
from desktop.screens.sop.page import SopPage
from tests.screens.conftest import Driver
from tests.screens.pictures import frame_of, seen

DAIRI = "dairi-izin-usaha-mikro-kecil"
TEXTS = ("text", "secondary", "caption", "primary", "danger")
GROUNDS = ("window", "surface")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", Theme)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    tokens = TOKENS[theme]
    pairs = [*itertools.product(TEXTS, GROUNDS), ("on_primary", "primary")]
    pairs += [("rail_text", "rail"), ("text", "primary_weak"), ("practice", "practice_weak")]

    low = {
        pair: contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1]))
        for pair in pairs
        if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 4.5
    }

    assert low == {}


@pytest.mark.parametrize("theme", Theme)
def test_borders_of_controls_can_be_seen(theme: Theme) -> None:
    tokens = TOKENS[theme]

    assert contrast(tokens.border, tokens.surface) >= 3


@pytest.mark.parametrize("theme", Theme)
def test_words_of_every_state_can_be_read_on_its_fill(theme: Theme) -> None:
    states = Look(theme).palette.states

    assert {s: c for s, c in states.items() if contrast(c.text, c.fill) < 4.5} == {}


def test_every_state_has_an_icon_of_its_own() -> None:
    assert set(ICONS) == set(StepState)
    assert len(set(ICONS.values())) == len(StepState)


def test_every_icon_takes_its_colour(qapp) -> None:
    names = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))
    assert len(names) >= 15
    for name in names:
        image: QImage = pixmap(name, "#ff0000", 32, 1.25).toImage()
        colours = {image.pixelColor(x, y).name() for x in range(40) for y in range(40)}
        assert "#ff0000" in colours, name


@pytest.mark.parametrize("scale", SCALES)
def test_the_style_sheet_knows_all_its_lengths(scale: float) -> None:
    text = sheet(TOKENS[Theme.LIGHT], scale)

    assert "$" not in text
    assert f"font-size: {round(18 * scale)}px" in text
    assert len(text.splitlines()) <= 150
    assert 18 in LENGTHS


@pytest.mark.parametrize("theme", Theme)
def test_another_theme_keeps_the_page_and_colours_the_table(
    open_sop: Callable[[str], Driver], theme: Theme
) -> None:
    driver = open_sop(DAIRI)

    driver.program.restyle(Look(theme))
    driver.rest()

    assert isinstance(driver.page, SopPage)
    view = driver.page.flow.pane.view
    ground = seen(view).pixelColor(5, round(frame_of(view).head) + 5).name()
    assert ground == Look(theme).palette.surface
    driver.program.restyle(Look())


def test_a_larger_font_enlarges_the_table(open_sop: Callable[[str], Driver]) -> None:
    driver = open_sop(DAIRI)
    before = frame_of(driver.page.flow.pane.view).chart

    driver.program.restyle(Look(scale=1.3))
    driver.rest()

    after = frame_of(driver.page.flow.pane.view).chart
    assert after.cells[0].words[0].size == pytest.approx(before.cells[0].words[0].size * 1.3)
    driver.program.restyle(Look())


def test_every_button_has_a_name_and_can_be_reached(open_sop: Callable[[str], Driver]) -> None:
    driver = open_sop(DAIRI)

    nameless = [
        button
        for button in driver.window.findChildren(QPushButton)
        if button.isVisible() and not (button.accessibleName() or button.text())
    ]

    assert nameless == []
    assert driver.page.flow.pane.view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_small_window_leaves_the_words_of_buttons_away(open_sop) -> None:
    driver = open_sop(DAIRI)
    driver.window.resize(1024, 600)
    driver.rest()

    words = [b.text() for b in driver.page.findChildren(QPushButton) if b.toolTip()]
    assert "Cetak" not in words
    assert "Cetak" in [b.accessibleName() for b in driver.page.findChildren(QPushButton)]


def test_the_look_somebody_chose_is_there_at_their_next_sign_in(closed: Driver) -> None:
    closed.sign_in()
    chosen = Look(Theme.DARK, 1.15)
    closed.program.restyle(chosen)
    closed.rest()
    closed.program.lock()
    closed.sign_in("loket")
    assert closed.page.room.look == Look()
    closed.program.lock()

    closed.sign_in()

    assert closed.page.room.look == chosen
