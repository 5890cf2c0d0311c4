"""Cut the signed tables out of the seeds: a second, independent reading of what is printed.

The columns of the seeds are shifted against their headings in four of the seven tables, so
every table says here in which column each of its fields stands.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"

COLUMNS = ("number", "activity", "requirements", "time", "output", "note")


@dataclass(frozen=True, kw_only=True)
class SeedTable:
    """Where one table stands in its file: line numbers from 1, columns from 0."""

    file: str
    rows: tuple[int, int]
    cells: dict[str, int]
    lanes: tuple[int, int]
    headings: dict[str, tuple[int, int]]
    lane_line: int
    identity: dict[str, tuple[int, int]] = field(default_factory=dict)
    identity_headings: dict[str, tuple[int, int]] = field(default_factory=dict)
    issuer: tuple[int, ...] = ()
    second_print: dict[str, tuple[int, int]] = field(default_factory=dict)


def _block(first: int, second: int, *columns: int) -> dict[str, tuple[int, int]]:
    """Headings of the two heading lines: number, activity, performers, standard, note above."""
    number, activity, performers, standard, note, requirements, time, output = columns
    found = {
        "number": (first, number),
        "activity": (first, activity),
        "performers": (first, performers),
        "standard": (first, standard),
        "note": (first, note),
        "requirements": (second, requirements),
        "time": (second, time),
        "output": (second, output),
    }
    return {name: place for name, place in found.items() if place[1] >= 0}


def _pairs(first: int, gap: int = 0, right: int = 1) -> dict[str, tuple[int, int]]:
    """Six lists side by side in three lines of headings, each followed by a line of texts."""
    return {
        "legal_basis": (first, 0),
        "qualification": (first, right),
        "related": (first + 2, 0),
        "equipment": (first + 2, right),
        "warnings": (first + 4 + gap, 0),
        "records": (first + 4 + gap, right),
    }


def _below(places: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    return {name: (line + 1, column) for name, (line, column) in places.items()}


def _pariaman(first: int) -> dict[str, tuple[int, int]]:
    names = ("number", "created", "revised", "approved", "approved_by", "name")
    return {name: (first + step, 0) for step, name in enumerate(names)}


def _right(places: dict[str, tuple[int, int]], by: int = 1) -> dict[str, tuple[int, int]]:
    return {name: (line, column + by) for name, (line, column) in places.items()}


_KARIMUN = "000_d36e6009b6f0398f.txt"
_PURWAKARTA = "001_4a9d3438cf6e056f.txt"
_PARIAMAN = "002_19c3ceb24540a7e5.txt"
_UNNAMED = "003_c03277d7ad559bbd.txt"
_DAIRI = "004_c24d3ea5b69edf93.txt"

_PURWAKARTA_FIELDS = {
    name: (8 + step, 1)
    for step, name in enumerate(
        ("number", "created", "revised", "effective", "approved_by", "name")
    )
}
_DAIRI_FIELDS = {"number": (3, 2), "approved_by": (4, 2), "name": (5, 2)}

TABLES = {
    "karimun-pemenuhan-komitmen": SeedTable(
        file=_KARIMUN,
        rows=(8, 21),
        cells={"number": 0, "activity": 1, "requirements": 12, "time": 13, "output": 14},
        lanes=(2, 12),
        headings=_block(5, 6, 0, 1, 2, 12, -1, 12, 13, 14),
        lane_line=6,
    ),
    "purwakarta-sicantik": SeedTable(
        file=_PURWAKARTA,
        rows=(23, 32),
        cells=dict(zip(COLUMNS, (0, 1, 9, 10, 11, 12), strict=True)),
        lanes=(2, 9),
        headings=_block(21, 22, 0, 1, 2, 8, 11, 9, 10, 12),
        lane_line=22,
        identity=_right(_PURWAKARTA_FIELDS) | _below(_pairs(14)),
        identity_headings=_PURWAKARTA_FIELDS | _pairs(14),
        issuer=(5, 6),
    ),
    "pariaman-oss-rba": SeedTable(
        file=_PARIAMAN,
        rows=(108, 117),
        cells=dict(zip(COLUMNS[1:], (0, 9, 10, 11, 12), strict=True)),
        lanes=(1, 9),
        headings=_block(106, 107, -1, 0, 1, 9, 12, 9, 10, 11),
        lane_line=107,
        identity=_right(_pariaman(92)) | _below(_pairs(98, 1)),
        identity_headings=_pariaman(92) | _pairs(98, 1),
        issuer=(85, 86, 88, 89, 90),
    ),
    "pariaman-sicantik": SeedTable(
        file=_PARIAMAN,
        rows=(162, 170),
        cells=dict(zip(COLUMNS, (0, 1, 10, 11, 12, 13), strict=True)),
        lanes=(2, 10),
        headings=_block(160, 161, 0, 1, 2, 9, 12, 10, 11, 13),
        lane_line=161,
        identity=_right(_pariaman(143)) | _below(_pairs(149, 1)),
        identity_headings=_pariaman(143) | _pairs(149, 1),
        issuer=(136, 137, 139, 140, 141),
        second_print={"warnings": (158, 0), "records": (158, 1)},
    ),
    "pariaman-sigap": SeedTable(
        file=_PARIAMAN,
        rows=(211, 220),
        cells={"number": 0, "activity": 1, "requirements": 12, "time": 13, "output": 14},
        lanes=(2, 10),
        headings=_block(209, 210, 0, 1, 2, 9, 12, 10, 11, 13),
        lane_line=210,
        identity=_right(_pariaman(195)) | _below(_pairs(201, 1)),
        identity_headings=_pariaman(195) | _pairs(201, 1),
        issuer=(188, 189, 191, 192, 193),
    ),
    "alur-sicantik-cloud": SeedTable(
        file=_UNNAMED,
        rows=(19, 29),
        cells={"number": 0, "activity": 1, "requirements": 11, "time": 12, "output": 13},
        lanes=(2, 10),
        headings=_block(17, 18, 0, 1, 2, 10, 13, 10, 11, 12),
        lane_line=18,
    ),
    "dairi-izin-usaha-mikro-kecil": SeedTable(
        file=_DAIRI,
        rows=(14, 38),
        cells=dict(zip(COLUMNS, (0, 1, 10, 11, 12, 13), strict=True)),
        lanes=(2, 10),
        headings=_block(12, 13, 0, 1, 2, 10, 13, 10, 11, 12),
        lane_line=13,
        identity=_right(_DAIRI_FIELDS) | _below(_pairs(6, 0, 2)),
        identity_headings=_DAIRI_FIELDS | _pairs(6, 0, 2),
        issuer=(3,),
    ),
}

TITLES = {
    "karimun-pemenuhan-komitmen": (_KARIMUN, (3,)),
    "alur-sicantik-cloud": (_UNNAMED, (14, 15)),
}


def seed_cells(sop_id: str) -> dict[str, str]:
    """Give every filled printed cell of one SOP under a name such as "row 4 / activity"."""
    table = TABLES[sop_id]
    lines = _lines(table.file)
    found = {
        f"lane {position}": _cell(lines, table.lane_line, column)
        for position, column in enumerate(range(*table.lanes), 1)
    }
    found |= {f"heading / {name}": _cell(lines, *at) for name, at in table.headings.items()}
    found |= _rows(table, lines)
    found |= {f"identity / {name}": _cell(lines, *at) for name, at in table.identity.items()}
    for name, at in table.identity_headings.items():
        found[f"identity heading / {name}"] = _cell(lines, *at)
    for name, at in table.second_print.items():
        found[f"identity again / {name}"] = _cell(lines, *at)
    for position, line in enumerate(table.issuer, 1):
        found[f"issuer {position}"] = _cell(lines, line, 0)
    if sop_id in TITLES:
        found["title"] = " ".join(_cell(lines, line, 0) for line in TITLES[sop_id][1])
    return {name: text for name, text in found.items() if text}


def _rows(table: SeedTable, lines: list[str]) -> dict[str, str]:
    found = {}
    for position, line in enumerate(range(table.rows[0], table.rows[1] + 1), 1):
        for name, column in table.cells.items():
            found[f"row {position} / {name}"] = _cell(lines, line, column)
        for lane, column in enumerate(range(*table.lanes), 1):
            found[f"row {position} / mark in lane {lane}"] = _cell(lines, line, column)
        if "number" not in table.cells:
            # The table without a No column prints the number inside the activity.
            activity = found[f"row {position} / activity"]
            found[f"row {position} / number"] = activity.split(" ", 1)[0]
    return found


def _lines(file: str) -> list[str]:
    return (SEEDS / file).read_text(encoding="utf-8").split("\n")


def _cell(lines: list[str], line: int, column: int) -> str:
    """Take one cell; only what the conversion to text added (tags, bold, links) is removed."""
    cells = lines[line - 1].split("\t")
    text = cells[column] if column < len(cells) else ""
    text = re.sub(r"<[^>]+>", "", text).replace("**", "")
    text = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r"\1", text)
    return text.strip().removeprefix(": ").removeprefix(":")
