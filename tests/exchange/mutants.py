"""Packages with one random change at one of their layers, as a seed says."""

import random
from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

import zstandard

from desktop.exchange.letter import Label
from tests.exchange.made import OURS, Keys, forged, inside, packed_as

Bytes = Callable[[random.Random, bytes], bytes]


def flip(chance: random.Random, raw: bytes) -> bytes:
    place = chance.randrange(len(raw))
    return raw[:place] + bytes([raw[place] ^ 1 << chance.randrange(8)]) + raw[place + 1 :]


def drop(chance: random.Random, raw: bytes) -> bytes:
    start, end = span(chance, raw)
    return raw[:start] + raw[end:]


def double(chance: random.Random, raw: bytes) -> bytes:
    start, end = span(chance, raw)
    return raw[:end] + raw[start:]


def zero(chance: random.Random, raw: bytes) -> bytes:
    start, end = span(chance, raw)
    return raw[:start] + bytes(end - start) + raw[end:]


def noise(chance: random.Random, raw: bytes) -> bytes:
    start, end = span(chance, raw)
    return raw[:start] + chance.randbytes(chance.randrange(40)) + raw[end:]


def swap(chance: random.Random, raw: bytes) -> bytes:
    start, end = span(chance, raw)
    middle = chance.randint(start, end)
    return raw[:start] + raw[middle:end] + raw[start:middle] + raw[end:]


def digit(chance: random.Random, raw: bytes) -> bytes:
    """Change a character of JSON into another one that JSON knows."""
    place = chance.randrange(len(raw))
    return raw[:place] + chance.choice('0123456789abcdef"{}[],: \n\\-.').encode() + raw[place + 1 :]


CHANGES: tuple[Bytes, ...] = (flip, drop, double, zero, noise, swap, digit)


def span(chance: random.Random, raw: bytes) -> tuple[int, int]:
    start = chance.randrange(len(raw))
    return start, min(len(raw), start + chance.choice((1, 2, 7, 64, 500)))


class Mutant:
    """A package with one change at one layer, as its seed says."""

    def __init__(self, seed: int, whole: Path, path: Path, keys: Keys = OURS) -> None:
        self.chance = random.Random(seed)
        self.whole = whole
        self.path = path
        self.keys = keys
        self.label, self.lines = inside(whole, keys)
        layers = (self.in_the_file, self.in_what_is_packed, self.in_the_lines, self.beyond_the_hash)
        layers[seed % len(layers)]()

    def changed(self, raw: bytes) -> bytes:
        for _ in range(self.chance.choice((1, 1, 1, 2, 5))):
            raw = self.chance.choice(CHANGES)(self.chance, raw or b"\n")
        return raw

    def in_the_file(self) -> None:
        self.path.write_bytes(self.changed(self.whole.read_bytes()))

    def in_what_is_packed(self) -> None:
        text = b"\n".join(self.lines) + b"\n"
        packed_as(
            self.path,
            self.label,
            self.changed(zstandard.ZstdCompressor().compress(text)),
            self.keys,
        )

    def in_the_lines(self) -> None:
        text = self.changed(b"\n".join(self.lines[1:]) + b"\n")
        forged(self.path, self.label, text.split(b"\n"), ending=b"", keys=self.keys)

    def beyond_the_hash(self) -> None:
        """Change a line and let the label fit, so that only the lines themselves can tell."""
        lines = self.lines[1:]
        place = self.chance.randrange(len(lines))
        lines[place] = self.changed(lines[place])
        made = b"\n".join(lines).split(b"\n")
        forged(self.path, fitting(self.label, lines), made, keys=self.keys)


def fitting(label: Label, lines: list[bytes]) -> Label:
    text = b"\n".join(lines) + b"\n"
    hashed = blake2b(text, digest_size=32).hexdigest()
    return replace(label, length=len(text), content=hashed)
