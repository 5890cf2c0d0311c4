"""Everything of the pages behind these chapters is reached by Tab, named, and cut nowhere."""

from collections.abc import Callable

import pytest

from desktop.screens.look.appearance import Look
from desktop.screens.settings.numbering.page import BookPage
from desktop.screens.settings.permits.page import permit_page
from desktop.screens.settings.procedures.lanes import lanes_page
from desktop.screens.settings.procedures.put import put_page
from tests.actions.office import DAIRI
from tests.screens.settings_sop.conftest import Keys
from tests.screens.walking.walker import clipped, faults, walk


def lanes(keys: Keys) -> None:
    keys.desk.go(lanes_page(version(keys).event))


def put(keys: Keys) -> None:
    keys.desk.go(put_page(version(keys).sop, additions=not version(keys).additions))


def version(keys: Keys):
    return next(each for each in keys.office.newest_versions() if each.sop.id == DAIRI)


def hours(keys: Keys) -> None:
    keys.go_to("calendar")
    keys.sheet.tabs.setCurrentIndex(1)
    keys.sheet.settle()


PAGES: dict[str, Callable[[Keys], object]] = {
    "lanes": lanes,
    "put": put,
    "permit": lambda keys: keys.desk.go(permit_page(DAIRI)),
    "book": lambda keys: keys.desk.go(BookPage),
    "hours": hours,
}


@pytest.fixture
def small(keys: Keys):
    keys.window.resize(1024, 600)
    yield keys
    keys.program.restyle(Look())
    keys.window.resize(1366, 768)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_walked_by_tab(small: Keys, name: str, qtlog) -> None:
    small.desk.visit("settings")
    PAGES[name](small)
    small.rest()
    walked = walk(small.window)
    assert [*faults(small.window, walked.stops), *walked.unseen] == []
    assert not [each for each in qtlog.records if "propagateSizeHints" in each.message]


def test_no_words_are_cut_in_the_largest_type_of_the_smallest_window(small: Keys) -> None:
    small.program.restyle(Look(scale=1.3))
    small.window.resize(1024, 600)
    found = []
    for name, go in PAGES.items():
        small.desk.visit("settings")
        go(small)
        small.rest()
        found += [f"{name}: {fault}" for fault in clipped(small.window)]
    assert found == []
