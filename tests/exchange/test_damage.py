"""Whatever happens to a package on its way: one sentence, and nothing given of it."""

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import zstandard

from desktop.domain.refusals import Refused
from desktop.exchange.labels import read_label
from tests.exchange.made import (
    STRANGERS,
    forged,
    inside,
    opened,
    packed_as,
    posted,
)
from tests.exchange.telling import GIVEN_AWAY, code_of, mark_of, patched, trouble_of

MEMORY = 24 * 2**20
"""Bytes that reading a package of a few kB may need at any time, whatever was done to it."""


def cuts(size: int, *, every: bool) -> list[int]:
    """Where to cut: everywhere, or at the ends, the powers of two and one place in nineteen."""
    some = {0, 1, size - 1, size - 2, size - 16, size - 17, *(2**n for n in range(20))}
    return [n for n in range(size) if every or n in some or n % 19 == 0]


def try_every_cut(tmp_path: Path, *, every: bool) -> int:
    whole = posted(tmp_path)
    raw = whole.read_bytes()
    front = raw.index(b"\n") + 1
    path = whole.with_name("cut.sopan")
    places = cuts(len(raw), every=every)
    for place in places:
        path.write_bytes(raw[:place])
        code = code_of(path, tmp_path)
        assert code == ("package_unreadable" if place < front else "package_incomplete"), place
    return len(places)


def try_every_patched_cut(tmp_path: Path, *, every: bool) -> int:
    """The same where the label was made to fit, so that only the content can tell."""
    whole = posted(tmp_path)
    label = read_label(whole)
    sealed = whole.read_bytes().partition(b"\n")[2]
    path = whole.with_name("cut.sopan")
    places = cuts(len(sealed), every=every)
    for place in places:
        path.write_bytes(patched(whole, label, place) + sealed[:place])
        assert code_of(path, tmp_path) in {"package_damaged", "package_for_others"}, place
    return len(places)


def test_a_package_cut_anywhere_is_not_complete(
    tmp_path: Path, counted: Callable[[str], None]
) -> None:
    counted(f"cut at {try_every_cut(tmp_path, every=False)} places")


def test_a_package_cut_anywhere_under_a_label_that_fits_is_damaged(
    tmp_path: Path, counted: Callable[[str], None]
) -> None:
    counted(f"cut at {try_every_patched_cut(tmp_path, every=False)} places")


@pytest.mark.long
def test_a_package_cut_at_every_byte(tmp_path: Path, counted: Callable[[str], None]) -> None:
    counted(f"cut at {try_every_cut(tmp_path, every=True)} places")


@pytest.mark.long
def test_a_package_cut_at_every_byte_under_a_label_that_fits(
    tmp_path: Path, counted: Callable[[str], None]
) -> None:
    counted(f"cut at {try_every_patched_cut(tmp_path, every=True)} places")


@pytest.mark.parametrize("zeros", [1, 512, 4096])
def test_a_tail_of_zeros_is_noticed(tmp_path: Path, zeros: int) -> None:
    whole = posted(tmp_path, 200)
    raw = whole.read_bytes()
    whole.write_bytes(raw[:-zeros] + bytes(zeros))

    assert mark_of(whole, tmp_path) == "S-202"


@pytest.mark.parametrize("added", [b"\0", b"more", bytes(4096)])
def test_a_package_that_grew_is_noticed(tmp_path: Path, added: bytes) -> None:
    whole = posted(tmp_path)
    whole.write_bytes(whole.read_bytes() + added)

    assert mark_of(whole, tmp_path) == "S-201"


