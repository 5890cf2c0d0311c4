"""More computers than there is room for beside each other: a list for each row instead."""

from dataclasses import replace
from functools import partial

from desktop.domain.reading.fields import Value
from desktop.screens.conflicts.case import DecidingPage
from desktop.screens.dossier.clashes.grid import Grid


def test_four_computers_and_a_copy_of_one_are_five_sides_each_with_its_name(sit, plot) -> None:
    clerk = sit("front_office")
    clerk.go(partial(DecidingPage, subject=plot.cases["numbers"]))
    (one, *_) = clerk.case("numbers").number_clashes["permit"]
    devices = ("a", "b", "c", "d", "a")
    values = [
        Value(f"nilai {place}", replace(one.event, id=f"{place}", device=device))
        for place, device in enumerate(devices)
    ]

    grid = Grid(
        clerk.page.room, {"x": values, "y": values[:2]}, lambda name: name, lambda _, text: text
    )

    assert [side.device for side in grid.sides] == ["a", "a", "b", "c", "d"]
    assert [option.said for option in grid.rows[0].buttons()] == [
        "nilai 0",
        "nilai 4",
        "nilai 1",
        "nilai 2",
        "nilai 3",
    ]
    assert len(grid.all_from) == 5
    grid.all_from[0].click()
    assert [row.key for row in grid.rows] == ["nilai 0", "nilai 0"]
