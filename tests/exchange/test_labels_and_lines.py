"""Labels and lines that are not what FORMAT.md says, from somebody with the right keys."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.refusals import Refused
from desktop.exchange.labels import read_label, refuse_foreign
from tests.architecture.project import ROOT
from tests.exchange.made import (
    OFFICE,
    OTHER_OFFICE,
    events,
    forged,
    inside,
    posted,
    seal_of,
)
from tests.exchange.telling import code_of, mark_of


@pytest.mark.parametrize(
    "changed",
    [
        {"sender_name": "Kepala Dinas"},
        {"office": OTHER_OFFICE},
        {"practice": 1},
        {"counter": 41},
        {"at": 1},
        {"base": {}},
        {"events": 2},
        {"seals": 0},
        {"wants": 1},
        {"content": "0" * 64},
        {"length": 1},
    ],
)
def test_a_label_that_says_something_else_than_its_repetition(
    tmp_path: Path, changed: dict[str, Any]
) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    forged(path, replace(label, **changed), lines[1:], first=lines[0])

    assert mark_of(path, tmp_path) == "S-207"


def test_a_label_that_lies_twice_does_not_add_up(tmp_path: Path) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    more: list[dict[str, Any]] = [
        {"length": 1},
        {"content": "0" * 64},
        {"events": 4},
        {"seals": 2},
    ]
    fewer: list[dict[str, Any]] = [{"events": 2}, {"seals": 0}, {"wants": 1}]
    for changed in more:
        forged(path, replace(label, **changed), lines[1:])
        assert mark_of(path, tmp_path) == "S-208", changed
    for changed in fewer:
        forged(path, replace(label, **changed), lines[1:])
        assert mark_of(path, tmp_path) == "S-206", changed


SAID = {"leaves": {}, "counter": 1, "at": 1, "signature": "0" * 128}


def line(**said: object) -> bytes:
    return json.dumps(said, separators=(",", ":"), sort_keys=True).encode()


@pytest.mark.parametrize(
    ("strange", "mark"),
    [
        (b"", "S-205"),
        (b"{}", "S-205"),
        (b"[]", "S-205"),
        (b"null", "S-205"),
        (b'{"line":7}', "S-205"),
        (b'{"line":"event"}', "S-205"),
        (b'{"line":"event","header":{}', "S-205"),
        (b'{"line":"event","header":{},"header":{},"body":{}}', "S-205"),
        (b'{"line":"event","header": {},"body":{}}', "S-205"),
        (b'{"body":{},"header":{},"line":"event"}', "S-205"),
        (b'{"line":"event","header":{},"body":{},"more":1}', "S-205"),
        (b'{"line":"event","header":{},"body":{},"signature":"00"}', "S-205"),
        (b'{"line":"event","header":{},"signature":""}', "S-205"),
        (b'{"line":"event","header":"' + b"a" * 70_000 + b'"}', "S-205"),
        (b'{"line":"event","header":' + b"[" * 100_000, "S-205"),
        (b'{"line":"seal","seal":{}}', "S-206"),
        (line(line="want", content="../../etc/passwd"), "S-205"),
        (line(line="known", device="../0123456789ab", **SAID), "S-205"),
        (line(line="known", device="0" * 16, **SAID | {"counter": 2**70}), "S-205"),
        (line(line="known", device="0" * 16, **SAID | {"at": 1.5}), "S-205"),
        (line(line="have", **SAID), "S-206"),
        (line(line="have", leaves={}, counter=1, at=1), "S-205"),
        (b" " * 5_000_000, "S-205"),
    ],
)
def test_a_line_that_is_no_line_is_noticed(tmp_path: Path, strange: bytes, mark: str) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    forged(path, replace(label, events=9), [*lines[1:], strange])

    assert mark_of(path, tmp_path) == mark


def test_a_line_that_does_not_end_is_noticed(tmp_path: Path) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    forged(path, label, lines[1:], ending=b"")

    assert mark_of(path, tmp_path) == "S-205"


def test_lines_in_another_order_are_noticed(tmp_path: Path) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    for wrong in ([*lines[2:], lines[1]], [lines[1], lines[1], *lines[2:]], lines[2:], [*lines[:]]):
        forged(path, label, wrong)
        assert code_of(path, tmp_path) in {"package_damaged", "package_too_new"}


def test_two_statements_for_one_computer_are_noticed(tmp_path: Path) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    assert b'"known"' in lines[2]
    forged(path, label, [*lines[1:3], lines[2], *lines[3:]])

    assert mark_of(path, tmp_path) == "S-206"


def test_a_package_without_the_word_of_its_sender_is_noticed(tmp_path: Path) -> None:
    path = posted(tmp_path, 1, events=[], seals=[], wants=(), haves={})
    label, _ = inside(path)
    empty = "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"
    forged(path, replace(label, length=0, content=empty), [])

    assert mark_of(path, tmp_path) == "S-206"


def test_a_seal_of_another_office_is_noticed(tmp_path: Path) -> None:
    path = posted(tmp_path, seals=[seal_of(events(3), OTHER_OFFICE)])

    assert mark_of(path, tmp_path) == "S-207"


def test_a_seal_that_is_none_is_noticed(tmp_path: Path) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    assert b'"seal"' in lines[6]
    forged(path, label, [*lines[1:6], b'{"line":"seal","seal":{"office":"x"}}', *lines[7:]])

    assert mark_of(path, tmp_path) == "S-205"


@pytest.mark.parametrize(
    "first",
    [
        b"",
        b"\n",
        b"{}\n",
        b"[]\n",
        b'{"format":1}\n',
        b'{"format":"1"}\n',
        b"\xff\xfe\n",
        b"{" * 300_000,
        b'{"format":1' + b" " * 300_000 + b"}\n",
        b"[" * 200_000 + b"\n",
    ],
)
def test_a_file_that_is_no_package_is_told(tmp_path: Path, first: bytes) -> None:
    path = tmp_path / "x.sopan"
    path.write_bytes(first)

    assert code_of(path, tmp_path) == "package_unreadable"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"practice":0', b'"practice":2'),
        (b'"counter":42', b'"counter":0'),
        (b'"counter":42', b'"counter":9223372036854775808'),
        (b'"counter":42', b'"counter":42,"counter":42'),
        (b'"counter":42', b'"counter": 42'),
        (b'"sender_name":"', b'"sender_name":"\\u001b[2J'),
        (b'"part":1', b'"part":2'),
        (b'"events":3', b'"events":3000000000'),
        (b'"office":"ab', b'"office":"..'),
    ],
)
def test_a_label_out_of_form_is_no_label(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = posted(tmp_path)
    raw = path.read_bytes()
    assert old in raw
    path.write_bytes(raw.replace(old, new, 1))

    assert code_of(path, tmp_path) == "package_unreadable"


def test_a_newer_format_asks_for_a_newer_sopan(tmp_path: Path) -> None:
    path = posted(tmp_path)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'"format":1', b'"format":2,"more":"x"', 1))

    assert code_of(path, tmp_path) == "package_too_new"


def test_a_kind_of_line_nobody_knows_asks_for_a_newer_sopan(tmp_path: Path) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    forged(path, label, [*lines[1:], b'{"line":"photograph","of":"x"}'])

    assert code_of(path, tmp_path) == "package_too_new"


def test_a_foreign_office_and_practice_are_told_by_the_label(tmp_path: Path) -> None:
    label = read_label(posted(tmp_path))
    training = replace(label, practice=1)

    refuse_foreign(label, OFFICE, practice=False)
    refuse_foreign(training, OFFICE, practice=True)
    for wrong, office, practice, code in (
        (label, OTHER_OFFICE, False, "package_foreign"),
        (training, OFFICE, False, "package_practice"),
        (label, OFFICE, True, "package_real"),
    ):
        with pytest.raises(Refused) as caught:
            refuse_foreign(wrong, office, practice=practice)
        assert caught.value.code == code


def test_every_mark_stands_in_the_description_of_the_format() -> None:
    text = (ROOT / "desktop" / "exchange" / "FORMAT.md").read_text(encoding="utf-8")
    source = (ROOT / "desktop" / "exchange" / "failures.py").read_text(encoding="utf-8")
    marks = [part[:5] for part in source.split('"') if part.startswith("S-2")]
    words = tomllib.loads((ROOT / "resources" / "words" / "en.toml").read_text(encoding="utf-8"))
    codes = [c for c in words["trouble"] if c.startswith(("package_", "stick_", "request_"))]

    assert len(marks) == 8
    assert [name for name in [*marks, *codes] if name not in text] == []
