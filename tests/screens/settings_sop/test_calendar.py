"""Holidays and office hours are changed by keys, taken back, and wrong ones told at their place."""

from datetime import date

from PySide6.QtCore import Qt

from tests.screens.settings_sop.conftest import Keys

Key = Qt.Key


def holidays(keys: Keys):
    keys.go_to("calendar")
    keys.sheet.tabs.setCurrentIndex(0)
    return keys.sheet.holidays


def hours(keys: Keys):
    keys.go_to("calendar")
    keys.sheet.tabs.setCurrentIndex(1)
    keys.sheet.settle()
    return keys.sheet.hours


def calendar(keys: Keys):
    return keys.session.workplace.calendar


def test_a_holiday_is_added_by_key_and_taken_back(keys: Keys) -> None:
    sheet = holidays(keys)
    sheet.day.input.setFocus()
    keys.press("24/12", Key.Key_Return, "Libur daerah", Key.Key_Return)
    assert calendar(keys).holidays[date(2025, 12, 24)] == "Libur daerah"
    assert "Libur daerah" in [each.name for each in sheet.days]
    assert sheet.day.input.hasFocus(), "the next one can be typed at once"
    keys.take_back()
    assert date(2025, 12, 24) not in calendar(keys).holidays


def test_a_date_that_is_none_and_a_name_that_lacks_are_told_at_their_fields(keys: Keys) -> None:
    sheet = holidays(keys)
    sheet.day.input.setFocus()
    keys.press("32/12", Key.Key_Return)
    assert sheet.day.is_wrong
    sheet.add.setFocus()
    keys.press(Key.Key_Space)
    assert sheet.name.is_wrong
    sheet.day.input.put("")
    sheet.day.tell([])


def test_a_holiday_becomes_a_working_day_and_an_ordinary_one_again(keys: Keys) -> None:
    sheet = holidays(keys)
    sheet.table.setFocus()
    places = [each.day for each in sheet.days]
    sheet.table.choose(places.index(date(2025, 12, 26)))
    sheet.work.setFocus()
    keys.press(Key.Key_Space)
    assert calendar(keys).is_working_day(date(2025, 12, 26))
    keys.take_back()
    assert not calendar(keys).is_working_day(date(2025, 12, 26))
    sheet.table.setFocus()
    sheet.table.choose([each.day for each in sheet.days].index(date(2025, 12, 26)))
    keys.press(Key.Key_Delete)
    assert date(2025, 12, 26) not in calendar(keys).holidays


def test_what_sopan_brings_for_a_year_fills_only_what_lacks(keys: Keys) -> None:
    sheet = holidays(keys)
    if date(2025, 12, 26) in calendar(keys).holidays:
        sheet.table.choose([each.day for each in sheet.days].index(date(2025, 12, 26)))
        sheet.remove_day()
    assert not sheet.load.isHidden()
    before = dict(calendar(keys).holidays)
    sheet.load.setFocus()
    keys.press(Key.Key_Space)
    after = calendar(keys).holidays
    assert set(after) - set(before) == {date(2025, 12, 26)}
    assert all(after[day] == name for day, name in before.items())
    assert sheet.load.isHidden(), "nothing is left to load"


def test_estimated_dates_are_marked_and_the_year_says_so(keys: Keys) -> None:
    sheet = holidays(keys)
    sheet.year.setFocus()
    while sheet.year.key != "2027":
        keys.press(Key.Key_Down)
        sheet.read()
    rows = sheet.table.rows
    kinds = [rows.data(rows.index(row, 2)) for row in range(rows.rowCount())]
    assert kinds.count("Perkiraan") == 3
    assert "SKB" in sheet.note


def test_ramadan_is_changed_for_a_year(keys: Keys) -> None:
    sheet = holidays(keys)
    sheet.year.setCurrentIndex(sheet.year.findData("2026"))
    sheet.read()
    fasting = sheet.fasting
    fasting.first.setFocus()
    keys.press("20/02/2026", Key.Key_Return, "01/01/2026", Key.Key_Return)
    keys.press(Key.Key_Space)
    assert fasting.problem
    fasting.last.setFocus()
    keys.press("20/03/2026", Key.Key_Return, Key.Key_Space)
    assert (date(2026, 2, 20), date(2026, 3, 20)) in calendar(keys).ramadan
    assert not any(first == date(2026, 2, 19) for first, _ in calendar(keys).ramadan)
    keys.take_back()
    assert (date(2026, 2, 19), date(2026, 3, 20)) in calendar(keys).ramadan


def test_hours_are_typed_in_any_short_way_and_added_up(keys: Keys) -> None:
    sheet = hours(keys)
    keys.press("8-15", Key.Key_Return, "12-12.30", Key.Key_Return)
    assert sheet.lines[0][0].text() == "08.00-15.00"
    assert sheet.told.startswith("Seminggu 36 jam 30 menit")
    keys.press(Key.Key_F9)
    monday = calendar(keys).hours.normal[0]
    assert (monday.opening, monday.closing, monday.minutes) == (480, 900, 390)
    keys.take_back()
    assert calendar(keys).hours.normal[0].opening == 450


def test_hours_that_make_no_sense_are_told_under_their_day_and_not_saved(keys: Keys) -> None:
    sheet = hours(keys)
    before = calendar(keys).hours
    keys.press("16-8", Key.Key_Return)
    assert "16.00-08.00" in sheet.problem(0)
    keys.press(Key.Key_F9)
    assert calendar(keys).hours == before
    assert sheet.lines[0][0].hasFocus()
    sheet.lines[0][0].setFocus()
    keys.press("07.30-16.00", Key.Key_Return, "16.30-17", Key.Key_Return)
    assert "16.30-17.00" in sheet.problem(0)


def test_hours_typed_and_not_saved_are_there_again_until_thrown_away(keys: Keys) -> None:
    sheet = hours(keys)
    before = calendar(keys).hours
    sheet.keeping.start_over()
    sheet.lines[0][0].selectAll()
    keys.press("9-17", Key.Key_Return)
    keys.desk.visit("sop")
    sheet = hours(keys)
    assert sheet.lines[0][0].text() == "09.00-17.00"
    assert calendar(keys).hours == before
    sheet.keeping.start_over()
    assert sheet.lines[0][0].text() == "07.30-16.00"


def test_who_is_not_administrator_reads_the_calendar(keys: Keys) -> None:
    keys.change_person("kasi")
    sheet = holidays(keys)
    assert keys.page.is_read_only
    assert sheet.days
    assert not sheet.add.isVisible()
    sheet.table.setFocus()
    before = dict(calendar(keys).holidays)
    keys.press(Key.Key_Delete)
    assert calendar(keys).holidays == before
    assert hours(keys).lines[0][0].isReadOnly()
    keys.change_person("admin")
