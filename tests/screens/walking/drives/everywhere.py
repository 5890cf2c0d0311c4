"""The keys that hold on every page."""

from PySide6.QtWidgets import QPushButton

from desktop.actions.case.drafts import load_draft
from desktop.screens.case.page import CasePage
from desktop.screens.exchange.page import ExchangePage
from desktop.screens.exchange.work.carrier import SEND, TAKE, carrier_of
from desktop.screens.help.page import HelpPage
from desktop.screens.intake.page import Intake
from desktop.screens.keys.letters import letter_of
from desktop.screens.places import PLACES
from desktop.screens.printing.page import PaperPage
from desktop.screens.sign_in.page import SignIn
from tests.screens.walking.drives.noted import drives
from tests.screens.walking.hands import Hands


@drives("pages")
def _(hands: Hands) -> None:
    hands.be("admin")
    for number, place in enumerate(PLACES, 1):
        hands.press(f"Ctrl+{number}")
        assert hands.page.heading().entry == place.key


@drives("new")
def _(hands: Hands) -> None:
    hands.be("loket")
    for place in PLACES:
        hands.visit(place.key)
        hands.press("Ctrl+N")
        assert isinstance(hands.page, Intake)


@drives("anything")
def _(hands: Hands) -> None:
    hands.be("admin")
    number = hands.lines()[0].number
    for place in PLACES:
        hands.visit(place.key)
        hands.press("Ctrl+K")
        hands.type(number)
        hands.press("Return")
        assert isinstance(hands.page, CasePage)
        assert hands.page.seen.case.number == number


@drives("find")
def _(hands: Hands) -> None:
    hands.be("admin")
    for key in ("tasks", "cases"):
        page = hands.visit(key)
        hands.press("Ctrl+F")
        assert hands.cursor.objectName() == "search"
        assert page.isAncestorOf(hands.cursor)
    page = hands.visit("sop")
    hands.press("Ctrl+F")
    hands.type("karimun")
    row = page.table.currentIndex().row()
    assert "karimun" in page.table.rows.index(row, 0).data().casefold()
    hands.press("Esc")
    assert hands.cursor is page.table
    found = hands.open_at("5")
    hands.press("Ctrl+F")
    hands.type("paraf")
    first = found.pane.row
    hands.press("Return")
    assert found.pane.row != first
    hands.press("Esc")
    assert hands.page is found


@drives("print")
def _(hands: Hands) -> None:
    hands.be("admin")
    hands.open_at("5")
    hands.press("Ctrl+P")
    assert isinstance(hands.page, PaperPage)
    assert hands.cursor is hands.page.print
    hands.visit("tasks")
    hands.press("Ctrl+P")
    assert hands.desk.message.startswith("Di halaman ini tidak ada yang dicetak.")


@drives("print_options")
def _(hands: Hands) -> None:
    hands.be("admin")
    hands.open_at("5")
    hands.press("Ctrl+Shift+P")
    assert isinstance(hands.page, PaperPage)
    assert hands.cursor is hands.page.paper
    hands.page.settle()
    hands.page.print.setFocus()
    hands.press("Ctrl+Shift+P")
    assert hands.cursor is hands.page.paper


@drives("send")
def _(hands: Hands) -> None:
    _exchanges(hands, "Ctrl+Shift+K", SEND)


@drives("take")
def _(hands: Hands) -> None:
    _exchanges(hands, "Ctrl+Shift+T", TAKE)


def _exchanges(hands: Hands, keys: str, way: str) -> None:
    """The keys lead to the page; there they are its button, which waits for a stick."""
    hands.be("admin")
    called: list[str] = []
    carrier_of(hands.page.room.runner).called.connect(called.append)
    hands.press(keys)
    assert isinstance(hands.page, ExchangePage)
    assert called == []
    hands.press(keys)
    assert called == [way]


@drives("finish")
def _(hands: Hands) -> None:
    _finishes(hands, "F9")


@drives("finish_form")
def _(hands: Hands) -> None:
    _finishes(hands, "Ctrl+Return")


def _finishes(hands: Hands, keys: str) -> None:
    hands.be("backoffice")
    page = hands.open_at("6")
    subject = page.seen.case.id
    hands.press(keys)
    assert hands.session.workplace.case(subject).current.symbol.id == "6b"
    hands.press("Ctrl+Z")
    assert hands.session.workplace.case(subject).current.symbol.id == "6"


@drives("undo")
def _(hands: Hands) -> None:
    hands.be("backoffice")
    page = hands.open_at("6")
    subject = page.seen.case.id
    page.work.form.content.sheet.form.go_to("note.text")
    hands.type("Sudah ditelepon.")
    hands.press("Ctrl+Z")
    assert page.work.form.content.sheet.form.answers()["note.text"] == ""
    hands.press("F9")
    hands.press("Ctrl+5" if len(PLACES) > 4 else "Ctrl+3")
    hands.press("Ctrl+Z")
    assert hands.session.workplace.case(subject).current.symbol.id == "6"


