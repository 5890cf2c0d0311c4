"""Every line of the keyboard map does what it says, driven through the window by keys alone."""

import pytest

from desktop.screens.keys.chart import LINES
from tests.screens.walking.drives import everywhere, inside
from tests.screens.walking.drives.noted import DRIVES
from tests.screens.walking.hands import Hands

FILES = (everywhere, inside)


@pytest.mark.parametrize("name", [line.name for line in LINES])
def test_a_line_of_the_keyboard_map_holds(hands: Hands, name: str) -> None:
    DRIVES[name](hands)


def test_no_drive_is_left_without_its_line() -> None:
    assert set(DRIVES) == {line.name for line in LINES}
    assert {drive.__module__ for drive in DRIVES.values()} == {file.__name__ for file in FILES}


def test_no_key_of_the_map_is_given_twice_in_one_place() -> None:
    keys = [(line.area, key) for line in LINES for key in line.keys]
    twice = {pair for pair in keys if keys.count(pair) > 1}

    # Enter goes on, and is a new line in a long field: the map says where.
    assert {key for _, key in twice} == {"Enter"}
