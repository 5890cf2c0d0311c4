"""What was written is what is read, to the byte."""

from pathlib import Path

import pytest

from desktop.domain.refusals import Refused
from desktop.exchange.home import Home
from desktop.exchange.labels import read_label
from desktop.exchange.letter import Have, Unwatched
from desktop.exchange.limits import READERS
from desktop.exchange.reading import open_package
from desktop.exchange.writing import write_package
from desktop.ledger.age_names import age_recipient
from tests.exchange.made import (
    DEVICE,
    IDENTITIES,
    KEPT,
    OFFICE,
    RECIPIENTS,
    everything,
    inside,
    letter,
    opened,
    posted,
    stick,
    written,
)

SMALL_PARTS = 2_000


def test_everything_comes_out_as_it_went_in(tmp_path: Path) -> None:
    sent = letter(200)
    with opened(written(tmp_path, sent).paths[0], tmp_path) as package:
        found = everything(package)

    assert found == (sent.have, sent.haves, sent.wants, sent.events, sent.seals)


def test_a_package_of_format_1_opens_for_ever(tmp_path: Path) -> None:
    sent = letter(3)
    with opened(KEPT, tmp_path) as package:
        assert everything(package) == (
            sent.have,
            sent.haves,
            sent.wants,
            sent.events,
            sent.seals,
        )


def test_it_can_be_read_again_and_two_readings_do_not_disturb_each_other(tmp_path: Path) -> None:
    sent = letter(200)
    with opened(written(tmp_path, sent).paths[0], tmp_path) as package:
        pairs = list(zip(package.events(), package.events(), strict=True))
        seals = list(package.seals())

    assert pairs == [(event, event) for event in sent.events]
    assert seals == sent.seals


def test_a_letter_without_events_is_a_package_too(tmp_path: Path) -> None:
    sent = letter(1, events=[], seals=[], wants=(), haves={}, base={})
    with opened(written(tmp_path, sent).paths[0], tmp_path) as package:
        assert everything(package) == (sent.have, {}, (), [], [])
        assert (package.label.events, package.label.seals, package.label.wants) == (0, 0, 0)


def test_the_label_says_what_is_inside_without_a_key(tmp_path: Path) -> None:
    sent = letter(20)
    done = written(tmp_path, sent)
    label = read_label(done.paths[0])

    assert (label.office, label.office_name, label.practice) == (OFFICE, sent.office_name, 0)
    assert (label.sender, label.sender_name, label.counter) == (DEVICE, sent.sender_name, 42)
    assert (label.at, label.base, label.events, label.seals) == (sent.at, sent.base, 20, 1)
    assert (label.wants, label.content) == (2, done.content)
    assert len(done.paths[0].read_bytes().partition(b"\n")[2]) == label.size == done.size


def test_the_label_inside_is_the_one_outside(tmp_path: Path) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)

    assert (
        path.read_bytes()
        .partition(b"\n")[0]
        .replace(b'"size":%d' % label.size, b'"size":0')
        .rstrip()
        == (lines[0])
    )


def test_names_with_line_feeds_are_shown_on_one_line(tmp_path: Path) -> None:
    path = posted(tmp_path, sender_name="Loket\n1\x1b[2J\u202e", office_name="K" * 500)

    assert read_label(path).sender_name == "Loket 1 [2J "
    assert read_label(path).office_name == "K" * 200


@pytest.mark.parametrize("first", [0, 1, 2])
def test_parts_are_one_package_whichever_is_named(tmp_path: Path, first: int) -> None:
    sent = letter(6_000)
    done = written(tmp_path, sent, cut=SMALL_PARTS)

    assert len(done.paths) > 2
    with opened(done.paths[first], tmp_path) as package:
        found = everything(package)
    assert found == (sent.have, sent.haves, sent.wants, sent.events, sent.seals)


def test_parts_are_found_under_any_name(tmp_path: Path) -> None:
    sent = letter(6_000)
    done = written(tmp_path, sent, cut=SMALL_PARTS)
    posted(tmp_path, counter=43)
    for number, path in enumerate(done.paths):
        path.rename(path.with_name(f"Copy of {9 - number}.SOPAN"))

    with opened(stick(tmp_path).path / "Copy of 9.SOPAN", tmp_path) as package:
        assert list(package.events()) == sent.events


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    done = written(tmp_path, letter(6_000), cut=SMALL_PARTS)
    done.paths[1].unlink()

    with pytest.raises(Refused) as caught, opened(done.paths[0], tmp_path):
        pass

    assert caught.value.code == "package_part_missing"
    assert caught.value.facts["part"] == 2
    assert caught.value.facts["parts"] == len(done.paths)