@pytest.mark.parametrize("place", [64 * 1024, 128 * 1024, 64 * 1024 + 16, 64 * 1024 + 15])
def test_a_cut_on_a_piece_of_age_is_noticed(tmp_path: Path, place: int) -> None:
    """`age` encrypts 64 KiB at a time; a file cut between two pieces is sound up to there."""
    whole = posted(tmp_path, 6_000)
    label = read_label(whole)
    sealed = whole.read_bytes().partition(b"\n")[2]
    header = sealed.index(b"\n", sealed.index(b"\n--- ") + 1) + 1 + 16
    kept = sealed[: header + place + 16 * (place // (64 * 1024))]
    assert len(kept) < len(sealed)
    whole.write_bytes(patched(whole, label, len(kept)) + kept)

    assert mark_of(whole, tmp_path) == "S-202"


def test_nothing_of_a_damaged_package_stays_behind(tmp_path: Path) -> None:
    whole = posted(tmp_path, 6_000)
    raw = whole.read_bytes()
    whole.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    assert mark_of(whole, scratch) == "S-202"
    assert list(scratch.iterdir()) == []


def test_a_package_for_others_has_its_own_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught, opened(posted(tmp_path), tmp_path, STRANGERS):
        pass

    assert caught.value.code == "package_for_others"
    assert caught.value.facts["sender"] == "Loket 1 “FO”"


def test_what_cannot_be_unpacked_is_noticed(tmp_path: Path) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    whole = zstandard.ZstdCompressor().compress(b"\n".join(lines) + b"\n")
    for wrong in (b"", b"no zstd", whole[:-1], whole[:20], whole + b"no zstd"):
        packed_as(path, label, wrong)
        assert code_of(path, tmp_path) == "package_damaged"


def test_more_memory_than_anybody_needs_is_not_given(tmp_path: Path) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    wide = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    stream = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    packed_as(path, label, stream.compress(b"\n".join(lines) + b"\n") + stream.flush())

    assert mark_of(path, tmp_path) == "S-203"


def bomb(kind: str) -> bytes:
    """Pack 10 GB into a few hundred kB at most: one endless line, or lines without end."""
    piece = {"line": b"0" * 2**20, "lines": b"\n" * 2**20}[kind]
    packed = zstandard.ZstdCompressor(level=19).compress(piece * 16)
    return packed * 640


@pytest.mark.parametrize("kind", ["line", "lines"])
def test_a_bomb_does_not_go_off(tmp_path: Path, kind: str) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    front = zstandard.ZstdCompressor().compress(lines[0] + b"\n")
    packed_as(path, label, front + bomb(kind))

    tracemalloc.start()
    assert mark_of(path, tmp_path) == "S-205"
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < MEMORY


def test_sound_lines_that_unpack_to_far_more_than_events_do_are_stopped(tmp_path: Path) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    large = b'{"line":"event","header":{},"body":"%b"}' % (b"a" * 4_000_000)
    forged(path, replace(label, events=100), [*lines[1:], *[large] * 20])

    assert mark_of(path, tmp_path) == "S-204"


def test_endless_sound_lines_are_stopped(tmp_path: Path) -> None:
    path = posted(tmp_path)
    label, lines = inside(path)
    want = b'{"content":"%b","line":"want"}' % (b"0" * 64)
    front = zstandard.ZstdCompressor().compress(b"\n".join(lines[:3]) + b"\n")
    many = zstandard.ZstdCompressor(level=19).compress((want + b"\n") * 100_000)
    packed_as(path, label, front + many * 100)

    assert mark_of(path, tmp_path) == "S-206"


def test_a_long_header_of_age_is_not_tried(tmp_path: Path) -> None:
    """`pyrage` needs the square of its length; 1 MiB would take minutes."""
    path = posted(tmp_path)
    label = read_label(path)
    for sealed in (
        b"age-encryption.org/v1\n" + b"-> X25519 AAAA\n\n" * 70_000,
        b"age-encryption.org/v1\n-> X25519 " + b"A" * 2**20,
        b"age-encryption.org/v1\n--- ",
    ):
        path.write_bytes(patched(path, label, len(sealed)) + sealed)
        label = read_label(path)
        assert mark_of(path, tmp_path) == "S-202"


def test_a_sound_package_is_not_taken_for_damaged(tmp_path: Path) -> None:
    assert trouble_of(posted(tmp_path), tmp_path) is GIVEN_AWAY