@drives("redo")
def _(hands: Hands) -> None:
    hands.be("backoffice")
    form = hands.open_at("6").work.form.content.sheet.form
    form.go_to("note.text")
    hands.type("Sudah ditelepon.")
    hands.press("Ctrl+Z")
    hands.press("Ctrl+Y")
    assert form.answers()["note.text"] == "Sudah ditelepon."
    form.boxes["note.text"].input.put("")


@drives("return")
def _(hands: Hands) -> None:
    hands.be("backoffice")
    page = hands.open_at("6")
    hands.press("Shift+F9")
    assert page.work.form.asking is not None
    hands.press("Esc")
    assert page.work.form.asking is None
    assert hands.page is page


@drives("next_problem")
def _(hands: Hands) -> None:
    assert len(_problems(hands, "F8")) > 1


@drives("problem_before")
def _(hands: Hands) -> None:
    assert len(_problems(hands, "Shift+F8")) > 1


def _problems(hands: Hands, keys: str) -> set[str]:
    hands.be("loket")
    page = hands.begin_application()
    found = []
    for _ in range(3):
        hands.press(keys)
        found.append(hands.cursor)
    boxes = page.entry.form.boxes
    return {name for name, box in boxes.items() if box.input in found}


@drives("next_pane")
def _(hands: Hands) -> None:
    seen = _panes(hands, "F6")
    assert seen == ["rail", "tabs", "table", "form", "buttons", "rail"]


@drives("pane_before")
def _(hands: Hands) -> None:
    seen = _panes(hands, "Shift+F6")
    assert seen == ["rail", "buttons", "form", "table", "tabs", "rail"]


def _panes(hands: Hands, keys: str) -> list[str]:
    hands.be("backoffice")
    page = hands.open_at("6")
    content = page.work.form.content
    names = {
        "tabs": page.tabs.bar,
        "table": page.pane,
        "form": content.sheet,
        "buttons": content.foot,
    }
    seen: list[str] = []
    for _ in range(10):
        cursor = hands.cursor
        inside = (
            name for name, pane in names.items() if pane is cursor or pane.isAncestorOf(cursor)
        )
        seen.append(next(inside, "rail"))
        hands.press(keys)
    start = seen.index("rail")
    return seen[start : start + 6]


@drives("help")
def _(hands: Hands) -> None:
    hands.be("admin")
    for place in PLACES:
        page = hands.visit(place.key)
        before = hands.cursor
        hands.press("F1")
        assert isinstance(hands.page, HelpPage)
        assert hands.page.shown.key == place.key
        hands.press("Esc")
        assert hands.page is page
        assert hands.cursor is before


@drives("refresh")
def _(hands: Hands) -> None:
    hands.be("admin")
    for place in PLACES:
        page = hands.visit(place.key)
        hands.press("F5")
        assert hands.desk.message == "Halaman sudah dimuat ulang."
        assert hands.page is page


@drives("close")
def _(hands: Hands) -> None:
    hands.be("admin")
    library = hands.visit("sop")
    hands.press("Return")
    page = hands.page
    hands.press("Home")
    hands.press("Return")
    assert page.flow.drawer.is_open
    hands.press("Esc")
    assert not page.flow.drawer.is_open
    assert hands.page is page
    hands.press("Esc")
    assert hands.page is library


@drives("back")
def _(hands: Hands) -> None:
    hands.be("admin")
    library = hands.visit("sop")
    hands.press("Return")
    hands.press("Alt+Left")
    assert hands.page is library


@drives("saved")
def _(hands: Hands) -> None:
    hands.be("backoffice")
    page = hands.open_at("6")
    page.work.form.content.sheet.form.go_to("note.text")
    hands.type("Ditelepon.")
    hands.press("Ctrl+S")
    assert hands.desk.message.startswith("Sudah tersimpan.")
    name = page.work.form.content.sheet.drafting.name
    assert "Ditelepon." in str(load_draft(hands.session, name))
    hands.press("Ctrl+Z")


@drives("lock")
def _(hands: Hands) -> None:
    hands.be("admin")
    hands.press("Ctrl+L")
    assert isinstance(hands.window.centralWidget(), SignIn)


@drives("leave")
def _(hands: Hands) -> None:
    hands.be("admin")
    left: list[bool] = []
    hands.desk.left.disconnect(hands.window.close)
    hands.desk.left.connect(lambda: left.append(True))
    hands.press("Ctrl+Q")
    hands.desk.left.connect(hands.window.close)
    assert left == [True]


@drives("letters")
def _(hands: Hands) -> None:
    hands.be("backoffice")
    page = hands.open_at("6")
    buttons = [
        each
        for each in page.findChildren(QPushButton)
        if each.isVisible() and each.isEnabled() and each.text()
    ]
    assert all(letter_of(each) for each in buttons)
    details = next(each for each in buttons if each.accessibleName() == "Rincian")
    assert page.is_telling
    hands.press(f"Alt+{letter_of(details)}")
    # Qt shows the button pressed for a moment before it is.
    hands.bot.waitUntil(lambda: not page.is_telling)