def test_what_does_not_fit_in_memory_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.exchange.content.spool.IN_MEMORY", 10)
    sent = letter(2_000)
    with opened(written(tmp_path, sent).paths[0], tmp_path) as package:
        names = {path.name for path in tmp_path.iterdir()}
        assert list(package.events()) == sent.events

    # The file behind it has no name, so that nothing readable stays behind when Sopan is killed.
    assert names == {"stick"}


def test_the_watch_sees_how_far_it_is(tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []

    class Watching:
        def step(self, done: int, total: int, what: str) -> None:
            seen.append((done, total, what))

    home = stick(tmp_path)
    done = write_package(home, letter(3_000), RECIPIENTS, tmp_path, Watching())
    with open_package(done.paths[0], IDENTITIES, tmp_path, Watching()):
        pass

    assert list(dict.fromkeys(what for _, _, what in seen)) == [
        "gathering",
        "writing",
        "reading",
        "checking",
    ]
    for what in ("writing", "reading", "checking"):
        steps = [(done, total) for done, total, name in seen if name == what]
        assert steps == sorted(steps)
        assert all(0 <= done <= total for done, total in steps)
    assert [done for done, total, what in seen if what == "reading"][-1] == done.size


def test_the_same_letter_twice_overwrites_nothing(tmp_path: Path) -> None:
    sent = letter()
    first = written(tmp_path, sent).paths[0]
    before = first.read_bytes()

    with pytest.raises(Exception, match="package_exists"):
        written(tmp_path, sent)

    assert first.read_bytes() == before
    assert [path.name for path in stick(tmp_path).path.iterdir()] == [first.name]


def test_as_many_readers_as_there_may_be_can_read(tmp_path: Path) -> None:
    many = [age_recipient(f"{number:02x}" + "07" * 31) for number in range(1, READERS)]
    home = stick(tmp_path)
    sent = letter()
    done = write_package(home, sent, [*many, RECIPIENTS[1]], tmp_path, Unwatched())
    with opened(done.paths[0], tmp_path) as package:
        assert list(package.events()) == sent.events

    with pytest.raises(Refused, match="readers_too_many"):
        write_package(home, sent, [*many, *RECIPIENTS], tmp_path, Unwatched())


def test_two_computers_with_one_identity_do_not_meet_under_one_name(tmp_path: Path) -> None:
    one = written(tmp_path, letter(3))
    other = written(tmp_path, letter(4))

    assert one.paths != other.paths
    assert len(stick(tmp_path).packages()) == 2


def test_what_another_computer_has_keeps_its_own_count(tmp_path: Path) -> None:
    known = {
        f"{n:016x}": Have(leaves={}, counter=n, at=n, signature=bytes(64)) for n in range(1, 60)
    }
    with opened(posted(tmp_path, haves=known), tmp_path) as package:
        assert package.haves == known


def test_a_home_lists_only_what_is_complete(tmp_path: Path) -> None:
    home = stick(tmp_path)
    assert home.packages() == []
    path = posted(tmp_path)
    for name in ("x.sopan.part", "a.txt", "._x.sopan", f"{DEVICE}-1.sopan.{DEVICE}.part"):
        (home.path / name).write_bytes(b"half")
    (home.path / "folder.sopan").mkdir()
    (home.path / "link.sopan").symlink_to(path)

    assert home.packages() == [path]
    assert [left.name for left in home.leftovers()] == [f"{DEVICE}-1.sopan.{DEVICE}.part"]
    assert home.tidy() == 1
    assert (home.path / "x.sopan.part").exists()


def test_only_own_packages_can_be_removed(tmp_path: Path) -> None:
    path = posted(tmp_path)
    other = Home(stick(tmp_path).root, OFFICE, "0123456789abcdef")

    with pytest.raises(Refused, match="package_not_own"):
        other.remove_own(path)
    stick(tmp_path).remove_own(path)

    assert not path.exists()
