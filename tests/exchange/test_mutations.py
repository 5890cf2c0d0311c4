"""Random changes at every layer of a package: each gives one sentence or the same content.

A seed names a change for ever: one that fails becomes a case of a test by its number.
"""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.refusals import Trouble
from desktop.words import Words
from tests.exchange.made import KEPT, everything, opened, stick
from tests.exchange.mutants import Mutant

SHORT, LONG, AT_ONCE = 400, 10_000, 25
MEMORY = 24 * 2**20
"""Bytes that reading a package of a few kB may need at any time, whatever was done to it."""


def told(path: Path, scratch: Path, words: Words) -> str:
    """Open a package to its end; gives the sentence, or what was given of it."""
    try:
        with opened(path, scratch) as package:
            return repr(everything(package))
    except Trouble as trouble:
        return words.trouble(trouble)


def try_seeds(folder: Path, seeds: range) -> tuple[int, int]:
    raw = KEPT.read_bytes()
    whole = stick(folder).root / KEPT.name
    whole.write_bytes(raw)
    words = Words("en")
    before = told(whole, folder, words)
    stopped = given = 0
    for seed in seeds:
        mutant = Mutant(seed, whole, whole.with_name("mutant.sopan"))
        tracemalloc.start()
        found = told(mutant.path, folder, words)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert most < MEMORY, seed
        stopped += "Nothing was changed" in found
        given += found.startswith("(Have(")
        assert "Nothing was changed" in found or found == before or seed % 4 == 3, (seed, found)
        assert {path.name for path in folder.iterdir()} == {"stick"}, seed
    assert whole.read_bytes() == raw
    assert stopped + given == len(seeds)
    return stopped, given


@pytest.mark.parametrize("start", range(0, SHORT, SHORT // 4))
def test_mutations(tmp_path: Path, start: int, counted: Callable[[str], None]) -> None:
    stopped, given = try_seeds(tmp_path, range(start, start + SHORT // 4))
    counted(f"{stopped} of {stopped + given} changes stopped, {given} gave sound lines")


@pytest.mark.long
def test_ten_thousand_mutations(tmp_path: Path, counted: Callable[[str], None]) -> None:
    stopped, given = try_seeds(tmp_path, range(LONG))
    counted(f"{stopped} of {stopped + given} changes stopped, {given} gave sound lines")
