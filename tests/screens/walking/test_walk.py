"""Every page is walked through by Tab: reached, named, seen, in order, large enough, not cut."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.sop.model import Section
from desktop.screens.help.page import help_on
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import button, label
from desktop.screens.pieces.room import Heading, Page, Room
from desktop.screens.places import PLACES, new_application
from desktop.screens.settings.chapters import CHAPTERS
from desktop.screens.settings.page import settings_at
from desktop.screens.sign_in.page import SignIn
from tests.screens.walking.hands import Hands
from tests.screens.walking.walker import clipped, faults, sideways, walk

Open = Callable[[Hands], object]
LOOKS = (
    ((1366, 768), 1.0),
    ((1024, 600), 1.3),
    pytest.param((1024, 600), 1.0, marks=pytest.mark.long),
    pytest.param((1366, 768), 1.3, marks=pytest.mark.long),
)


@dataclass(frozen=True)
class Stop:
    """A page to be walked through, and how one comes to it."""

    name: str
    open: Open


def _places() -> Iterator[Stop]:
    for place in PLACES:
        yield Stop(place.key, lambda hands, key=place.key: hands.visit(key))


def _help() -> Iterator[Stop]:
    for topic in ("case", "keys"):
        yield Stop(f"help {topic}", lambda hands, topic=topic: hands.desk.go(help_on(topic)))


def _chapters() -> Iterator[Stop]:
    for chapter in CHAPTERS:
        made = settings_at(chapter.key)
        yield Stop(f"settings {chapter.key}", lambda hands, made=made: hands.desk.go(made))


def _tabs_of_a_case() -> Iterator[Stop]:
    for tab in range(5):
        yield Stop(f"case, tab {tab}", partial(_open_tab, tab=tab))


def _open_tab(hands: Hands, tab: int) -> None:
    hands.open_at("6").tabs.bar.setCurrentIndex(tab)


def _open_sop(hands: Hands, tab: int) -> None:
    hands.visit("sop")
    hands.press("Return")
    hands.page.tabs.setCurrentIndex(tab)


def _print_preview(hands: Hands) -> None:
    hands.open_at("6")
    hands.press("Ctrl+P")


def _first_task(hands: Hands) -> None:
    hands.visit("tasks")
    hands.press("Return")


WALKS: dict[str, tuple[Stop, ...]] = {
    "admin": (
        *_places(),
        *_help(),
        *_chapters(),
        *_tabs_of_a_case(),
        *(Stop(f"sop, tab {tab}", partial(_open_sop, tab=tab)) for tab in range(5)),
        Stop("print preview", _print_preview),
    ),
    "loket": (*_places(), Stop("intake", lambda hands: hands.desk.go(new_application))),
    "backoffice": (*_places(), *_tabs_of_a_case()),
    "teknis": (
        Stop("tasks", lambda hands: hands.visit("tasks")),
        Stop("inspection", lambda hands: hands.open_with(Section.INSPECTION)),
        Stop("recommendation", lambda hands: hands.open_at("8")),
    ),
    "kadis": (
        *_places(),
        Stop("first task", _first_task),
    ),
}


def tour(hands: Hands, login: str) -> Iterator[str]:
    """Open every page of somebody in every size, and come to rest there."""
    hands.be(login)
    for stop in WALKS[login]:
        hands.visit(PLACES[0].key)
        stop.open(hands)
        hands.rest()
        yield stop.name


@pytest.mark.parametrize("login", list(WALKS))
def test_every_page_is_walked_by_tab(hands: Hands, login: str, qtlog, counted) -> None:
    found: list[str] = []
    stops = 0
    for name in tour(hands, login):
        walked = walk(hands.window)
        stops += len(walked.stops)
        of_page = [*faults(hands.window, walked.stops), *walked.unseen]
        found += [f"{name}: {fault}" for fault in of_page]

    counted(f"{login}: {len(WALKS[login])} pages, {stops} stops")
    assert found == []
    # Shown before it lies in the page, a piece is a window for a moment and takes the cursor.
    assert not [each for each in qtlog.records if "propagateSizeHints" in each.message]


@pytest.mark.parametrize(("size", "scale"), LOOKS)
@pytest.mark.parametrize("login", list(WALKS))
def test_no_words_are_cut_on_any_page_and_none_scrolls_sideways(
    hands: Hands, login: str, size: tuple[int, int], scale: float
) -> None:
    hands.be(login)
    hands.program.restyle(Look(scale=scale))
    hands.window.resize(*size)

    found = [
        f"{name}: {fault}"
        for name in tour(hands, login)
        for fault in (*clipped(hands.window), *sideways(hands.window))
    ]

    assert found == []


def test_sign_in_is_walked_by_tab(hands: Hands) -> None:
    hands.be("admin")
    hands.desk.locked.emit()
    hands.rest()
    assert isinstance(hands.window.centralWidget(), SignIn)

    walked = walk(hands.window)

    assert [*faults(hands.window, walked.stops), *walked.unseen] == []
    assert list(clipped(hands.window)) == []


def test_f6_opens_the_form_of_a_small_window_and_goes_into_it(hands: Hands) -> None:
    hands.be("backoffice")
    hands.window.resize(1024, 600)
    page = hands.open_at("6")
    page.pane.setFocus()
    assert not page.is_telling

    hands.press("F6")

    assert page.is_telling
    assert page.work.form.content.sheet.isAncestorOf(hands.cursor)


class Broken(Page):
    """A page with one of every fault the walk has to find."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.nameless = QPushButton()
        self.nameless.setMinimumSize(40, 30)
        self.small = QPushButton("Kecil")
        self.small.setStyleSheet("min-height: 0; max-height: 16px;")
        self.shut = button(room.look, "Tak terjangkau", lambda: None)
        self.shut.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.first, self.second = (button(room.look, f"&Sama {n}", print) for n in (1, 2))
        self.dull = QPushButton("Tak tampak")
        self.dull.setStyleSheet("QPushButton, QPushButton:focus { border: 1px solid; outline: 0 }")
        self.cut = label("Kalimat yang terlalu panjang untuk tempatnya")
        self.cut.setFixedWidth(60)
        self.narrow = button(room.look, "Tombol yang terlalu sempit", lambda: None)
        self.narrow.setFixedWidth(60)
        box = QVBoxLayout(self)
        pieces: list[QWidget] = [self.second, self.first, self.nameless, self.small, self.shut]
        for piece in [*pieces, self.dull, self.cut, self.narrow]:
            box.addWidget(piece)
        QWidget.setTabOrder(self.first, self.second)

    def heading(self) -> Heading:
        return Heading(title="Rusak")


