"""SOPs are put into force and lanes corrected by keys, and nothing wrong gets in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.actions.office.sops import newest_version
from desktop.domain.sop.model import Certainty
from desktop.screens.settings.procedures import sheet as procedures
from desktop.screens.settings.procedures.lanes import LanesPage
from desktop.screens.settings.procedures.put import CHANGES, CHECKS, PutPage
from desktop.screens.settings.procedures.telling import unsure
from tests.actions.office import DAIRI, ROOT
from tests.screens.settings_sop.conftest import PURWAKARTA, Keys

Key = Qt.Key
TEMPLATE = "alur-sicantik-cloud"


def choose(keys: Keys, sop_id: str) -> None:
    keys.go_to("procedures")
    places = [item.sop.id for item in keys.sheet.items]
    keys.sheet.table.choose(places.index(sop_id))


def rewritten(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    text = (ROOT / "resources" / "sops" / f"{DAIRI}.toml").read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path = tmp_path / "sop.toml"
    path.write_text(text, "utf-8")
    return path


def read_file(keys: Keys, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(procedures, "ask_for_sop", lambda *_: path)
    keys.go_to("procedures")
    keys.sheet.read.click()
    keys.rest()


def test_the_list_shows_what_is_in_force_what_only_comes_with_sopan_and_what_clashes(
    keys: Keys,
) -> None:
    keys.go_to("procedures")
    rows = keys.sheet.table.rows
    said = {
        item.sop.id: [rows.data(rows.index(place, column)) for column in range(3)]
        for place, item in enumerate(keys.sheet.items)
    }
    assert said[DAIRI][2] == "Berlaku"
    assert said[DAIRI][1] == "11 dari 29 belum pasti"
    assert said[TEMPLATE][2] == "Belum berlaku"
    assert [item.sop.id for item in keys.sheet.items].count(PURWAKARTA) == 2
    assert said[PURWAKARTA][2] == "Dua versi"


def test_a_template_goes_into_force_after_one_question(keys: Keys) -> None:
    choose(keys, TEMPLATE)
    keys.press(Key.Key_Return)
    page = keys.page
    assert isinstance(page, PutPage)
    assert page.pane.view.frame() is not None, "the swimlane is shown"
    keys.press("SK 7/2025", Key.Key_F9)
    assert page.asked is not None
    keys.press(Key.Key_Escape)
    assert keys.page is page, "Esc gives the question up, not the page"
    assert page.asked is None
    keys.press(Key.Key_F9, Key.Key_F9)
    version = newest_version(keys.session, TEMPLATE)
    assert (version.reason, version.additions) == ("SK 7/2025", True)
    assert keys.page.chapter.key == "procedures"


def test_a_file_with_an_error_is_shown_with_row_column_and_remedy_and_kept_out(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = newest_version(keys_ready(keys), DAIRI)
    path = rewritten(tmp_path, ('lane = "kabid"', 'lane = "kabit"'))
    read_file(keys, path, monkeypatch)
    page = keys.page
    assert page.tabs.currentIndex() == CHECKS
    rows = page.checks.rows
    first = [rows.data(rows.index(0, column)) for column in range(4)]
    assert first[0].startswith("Baris ")
    assert "kabit" in first[2]
    assert first[3] == "Wajib diperbaiki"
    assert not page.act.isEnabled()
    keys.press(Key.Key_F9)
    assert newest_version(keys.session, DAIRI).event == before.event
    keys.press(Key.Key_Escape)


def keys_ready(keys: Keys):
    keys.go_to("procedures")
    return keys.session


def test_a_file_that_is_no_sop_is_told_and_opens_nothing(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sop.toml"
    path.write_text("ini bukan sop", "utf-8")
    read_file(keys, path, monkeypatch)
    assert keys.page.chapter.key == "procedures"
    assert "sop.toml" in keys.desk.message


def test_a_newer_version_says_what_it_changes_and_wants_a_reason(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = newest_version(keys_ready(keys), DAIRI)
    path = rewritten(tmp_path, ("Koordinasi Tim Teknis", "Koordinasi dengan Tim Teknis"))
    read_file(keys, path, monkeypatch)
    page = keys.page
    rows = page.different.rows
    said = [rows.data(rows.index(row, 1)) for row in range(rows.rowCount())]
    wanted = "Kegiatan: “Koordinasi Tim Teknis” menjadi “Koordinasi dengan Tim Teknis”."
    assert wanted in said
    assert page.tabs.tabText(CHANGES) == f"Perubahan {len(said)}"
    keys.press(Key.Key_F9)
    assert page.problem
    assert page.asked is None, "without a reason nothing is asked"
    keys.press("Perbaikan redaksi", Key.Key_F9, Key.Key_F9)
    version = newest_version(keys.session, DAIRI)
    assert version.replaces == before.event
    assert version.sop.rows[5].activity == "Koordinasi dengan Tim Teknis"


def test_lanes_are_confirmed_and_moved_by_key_and_saved_as_a_version(keys: Keys) -> None:
    choose(keys, DAIRI)
    before = newest_version(keys.session, DAIRI)
    keys.press(Key.Key_Return)
    page = keys.page
    assert isinstance(page, LanesPage)
    first = page.table.spot.symbol
    assert first.basis.lane is Certainty.INFERRED, "it begins at the first unsure one"
    keys.press(Key.Key_Space)
    second = page.table.spot.symbol
    assert second.basis.lane is Certainty.INFERRED
    assert second.id != first.id
    keys.press(Key.Key_Right)
    lanes = [lane.id for lane in before.sop.lanes]
    moved_to = lanes[lanes.index(second.lane) + 1]
    assert page.given == {first.id: first.lane, second.id: moved_to}
    keys.press(Key.Key_Right)
    keys.take_back()
    assert page.given[second.id] == moved_to, "Ctrl+Z takes one move back"
    keys.press(Key.Key_F9)
    assert page.problem, "a reason is wanted"
    keys.press("Sesuai SOP asli", Key.Key_F9, Key.Key_F9)
    after = newest_version(keys.session, DAIRI)
    symbols = {symbol.id: symbol for symbol in after.sop.symbols()}
    assert after.replaces == before.event
    assert symbols[second.id].lane == moved_to
    assert symbols[first.id].lane == first.lane
    assert len(unsure(after.sop)) == len(unsure(before.sop)) - 2


def test_two_versions_that_clash_are_settled_by_putting_one_in_force(keys: Keys) -> None:
    choose(keys, PURWAKARTA)
    assert "Dua komputer" in keys.sheet.facts
    keys.press(Key.Key_Return)
    assert "benturannya selesai" in keys.page.told
    keys.press("Disepakati rapat", Key.Key_F9, Key.Key_F9)
    version = newest_version(keys.session, PURWAKARTA)
    assert version.reason == "Disepakati rapat"
    assert [item.sop.id for item in keys.sheet.items].count(PURWAKARTA) == 1


def test_without_additions_their_ways_are_gone_from_picture_and_version(keys: Keys) -> None:
    choose(keys, DAIRI)
    keys.sheet.put.click()
    keys.rest()
    page = keys.page
    assert not page.act.isEnabled(), "the same again is not put into force"
    page.additions.setFocus()
    keys.press(Key.Key_Space)
    assert page.changes
    page.reason.setFocus()
    keys.press("Hanya yang tercetak", Key.Key_F9, Key.Key_F9)
    version = newest_version(keys.session, DAIRI)
    assert not version.additions
    assert not any(way.added for symbol in version.flow.sop.symbols() for way in symbol.next)


def test_who_is_not_administrator_reads_lanes_and_changes_nothing(keys: Keys) -> None:
    keys.change_person("kasi")
    choose(keys, DAIRI)
    assert keys.page.is_read_only
    assert keys.sheet.put.isHidden()
    assert keys.sheet.read.isHidden()
    keys.press(Key.Key_Return)
    page = keys.page
    keys.press(Key.Key_Right, Key.Key_Space)
    assert page.given == {}
    assert page.act.isHidden()
    keys.change_person("admin")
