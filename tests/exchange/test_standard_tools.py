"""Two standard tools and `tail` open a package; without them an independent reading does."""

import json
import shutil
import subprocess
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from desktop.exchange.attachments import write_attachment
from tests.exchange.made import IDENTITIES, RECIPIENTS, inside, letter, stick, written

TOOLS = all(shutil.which(tool) for tool in ("tail", "age", "zstd"))


def lines_of(path: Path, key: Path) -> list[bytes]:
    """Open a package as FORMAT.md says, by the tools where they are installed."""
    if not TOOLS:
        return inside(path)[1]
    pipe = f"tail -n +2 '{path}' | age -d -i '{key}' | zstd -d"
    ran = subprocess.run(["sh", "-c", pipe], capture_output=True, check=True)
    return ran.stdout.split(b"\n")[:-1]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key.txt"
    path.write_text(IDENTITIES[0] + "\n", encoding="ascii")
    return path


@pytest.mark.parametrize("cut", [2_000, 2**30])
def test_tail_age_and_zstd_open_a_package(
    tmp_path: Path, key: Path, cut: int, counted: Callable[[str], None]
) -> None:
    sent = letter(2_000)
    done = written(tmp_path, sent, cut)
    parts = [lines_of(path, key) for path in done.paths]
    label = json.loads(parts[0][0])
    content = [line for part in parts for line in part[1:]]

    whole = b"".join(line + b"\n" for line in content)
    assert blake2b(whole, digest_size=32).hexdigest() == label["content"]
    assert len(whole) == label["length"]
    kinds = [json.loads(line)["line"] for line in content]
    assert kinds == ["have", "known", "known", "want", "want", "seal"] + ["event"] * 2_000
    counted(f"read {len(parts)} parts by " + ("tail, age, zstd" if TOOLS else "pyrage, zstandard"))


def test_the_bytes_of_an_event_can_be_cut_out_of_its_line(tmp_path: Path, key: Path) -> None:
    sent = letter(10)
    lines = lines_of(written(tmp_path, sent).paths[0], key)[-10:]

    for line, event in zip(lines, sent.events, strict=True):
        said = json.loads(line)
        assert event.header in line
        assert blake2b(event.header, digest_size=32).digest() == event.id
        assert ("body" in said) == (event.body is not None)
        assert event.body is None or b'"body":' + event.body in line
        assert said.get("signature", "") == event.signature.hex()


@pytest.mark.skipif(not shutil.which("age"), reason="the tool `age` is not installed")
def test_age_opens_an_attachment(tmp_path: Path, key: Path) -> None:
    raw = b"%PDF-1.7 scanned " * 10_000
    content = blake2b(raw, digest_size=32).hexdigest()
    home = stick(tmp_path)
    write_attachment(home, content, raw, RECIPIENTS)

    found = subprocess.run(
        ["age", "-d", "-i", str(key), str(home.attachment_path(content, RECIPIENTS))],
        capture_output=True,
        check=True,
    )
    assert found.stdout == raw
