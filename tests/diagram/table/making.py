"""Small SOPs for the tests of the table, and what to ask a chart."""

from dataclasses import replace

from desktop.diagram.chart import Box, Chart, Column, HeadingCell, Run, SymbolBox
from desktop.diagram.layout import Table, chart_of
from desktop.diagram.sizes import COMPACT, PRINT, SCREEN, Sizes
from desktop.diagram.table.setting import Setting
from desktop.diagram.text.font import width_of
from desktop.domain.sop.model import (
    Exit,
    Headings,
    Lane,
    Row,
    Shape,
    Sop,
    StandardTime,
    Symbol,
)
from tests.diagram.text.faces import FACES

PRESETS: dict[str, Sizes] = {
    "screen": SCREEN,
    "live": replace(SCREEN, live=True),
    "compact": COMPACT,
    "print": PRINT,
}
HEADINGS = Headings(
    number="No",
    activity="Kegiatan",
    performers="Pelaksana",
    standard="Mutu Baku",
    requirements="Kelengkapan",
    time="Waktu",
    output="Output",
    note="Ket.",
)


def symbol(
    name: str, lane: int, *ways: str | Exit, kind: Shape = Shape.PROCESS, text: str = ""
) -> Symbol:
    """Make a symbol; ways are `target` or `target:label`."""
    exits = (way if isinstance(way, Exit) else exit_to(way) for way in ways)
    return Symbol(id=name, lane=f"lane{lane}", kind=kind, text=text, next=tuple(exits))


def exit_to(way: str) -> Exit:
    target, _, label = way.partition(":")
    return Exit(to=target, label=label, outcome=label)


def row(*symbols: Symbol, number: str = "1", activity: str = "Memeriksa berkas", **more) -> Row:
    time = StandardTime(text=more.pop("time", ""))
    return Row(number=number, activity=activity, time=time, symbols=symbols, **more)


def sop(*rows: Row, lanes: int = 3, headings: Headings = HEADINGS) -> Sop:
    names = [Lane(id=f"lane{place}", label=f"Pelaksana {place}") for place in range(lanes)]
    return Sop(id="small", title="Izin Kecil", lanes=tuple(names), rows=rows, headings=headings)


def laid_out(made: Sop, sizes: Sizes = SCREEN) -> Chart:
    return chart_of(Table(made), sizes, FACES)


def setting(sizes: Sizes = SCREEN) -> Setting:
    return Setting(sizes, FACES)


def column_of(chart: Chart, key: str) -> Column:
    return next(column for column in chart.columns if column.key == key)


def heading_of(chart: Chart, key: str) -> HeadingCell:
    return next(cell for cell in chart.headings if cell.key == key)


def symbol_of(chart: Chart, name: str) -> SymbolBox:
    return next(symbol for symbol in chart.symbols if symbol.id == name)


def joined(words: tuple[Run, ...]) -> str:
    """Give the letters of set words, without blanks."""
    return "".join("".join(run.text.split()) for run in words)


def letters(text: str) -> str:
    return "".join(text.split())


def is_inside(run: Run, box: Box) -> bool:
    """Tell whether words lie in a box, from the top of capitals to the baseline."""
    right = run.x + width_of(FACES.of(strong=run.strong), run.text, run.size)
    return (
        box.x - 1e-6 <= run.x
        and right <= box.x + box.width + 1e-6
        and box.y - 1e-6 <= run.y - 0.73 * run.size
        and run.y <= box.y + box.height + 1e-6
    )


def is_within(inner: Box, outer: Box) -> bool:
    return (
        outer.x - 1e-6 <= inner.x
        and inner.x + inner.width <= outer.x + outer.width + 1e-6
        and outer.y - 1e-6 <= inner.y
        and inner.y + inner.height <= outer.y + outer.height + 1e-6
    )