@pytest.fixture
def broken(hands: Hands) -> Hands:
    hands.be("admin")
    hands.desk.go(Broken)
    hands.rest()
    return hands


@pytest.mark.parametrize(
    "fault",
    [
        "QPushButton  '' has no name",
        "18 px",
        "Tab never comes to QPushButton  'Tak terjangkau'",
        "QPushButton  '&Sama 2' comes after QPushButton  '&Sama 1'",
    ],
)
def test_the_walk_finds_what_is_wrong_with_a_page(broken: Hands, fault: str) -> None:
    found = list(faults(broken.window, walk(broken.window).stops))

    assert any(each.endswith(fault) for each in found)


def test_the_walk_finds_letters_that_two_buttons_share(broken: Hands) -> None:
    page = broken.page
    page.first.setText("&Sama 1")
    page.second.setText("&Sama 2")

    found = list(faults(broken.window, walk(broken.window).stops))

    assert any("share Alt+s" in fault for fault in found)


def test_the_walk_finds_a_cursor_that_cannot_be_seen(broken: Hands) -> None:
    assert walk(broken.window).unseen == [
        "QPushButton  'Tak tampak' does not show that the cursor is in it"
    ]


def test_the_walk_finds_words_that_are_cut(broken: Hands) -> None:
    found = list(clipped(broken.window))

    assert any(f"is cut off: {broken.page.cut.text()!r}" in fault for fault in found)
    assert "QPushButton  'Tombol yang terlalu sempit' is cut off" in found
    assert isinstance(broken.page.cut, QLabel)
