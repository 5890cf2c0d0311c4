"""What was typed at the counter and not finished (UX rule 4)."""

from PySide6.QtCore import Qt

from desktop.actions.case.drafts import list_drafts, load_draft
from desktop.actions.sign_in import look_in
from desktop.actions.workplace import Folder
from desktop.practice import PASSWORD
from desktop.screens.intake.page import DRAFT
from tests.screens.intake.conftest import Counter, fill_new

Key, Mod = Qt.Key, Qt.KeyboardModifier


def test_what_is_typed_is_there_again_on_another_day(counter: Counter) -> None:
    fill_new(counter)
    counter.driver.desk.back()
    counter.open()

    assert counter.answer("applicant.name") == "Siti Nurbaya"
    assert counter.answer("business.address") == "Jl. Pahlawan"
    assert counter.page.entry.permit.type.id == "iumk"
    assert "Draf" in counter.page.told.text


def test_a_draft_can_be_dropped(counter: Counter) -> None:
    fill_new(counter)
    counter.driver.desk.back()
    counter.open()

    counter.page.told.drop.click()

    assert counter.answer("applicant.name") == ""
    assert load_draft(counter.session, DRAFT) is None


def test_a_registered_application_leaves_no_draft(counter: Counter) -> None:
    fill_new(counter)
    counter.press(Key.Key_Space, Mod.ControlModifier)
    counter.press(Key.Key_F9)
    counter.driver.rest()

    assert list_drafts(counter.session) == []


def test_what_was_typed_last_is_kept_when_the_window_closes(counter: Counter) -> None:
    counter.enter("iu")
    counter.enter("perp")
    counter.type("FO1-00")
    kept, page = counter.session, counter.page

    counter.driver.window.close()

    assert not page.isVisible()
    folder, world = kept.workplace.folder.path, kept.workplace.world
    again = look_in(Folder(folder), world, "loket", PASSWORD)
    draft = load_draft(again, DRAFT)
    assert draft is not None
    assert draft["values"]["intake.kind"] == "renewal"
    assert draft["values"]["intake.earlier"] == "FO1-00"
    again.workplace.store.close()
