"""`sopan package ...` and `sopan device ...`: from an empty computer to equal words on both."""

import json
from pathlib import Path

import pytest

from db.folder import DataFolder
from desktop.actions.sign_in import sign_in
from desktop.command_line import run
from desktop.domain.people import Role
from tests.actions.forging import new_case
from tests.actions.office import PASSWORD, Clock, new_office
from tests.actions.second import Desk, first_desk


class Typed:
    """Somebody types commands at a computer; what was said is kept."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._data = data
        self._capsys = capsys
        self.said = ""
        self.wrong = ""

    def __call__(self, *words: object) -> int:
        typed = ["--data", str(self._data), "--user", "admin", *map(str, words)]
        code = run(typed)
        self.said, self.wrong = self._capsys.readouterr()
        assert "Traceback" not in self.wrong
        return code


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOPAN_PASSWORD", PASSWORD)
    monkeypatch.delenv("SOPAN_LANGUAGE", raising=False)
    (tmp_path / "stick").mkdir()
    return tmp_path


def founded(path: Path, seed: str = "a") -> None:
    office = new_office(path, roles=[Role.FRONT_OFFICE], seed=seed)
    new_case(first_desk(office))
    office.close()


def opened(path: Path) -> Desk:
    clock = Clock(seed="desk")
    session = sign_in(DataFolder(path), clock.world(), "admin", PASSWORD)
    return Desk(session.workplace, clock, {"admin": session})


def files(root: Path, ending: str) -> list[Path]:
    return sorted((root / "stick").rglob(f"*{ending}"))


def test_a_computer_joins_works_and_ends_with_the_same_words(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    founded(root / "a")
    here, there = Typed(root / "a", capsys), Typed(root / "b", capsys)
    stick = root / "stick"

    assert there("device", "request", stick, "--named", "Loket 2") == 0
    asked = there.said.splitlines()[-1]
    (request,) = files(root, ".minta")
    assert here("device", "admit", request, "--to", stick, "--prefix", "FO2") == 0
    assert asked in here.said, "both show the same six words"
    (welcome,) = files(root, ".sopan")
    assert there("device", "join", welcome) == 0
    desk = opened(root / "b")
    new_case(desk)
    desk.close()
    assert there("package", "write", stick) == 0
    (package,) = [path for path in files(root, ".sopan") if path != welcome]
    assert str(package) in there.said
    assert here("package", "read", package) == 0
    assert "1 permohonan baru" in here.said

    words = []
    for computer in (here, there):
        assert computer("digest", "--json") == 0
        words.append(json.loads(computer.said))
    assert words[0] == words[1]
    assert here("device", "list", "--json") == 0
    listed = {one["name"]: one for one in json.loads(here.said)}
    assert listed["Loket 1"]["here"]
    assert listed["Loket 2"]["lacks"] == 0
    assert here("device", "list") == 0
    assert "Loket 2" in here.said


def test_a_package_is_inspected_by_nobody_in_particular(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    founded(root / "a")
    typed = Typed(root / "a", capsys)
    typed("device", "request", root / "stick")
    other = Typed(root / "b", capsys)
    other("device", "request", root / "stick", "--named", "Loket 2")
    typed("device", "admit", files(root, ".minta")[0], "--to", root / "stick")
    (package,) = files(root, ".sopan")

    assert run(["package", "inspect", str(package), "--json"]) == 0
    label = json.loads(capsys.readouterr().out)
    assert label["sender_name"] == "Loket 1"
    assert label["events"] > 6
    assert run(["package", "inspect", str(package)]) == 0
    assert "Loket 1" in capsys.readouterr().out


def test_exit_codes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    founded(root / "a")
    founded(root / "other", "other")
    typed, foreign = Typed(root / "a", capsys), Typed(root / "other", capsys)
    stick = root / "stick"
    assert typed("package", "write", stick) == 1, "nobody to send to"
    assert typed("package", "write", stick, "--for", "Loket 9") == 1
    assert typed("package", "write") == 2
    assert typed("package", "read") == 2
    (stick / "foto.sopan").write_bytes(b"\xff\xd8 foto")
    assert typed("package", "read", stick / "foto.sopan") == 3
    assert run(["package", "inspect", str(stick / "foto.sopan")]) == 3
    assert typed("package", "read", stick / "hilang.sopan") in (3, 4)
    assert typed("device", "admit", stick / "foto.sopan", "--to", stick) == 3
    new = Typed(root / "b", capsys)
    assert new("device", "join", stick / "foto.sopan") == 1, "it never asked"
    assert new("device", "request", stick, "--named", "Loket 2") == 0
    (request,) = files(root, ".minta")
    assert foreign("device", "admit", request, "--to", stick) == 0
    (package,) = [path for path in files(root, ".sopan") if path.name != "foto.sopan"]
    assert typed("package", "read", package) == 3, "a foreign file"
    assert "kantor" in typed.wrong.lower()


def test_while_the_office_is_open_only_reading_goes_on_beside_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    founded(root / "a")
    desk = opened(root / "a")
    typed = Typed(root / "a", capsys)

    assert typed("device", "list") == 0
    assert typed("package", "write", root / "stick") == 4
    assert typed("package", "read", root / "stick" / "x.sopan") == 4
    desk.close()


def test_several_packages_are_read_at_once_and_a_bad_one_stops_none(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    founded(root / "a")
    here, there = Typed(root / "a", capsys), Typed(root / "b", capsys)
    there("device", "request", root / "stick", "--named", "Loket 2")
    here("device", "admit", files(root, ".minta")[0], "--to", root / "stick")
    (welcome,) = files(root, ".sopan")
    there("device", "join", welcome)
    for _ in range(2):
        desk = opened(root / "b")
        new_case(desk)
        desk.close()
        there("package", "write", root / "stick")
    packages = [path for path in files(root, ".sopan") if path != welcome]
    bad = root / "stick" / "rusak.sopan"
    bad.write_bytes(packages[0].read_bytes()[:-3] + b"abc")

    assert here("package", "read", bad, *packages[1:]) == 3

    assert "permohonan baru" in here.said
    assert "rusak.sopan" in here.wrong
    assert here("package", "read", *packages) == 0
