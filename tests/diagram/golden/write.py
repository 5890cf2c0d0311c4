"""Write the golden geometry anew, after a change of the layout that was looked at and wanted.

    python -m tests.diagram.golden.write

Then read the difference in git: every changed line is a thing that moved.
"""

from collections.abc import Iterator

from desktop.diagram.chart import Chart, Connector
from desktop.diagram.routing.graph import Point
from tests.diagram.examples import OTHER, ROOT, SEVEN, known

FOLDER = ROOT / "tests" / "diagram" / "golden"
SHEETS = ("screen", "F4")
NAMES = (*SEVEN, OTHER)


def geometry(chart: Chart) -> str:
    """Describe where everything is, a line for each thing, in hundredths of a millimetre."""
    return "\n".join(_lines(chart)) + "\n"


def _lines(chart: Chart) -> Iterator[str]:
    yield f"table {_mm(chart.width)} x {_mm(chart.height)}, heading {_mm(chart.head)}"
    for column in chart.columns:
        yield f"column {column.key}: {_mm(column.x)} + {_mm(column.width)}"
    for row in chart.rows:
        yield f"row {row.position}: {_mm(row.y)} + {_mm(row.height)}"
    for symbol in chart.symbols:
        box = symbol.box
        size = f"{_mm(box.width)} x {_mm(box.height)}"
        yield f"symbol {symbol.id}: {symbol.kind} at {_point((box.x, box.y))}, {size}"
    for connector in chart.connectors:
        yield f"arrow {connector.source}>{connector.target}: " + ", ".join(_way(connector))


def _way(connector: Connector) -> Iterator[str]:
    yield " ".join(map(_point, connector.line))
    if connector.hops:
        yield "hops " + " ".join(map(_point, connector.hops))
    if connector.joins:
        yield f"joins at {_point(connector.joins[1])}"
    if connector.plate:
        yield f"words at {_point((connector.plate.x, connector.plate.y))}"


def _point(point: Point) -> str:
    return f"({_mm(point[0])} {_mm(point[1])})"


def _mm(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}"


def main() -> None:
    for name in NAMES:
        for sheet in SHEETS:
            text = geometry(known(name, sheet).chart)
            (FOLDER / f"{name}.{sheet}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
