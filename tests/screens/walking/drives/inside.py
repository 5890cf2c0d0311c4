"""The keys of lists, forms and the procedure."""

from desktop.domain.forms.fields import Kind
from desktop.domain.sop.model import Section
from desktop.screens.case.page import CasePage
from desktop.screens.forms.inputs.day import Day
from desktop.screens.forms.previous import previous_answer
from desktop.screens.intake.entry import PERMIT
from desktop.screens.intake.page import Intake
from tests.screens.walking.drives.noted import drives
from tests.screens.walking.hands import Hands


@drives("open")
def _(hands: Hands) -> None:
    hands.be("backoffice")
    page = hands.visit("tasks")
    subject = page.rows.item(page.list.row).line.subject
    hands.press("Return")
    assert hands.page.seen.case.id == subject


@drives("tick_row")
def _(hands: Hands) -> None:
    hands.be("kabid")
    page = hands.visit("tasks")
    rows = range(page.rows.rowCount())
    page.list.choose(next(row for row in rows if page.rows.item(row).together))
    hands.press("Space")
    assert len(page.ticked) == 1
    page.ticked.clear()


@drives("from_search")
def _(hands: Hands) -> None:
    hands.be("admin")
    page = hands.visit("cases")
    hands.press("Ctrl+F")
    hands.press("Down")
    assert hands.cursor is page.list


@drives("next_field")
def _(hands: Hands) -> None:
    for keys in ("Return", "Tab"):
        _goes_through_fields(hands, keys, 1)


@drives("field_before")
def _(hands: Hands) -> None:
    for keys in ("Shift+Return", "Shift+Tab"):
        _goes_through_fields(hands, keys, -1)


def _goes_through_fields(hands: Hands, keys: str, step: int) -> None:
    hands.be("loket")
    form = hands.begin_application().entry.form
    inputs = [
        box.input for box in form.boxes.values() if box.input.isVisible() and box.input.isEnabled()
    ]
    inputs = inputs[: 4 if step > 0 else 3][::step]
    inputs[0].setFocus()
    for following in inputs[1:]:
        hands.press(keys)
        assert hands.cursor is following


@drives("new_line")
def _(hands: Hands) -> None:
    hands.be("backoffice")
    form = hands.open_at("6").work.form.content.sheet.form
    form.fill({"note.text": ""})
    form.go_to("note.text")
    hands.type("satu")
    hands.press("Return")
    hands.type("dua")
    field = form.boxes["note.text"].input
    assert field.answer() == "satu\ndua"
    hands.press("Tab")
    assert hands.cursor is not field
    hands.press("Shift+Tab")
    assert hands.cursor is field
    field.put("")


def _day_field(hands: Hands) -> Day:
    hands.be("teknis")
    content = hands.open_with(Section.INSPECTION).work.form.content
    names = (name for name, box in content.sheet.form.boxes.items() if isinstance(box.input, Day))
    name = next(names)
    assert content.sheet.form.boxes[name].field.kind is Kind.DATE
    content.sheet.form.go_to(name)
    return content.sheet.form.boxes[name].input


@drives("today")
def _(hands: Hands) -> None:
    field = _day_field(hands)
    hands.press("Ctrl+;")
    assert field.text() == "19/11/2025"


@drives("day")
def _(hands: Hands) -> None:
    field = _day_field(hands)
    hands.press("Ctrl+;")
    hands.press("+")
    assert field.text() == "20/11/2025"
    hands.press("-")
    hands.press("-")
    assert field.text() == "18/11/2025"


@drives("previous")
def _(hands: Hands) -> None:
    hands.be("loket")
    form = hands.begin_application().entry.form
    name = "applicant.name"
    form.go_to(name)
    hands.press("Ctrl+'")
    before = previous_answer(hands.page.room, name)
    assert before
    assert form.answers()[name] == before
    hands.press("Ctrl+Z")


@drives("open_list")
def _(hands: Hands) -> None:
    hands.be("loket")
    form = hands.begin_application().entry.form
    for keys in ("Alt+Down", "F4"):
        form.go_to(PERMIT)
        hands.press(keys)
        field = form.boxes[PERMIT].input
        assert field.is_open
        hands.press("Esc")
        assert not field.is_open
        assert isinstance(hands.page, Intake)


@drives("tick")
def _(hands: Hands) -> None:
    checklist = _checklist(hands)
    checklist.ticks[0].setFocus()
    before = checklist.lacking()
    hands.press("Space")
    assert checklist.lacking() != before
    hands.press("Space")


@drives("tick_all")
def _(hands: Hands) -> None:
    checklist = _checklist(hands)
    assert checklist.lacking()
    hands.press("Ctrl+Space")
    assert not checklist.lacking()


def _checklist(hands: Hands):
    hands.be("loket")
    page = hands.begin_application()
    page._start_over()
    page.entry.form.go_to(PERMIT)
    hands.type("iu")
    hands.press("Return")
    return page.side.checklist


@drives("steps")
def _(hands: Hands) -> None:
    page = _table(hands)
    last = len(page.seen.flow.sop.rows)
    for keys, row in (("Home", 1), ("Down", 2), ("End", last), ("Up", last - 1), ("Home", 1)):
        hands.press(keys)
        assert page.pane.row == row
    hands.press("PgDown")
    below = page.pane.row
    assert below > 2
    hands.press("PgUp")
    assert page.pane.row < below


@drives("step_details")
def _(hands: Hands) -> None:
    page = _table(hands)
    hands.press("Home")
    page.drawer.shut()
    hands.press("Return")
    assert page.drawer.is_open


@drives("current_step")
def _(hands: Hands) -> None:
    page = _table(hands)
    hands.press("Home")
    hands.press(".")
    assert page.pane.row == page.seen.row


@drives("zoom")
def _(hands: Hands) -> None:
    page = _table(hands)
    hands.press("Ctrl+0")
    before = page.pane.view.zoom
    hands.press("Ctrl++")
    assert page.pane.view.zoom > before
    hands.press("Ctrl+-")
    assert page.pane.view.zoom <= max(before, 1.0)


@drives("fit")
def _(hands: Hands) -> None:
    page = _table(hands)
    before = page.pane.view.zoom
    hands.press("Ctrl++")
    hands.press("Ctrl+0")
    assert page.pane.view.zoom == before


@drives("step_list")
def _(hands: Hands) -> None:
    page = _table(hands)
    hands.press("Ctrl+Shift+L")
    assert page.pane.is_list
    hands.press("Ctrl+Shift+L")
    assert not page.pane.is_list


def _table(hands: Hands) -> CasePage:
    hands.be("admin")
    page = hands.open_at("6")
    page.pane.setFocus()
    return page
