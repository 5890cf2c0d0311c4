"""A small chart made by hand: two rows, three lanes, a loop that merges, words in some cells."""

from dataclasses import replace

from desktop.diagram.chart import (
    Box,
    Cell,
    Chart,
    Column,
    Connector,
    HeadingCell,
    RowBand,
    Run,
    SymbolBox,
)
from desktop.diagram.live import Live, LiveRow
from desktop.diagram.sizes import PIXEL
from desktop.domain.progress import StepState
from desktop.domain.sop.model import Shape

COLUMNS = (
    ("number", 34, False),
    ("activity", 170, False),
    ("applicant", 80, True),
    ("desk", 80, True),
    ("head", 80, True),
    ("time", 76, False),
    ("note", 90, False),
)
HEAD, ROW = 50, 60


def px(value: float) -> float:
    return value * PIXEL


def columns() -> tuple[Column, ...]:
    found, x = [], 0
    for key, width, is_lane in COLUMNS:
        found.append(Column(key=key, x=px(x), width=px(width), is_lane=is_lane))
        x += width
    return tuple(found)


def box_of(column: str, first: int, rows: int = 1) -> Box:
    place = next(each for each in columns() if each.key == column)
    y = px(HEAD + ROW * (first - 1))
    return Box(x=place.x, y=y, width=place.width, height=px(ROW * rows))


def cell(column: str, position: int, *lines: str, rows: int = 1, size: float = 11) -> Cell:
    box = box_of(column, position, rows)
    words = tuple(
        Run(x=box.x + px(6), y=box.y + px(26 + 15 * place), text=line, size=px(size))
        for place, line in enumerate(lines)
    )
    return Cell(column=column, position=position, box=box, words=words)


def symbol(id: str, kind: Shape | None, lane: str, position: int, **more: bool) -> SymbolBox:
    box = box_of(lane, position)
    width, height = (40, 26) if kind is Shape.DECISION else (38, 20)
    x, y = box.x + (box.width - px(width)) / 2, box.y + (box.height - px(height)) / 2
    words = (Run(x=x + px(15), y=y + px(14), text=id, size=px(11.5), strong=True),)
    place = Box(x=x, y=y, width=px(width), height=px(height))
    return SymbolBox(id=id, kind=kind, position=position, lane=lane, box=place, words=words, **more)


def line(*points: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    return tuple((px(x), px(y)) for x, y in points)


def connectors() -> tuple[Connector, ...]:
    """1 down and across to 2, on to 3; both 2 and 3 lead back to 1 and share their tail."""
    plate = Box(x=px(262), y=px(126), width=px(30), height=px(13))
    label = Run(x=px(262), y=px(136), text="Tidak", size=px(11), strong=True)
    return (
        Connector(source="1", target="2", line=line((263, 80), (324, 80), (324, 127))),
        Connector(source="2", target="3", line=line((344, 140), (385, 140))),
        Connector(
            source="2",
            target="1",
            line=line((304, 140), (244, 140), (244, 90)),
            label=label,
            plate=plate,
        ),
        Connector(
            source="3",
            target="1",
            line=line((404, 150), (404, 160), (244, 160), (244, 90)),
            joins=(2, (px(244), px(140))),
        ),
    )


def chart() -> Chart:
    every = columns()
    return Chart(
        width=every[-1].x + every[-1].width,
        height=px(HEAD + 2 * ROW),
        head=px(HEAD),
        columns=every,
        headings=tuple(
            HeadingCell(
                key=column.key,
                box=Box(x=column.x, y=0, width=column.width, height=px(HEAD)),
                words=(Run(x=column.x + px(4), y=px(28), text=column.key, size=px(10)),),
            )
            for column in every
        ),
        rows=tuple(
            RowBand(position=row, y=px(HEAD + ROW * (row - 1)), height=px(ROW)) for row in (1, 2)
        ),
        cells=(
            cell("number", 1, "1", size=12),
            cell("activity", 1, "Menyampaikan permohonan", size=12),
            cell("time", 1, "15 Menit"),
            cell("note", 1),
            cell("number", 2, "2", size=12),
            cell("activity", 2, "Memeriksa kelengkapan", "berkas permohonan", size=12),
            cell("time", 2, "2 Jam"),
            cell("note", 2, "Sesuai SP"),
        ),
        symbols=(
            symbol("1", Shape.START, "applicant", 1),
            symbol("2", Shape.DECISION, "desk", 2),
            symbol("3", Shape.PROCESS, "head", 2),
        ),
        connectors=connectors(),
    )


def live(**changes: object) -> Live:
    """The case came back once and stands at 2 again, late; 3 is ahead."""
    usual = Live(
        states={"1": StepState.DONE, "2": StepState.OVERDUE, "3": StepState.NOT_REACHED},
        passes={"1": 2, "2": 1},
        travelled=frozenset({("1", "2"), ("2", "1")}),
        skipped=frozenset(),
        rows={
            1: LiveRow(actual="1 j 20 mnt", is_late=True, notes=("R. Sihombing", "19 Nov 16.05")),
            2: LiveRow(actual="lewat 1 hari", is_late=True, notes=("Sejak", "19 Nov 16.05")),
        },
        row=2,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]
