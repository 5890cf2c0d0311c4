"""Alt and a letter for every button, no letter twice on a page (UX chapter 5)."""

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton

SHOWN_KEYS = "("
"""What stands in brackets after the words are keys, such as (F9); no letter is taken there."""


def assign(buttons: Iterable[QAbstractButton], taken: str = "") -> str:
    """Give each button the first letter of its words that is free; gives all letters used.

    The words are those of the accessible name, which has no marks in it.
    """
    used = taken.casefold()
    for button in buttons:
        words = button.accessibleName()
        letter, place = _free(words, used)
        used += letter
        plain = words.replace("&", "&&")
        shift = words[:place].count("&")
        marked = f"{plain[: place + shift]}&{plain[place + shift :]}" if letter else plain
        button.setText(marked)
    return used


def _free(words: str, used: str) -> tuple[str, int]:
    """Find a letter that is not used, beginnings of words first."""
    end = words.find(SHOWN_KEYS)
    said = words if end < 0 else words[:end]
    firsts = [i for i in range(len(said)) if i == 0 or said[i - 1] == " "]
    for place in [*firsts, *range(len(said))]:
        letter = said[place].casefold()
        if letter.isalnum() and letter not in used:
            return letter, place
    return "", 0
