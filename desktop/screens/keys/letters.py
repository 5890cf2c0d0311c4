"""Alt and a letter for every button of the page that is shown, no letter twice (UX 5)."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from desktop.screens.forms.mnemonics import assign


def letter_of(button: QAbstractButton) -> str:
    """Give the letter that presses a button, "" when it has none."""
    return QKeySequence.mnemonic(button.text()).toString().removeprefix("Alt+").casefold()


def give_letters(page: QWidget) -> None:
    """Give a letter of their own to the buttons that have none, or one that another has."""
    used, without = "", []
    for button in page.findChildren(QPushButton):
        if not button.isVisible() or not button.text():
            continue
        letter = letter_of(button)
        if letter and letter not in used:
            used += letter
        elif _plain(button.text()) == button.accessibleName():
            without.append(button)
    assign(without, used)


def _plain(text: str) -> str:
    """Give words without the marks of their letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
