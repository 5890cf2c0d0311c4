"""The help: a topic for every page, short, the same in both languages, found by its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.screens.application import Outside
from desktop.screens.help.guides import GUIDES, guide_page
from desktop.screens.help.over import HelpOver
from desktop.screens.help.page import HelpPage
from desktop.screens.help.sheet import topic_sheet
from desktop.screens.help.topics import KEYS, fitting, topics
from desktop.screens.keys.chart import LINES, keys_said
from desktop.screens.pieces.papers.pdf import page_count
from desktop.screens.places import PLACES, new_application
from desktop.screens.printing.page import PaperPage
from desktop.screens.setting_up.welcome import Welcome
from desktop.words import LANGUAGES, Words
from tests.screens.conftest import Driver, opened
from tests.screens.walking.hands import Hands

SUBPAGES = {"intake", "case", "printing", "queue", "exchange", "conflicts", "numbers"}
BEFORE = {"sign_in", "first_start"}
MOST_STEPS = 7


def test_every_page_of_the_rail_has_a_topic() -> None:
    wanted = {place.key for place in PLACES} | SUBPAGES | BEFORE

    for language in LANGUAGES:
        assert wanted <= {topic.key for topic in topics(language)}


def test_both_languages_tell_the_same_tasks_in_as_many_steps() -> None:
    told = [
        {
            topic.key: (topic.order, [len(task.steps) for task in topic.tasks])
            for topic in topics(language)
        }
        for language in LANGUAGES
    ]

    assert told[0] == told[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_task_takes_more_than_seven_steps(language: str) -> None:
    for topic in topics(language):
        assert topic.tasks
        assert all(1 <= len(task.steps) <= MOST_STEPS for task in topic.tasks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_step_is_found_by_its_words(language: str) -> None:
    every = topics(language)

    for topic in every:
        assert topic in fitting(every, topic.tasks[0].steps[0])
    assert fitting(every, "xylofon") == []


def test_f1_on_a_page_below_opens_the_topic_of_that_page(hands: Hands) -> None:
    hands.be("loket")
    hands.desk.go(new_application)
    hands.press("F1")
    assert hands.page.shown.key == "intake"
    hands.press("Esc")
    hands.open_at("6")
    hands.press("F1")
    assert hands.page.shown.key == "case"
    hands.press("F1")
    assert hands.page.shown.key == KEYS


def test_typing_sifts_the_topics_and_down_goes_to_them(hands: Hands) -> None:
    hands.be("admin")
    hands.press("F1")
    page = hands.page
    assert isinstance(page, HelpPage)
    hands.press("Ctrl+F")
    hands.type("lembar kekurangan")
    assert [page.list.item(row).text() for row in range(page.list.count())] == ["Menerima berkas"]
    assert page.shown.key == "intake"
    hands.press("Down")
    assert hands.cursor is page.list


def test_keys_are_found_by_what_they_do(hands: Hands) -> None:
    hands.be("admin")
    hands.press("F1")
    hands.press("Ctrl+F")
    hands.type("tanggal hari ini")
    assert [topic.key for topic in hands.page.offered] == [KEYS]


def test_the_topic_of_the_keys_shows_every_line_of_the_map(hands: Hands) -> None:
    hands.be("admin")
    room = hands.page.room
    hands.press("F1")
    hands.page.turn_to(KEYS)
    sheet = topic_sheet(room, hands.page.shown, 2)
    shown = {each.text() for each in sheet.findChildren(QLabel)}

    for line in LINES:
        assert {keys_said(line, "Spasi"), Words().say("keys", line.name)} <= shown
    sheet.deleteLater()


def test_ctrl_p_in_the_help_shows_the_guide_of_ones_own_desk(hands: Hands) -> None:
    for login, title in (("loket", "Loket"), ("teknis", "Tim Teknis"), ("kadis", "Pimpinan")):
        hands.be(login)
        hands.press("F1")
        hands.press("Ctrl+P")
        assert isinstance(hands.page, PaperPage)
        assert title in hands.page.heading().title
        assert page_count(hands.page.pdf) == 2


@pytest.mark.parametrize("guide", list(GUIDES))
def test_a_guide_is_two_sheets_made_of_topics_that_there_are(hands: Hands, guide: str) -> None:
    hands.be("loket")
    room = hands.page.room

    made = guide_page(room, guide)(room)
    hands.rest()

    assert page_count(made.pdf) == 2
    assert made.direction.key == "portrait"
    for language in LANGUAGES:
        assert set(GUIDES[guide]) <= {topic.key for topic in topics(language)}
    made.deleteLater()


def test_f1_at_sign_in_lays_the_help_over_it_and_esc_leads_back(closed: Driver) -> None:
    closed.window.activateWindow()
    QTest.keyClicks(closed.door.password, "latih")

    QTest.keyClick(closed.door.password, Qt.Key.Key_F1)
    over = closed.door.findChild(HelpOver)
    assert over is not None
    assert over.size() == closed.door.size()
    assert closed.door.isAncestorOf(over)
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert over.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert not over.isVisible()
    assert QApplication.focusWidget() is closed.door.password
    assert closed.door.password.text() == "latih"


def test_f1_on_the_first_page_of_all_tells_how_to_begin(tmp_path, qtbot) -> None:
    world = World(now=lambda: 0, draw=bytes)
    program = opened(Outside(folder=Folder(tmp_path / "kantor"), world=world))
    first = program.window.centralWidget()
    assert isinstance(first, Welcome)

    QTest.keyClick(first.ways[0], Qt.Key.Key_F1)

    said = [each.text() for each in first.findChild(HelpOver).findChildren(QLabel)]
    assert "Memulai Sopan" in said
    program.window.close()
