"""The picture of the table under keys, pointer, zoom and resizing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.screens.swimlane.pane import Pane
from desktop.screens.swimlane.scrolling import AT
from desktop.screens.swimlane.view import Swimlane
from tests.screens.conftest import Driver
from tests.screens.pictures import first_columns, frame_of, head_of, rows_of, seen

DAIRI = "dairi-izin-usaha-mikro-kecil"
Keys = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(open_sop: Callable[[str], Driver]) -> Pane:
    return open_sop(DAIRI).page.flow.pane


@pytest.fixture
def view(pane: Pane) -> Swimlane:
    return pane.view


def press(view: Swimlane, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


def test_arrows_go_from_row_to_row(view: Swimlane) -> None:
    press(view, Keys.Key_Down)
    assert view.row == 1

    press(view, Keys.Key_Down, Keys.Key_Down, Keys.Key_Up)

    assert view.row == 2


def test_home_and_end_go_to_the_first_and_last_row(view: Swimlane) -> None:
    press(view, Keys.Key_End)
    assert view.row == 25
    assert frame_of(view).seen_row(25).bottom() <= frame_of(view).height

    press(view, Keys.Key_Home)

    assert view.row == 1
    assert frame_of(view).seen_row(1).top() >= frame_of(view).head


def test_pages_go_a_window_further_and_back(view: Swimlane) -> None:
    press(view, Keys.Key_Home, Keys.Key_PageDown)
    far = view.row
    assert 4 <= far <= 14

    press(view, Keys.Key_PageUp)

    assert view.row == 1


def test_every_row_that_is_chosen_is_seen_whole(view: Swimlane) -> None:
    for row in rows_of(view):
        press(view, Keys.Key_Down)
        frame = frame_of(view)
        assert view.row == row
        assert frame.seen_row(row).top() >= frame.head - 1
        assert frame.seen_row(row).bottom() <= frame.height + 1


def test_enter_asks_for_details_and_so_does_a_double_click(view: Swimlane, qtbot) -> None:
    press(view, Keys.Key_Down)
    with qtbot.waitSignal(view.opened) as asked:
        press(view, Keys.Key_Return)
    assert asked.args == [1]

    place = frame_of(view).seen_row(3).center().toPoint()
    with qtbot.waitSignal(view.opened) as asked:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert asked.args == [3]


def test_a_click_chooses_and_draws_an_outline(view: Swimlane) -> None:
    place = frame_of(view).seen_row(2).center().toPoint()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    row = frame_of(view).seen_row(2)
    assert view.row == 2
    assert seen(view).pixelColor(200, round(row.top()) + 1).name() == "#1f5fa8"


def test_a_click_on_the_heading_chooses_nothing(view: Swimlane) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 10))

    assert view.row == 0


def test_the_row_under_the_pointer_is_tinted(view: Swimlane) -> None:
    row = frame_of(view).seen_row(2)
    place = QPoint(round(row.left()) + 300, round(row.center().y()) + 8)
    before = seen(view).pixelColor(place)

    QTest.mouseMove(view.viewport(), place)
    QApplication.processEvents()

    assert seen(view).pixelColor(place).lightness() < before.lightness()


def test_zoom_keys_stay_between_75_and_200_percent(view: Swimlane) -> None:
    factors = []
    for key in [Keys.Key_Plus] * 6 + [Keys.Key_Minus] * 9:
        QTest.keyClick(view, key, CONTROL)
        factors.append(view.zoom)

    assert max(factors) == 2.0
    assert min(factors) == 0.75
    assert factors[:4] == [1.25, 1.5, 1.75, 2.0]


def test_control_0_shows_all_columns(view: Swimlane) -> None:
    view.set_zoom(2.0)
    assert frame_of(view).most.x() > 0

    QTest.keyClick(view, Keys.Key_0, CONTROL)

    assert frame_of(view).most.x() == 0


def test_the_wheel_zooms_with_control_and_scrolls_without(view: Swimlane) -> None:
    def turn(modifiers: Qt.KeyboardModifier) -> None:
        at = QPointF(300, 300)
        event = QWheelEvent(
            at,
            view.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    turn(CONTROL)
    assert view.zoom == 0.75
    assert view.verticalScrollBar().value() == 0
    turn(Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0


def test_the_heading_stands_still_while_rows_scroll(view: Swimlane) -> None:
    head = head_of(view)

    view.verticalScrollBar().setValue(321)

    assert head_of(view) == head
    assert view.verticalScrollBar().value() == 321


def test_number_and_activity_stand_still_while_columns_scroll(view: Swimlane) -> None:
    view.set_zoom(2.0)
    before, whole = first_columns(view), seen(view)

    view.horizontalScrollBar().setValue(250)

    assert first_columns(view) == before
    assert seen(view) != whole
    assert frame_of(view).frozen > 200


def test_in_a_small_window_the_frozen_columns_leave_room(view: Swimlane) -> None:
    view.set_zoom(2.0)

    view.resize(500, 300)

    assert frame_of(view).frozen <= frame_of(view).room * 0.6


def test_the_vertical_bar_is_always_there(view: Swimlane) -> None:
    assert view.verticalScrollBar().isVisible()


def test_another_width_lays_the_table_out_anew(open_sop: Callable[[str], Driver]) -> None:
    driver = open_sop(DAIRI)
    view = driver.page.flow.pane.view
    wide = frame_of(view).chart.width

    driver.window.resize(1700, 800)
    driver.rest()
    driver.bot.waitUntil(lambda: frame_of(view).chart.width > wide + 10)
    driver.rest()

    frame = frame_of(view)
    assert frame.content.x() + frame.strip == pytest.approx(view.viewport().width(), abs=2)


def test_another_height_lays_nothing_out_anew(open_sop: Callable[[str], Driver]) -> None:
    driver = open_sop(DAIRI)
    view = driver.page.flow.pane.view
    chart = frame_of(view).chart

    driver.window.resize(driver.window.width(), 900)
    driver.rest()

    assert frame_of(view).chart is chart


def test_a_width_where_columns_are_at_their_least_lays_nothing_out_anew(
    open_sop: Callable[[str], Driver],
) -> None:
    driver = open_sop("karimun-pemenuhan-komitmen")
    view = driver.page.flow.pane.view
    driver.window.resize(1060, 700)
    driver.rest()
    driver.bot.wait(150)
    driver.rest()
    narrow = frame_of(view).chart
    assert frame_of(view).most.x() > 0

    driver.window.resize(1030, 700)
    driver.bot.wait(150)
    driver.rest()

    assert frame_of(view).chart is narrow


def test_a_case_opens_where_it_stands_and_the_dot_comes_back(late_case: Driver) -> None:
    view = late_case.page.pane.view
    row = late_case.page.pane.row
    frame = frame_of(view)
    assert row > 0
    middle = (frame.seen_row(row).center().y() - frame.head) / (frame.height - frame.head)
    at_end = view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    assert at_end or middle == pytest.approx(AT, abs=0.12)

    press(view, Keys.Key_Home)
    assert view.row == 1
    press(view, Keys.Key_Period)

    assert view.row == row
    frame = frame_of(view)
    middle = (frame.seen_row(row).center().y() - frame.head) / (frame.height - frame.head)
    at_end = view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    assert at_end or middle == pytest.approx(AT, abs=0.02)


def test_it_can_be_heard(view: Swimlane) -> None:
    assert view.accessibleName() == "Alur: Penerbitan Izin Usaha Mikro Kecil"

    press(view, Keys.Key_Home)

    said = view.accessibleDescription()
    assert "KEGIATAN: Menyampaikan Permohonan" in said
    assert "PELAKSANA: Pemohon" in said
