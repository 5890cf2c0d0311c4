"""For every symbol of every procedure the form composes, and is fit for keyboard and reader."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.case import Case
from desktop.domain.reading.visits import Visit
from desktop.domain.sop.model import Symbol
from desktop.screens.forms.step.content import Content
from desktop.screens.forms.step.reading import step_of
from tests.screens.conftest import Driver

INPUTS = (QLineEdit, QPlainTextEdit, QAbstractButton, QComboBox)
SOPS = (
    "alur-sicantik-cloud",
    "dairi-izin-usaha-mikro-kecil",
    "karimun-pemenuhan-komitmen",
    "pariaman-oss-rba",
    "pariaman-sicantik",
    "pariaman-sigap",
    "purwakarta-sicantik",
)


def case_under(driver: Driver, sop: str) -> Case:
    workplace = driver.page.room.runner.session.workplace
    lines = workplace.store.lists.all_lines()
    return next(workplace.case(line.subject) for line in lines if line.sop == sop)


def standing(case: Case, symbol: Symbol) -> Case:
    """The case as if it had just come to a symbol, at each of whose parts it can be."""
    visit = Visit(id="v", names=frozenset({"v"}), symbol=symbol, arrived=case.opening.at)
    return replace(case, trail=(*case.trail[:1], visit), revoked=None)


def contents(driver: Driver, sop: str) -> Iterator[tuple[Symbol, Content]]:
    case = case_under(driver, sop)
    for symbol in case.sop.sop.symbols():
        step = step_of(driver.page.room, standing(case, symbol))
        assert step is not None
        made = Content(driver.page.room, step)
        driver.bot.addWidget(made)
        yield symbol, made


def shown_letters(widget: QWidget) -> list[str]:
    texts = [each.text().replace("&&", "") for each in widget.findChildren(QAbstractButton)]
    return [text.partition("&")[2][0].casefold() for text in texts if "&" in text]


@pytest.mark.parametrize("sop", SOPS)
def test_every_input_has_a_name_and_every_button_a_letter(
    driver: Driver, sop: str, counted
) -> None:
    symbols = inputs = 0
    for symbol, content in contents(driver, sop):
        symbols += 1
        found = [each for kind in INPUTS for each in content.findChildren(kind)]
        inputs += len(found)
        assert [each.objectName() for each in found if not each.accessibleName()] == [], symbol.id
        letters = shown_letters(content)
        assert len(letters) == len(set(letters)), (symbol.id, letters)
        assert len(letters) >= len(content.foot.main) + 2
    counted(f"{symbols} symbols, {inputs} inputs")


@pytest.mark.parametrize("sop", SOPS)
def test_every_choice_shows_its_ways_in_the_words_of_the_sop(driver: Driver, sop: str) -> None:
    for symbol, content in contents(driver, sop):
        shown = [button.accessibleName() for button in content.foot.main]
        parts = len(case_under(driver, sop).sop.flow.parts_of(symbol))
        if len(symbol.next) > 1 and parts == 1:
            assert shown == [" ".join(way.label.split()) for way in symbol.next]
        else:
            assert len(shown) == 1
            assert shown[0].endswith("(F9)")


@pytest.mark.parametrize("sop", SOPS)
def test_no_field_and_no_label_is_without_its_words(driver: Driver, sop: str) -> None:
    for _, content in contents(driver, sop):
        for name, box in content.sheet.form.boxes.items():
            assert "." not in box.input.accessibleName(), name
