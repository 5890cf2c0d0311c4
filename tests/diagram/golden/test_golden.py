"""Nothing in the pictures of the known SOPs moves unnoticed; `write.py` says how to renew."""

from difflib import unified_diff

import pytest

from tests.diagram.examples import known
from tests.diagram.golden.write import FOLDER, NAMES, SHEETS, geometry


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("name", NAMES)
def test_everything_is_where_it_was(name: str, sheet: str) -> None:
    golden = (FOLDER / f"{name}.{sheet}.txt").read_text(encoding="utf-8")

    found = geometry(known(name, sheet).chart)

    moved = "\n".join(unified_diff(golden.splitlines(), found.splitlines(), "golden", "now", n=0))
    assert not moved, moved


def test_no_golden_file_is_left_over() -> None:
    files = sorted(path.name for path in FOLDER.glob("*.txt"))

    assert files == sorted(f"{name}.{sheet}.txt" for name in NAMES for sheet in SHEETS)
