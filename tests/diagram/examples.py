"""SOPs laid out for the tests: the seven, the other one and random ones, on screens and sheets."""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from desktop.diagram.chart import Chart
from desktop.diagram.layout import Table, chart_of
from desktop.diagram.sizes import COMPACT, PIXEL, PRINT, SCREEN, Sizes, scaled
from desktop.diagram.text.font import Faces, Font
from desktop.domain.sop.model import Sop
from desktop.domain.sop.reading import sop_from
from tests.diagram.random_sops import random_sop

ROOT = Path(__file__).resolve().parents[2]
FACES = Faces(
    regular=Font((ROOT / "resources/fonts/Inter-Regular.ttf").read_bytes()),
    strong=Font((ROOT / "resources/fonts/Inter-SemiBold.ttf").read_bytes()),
)
SEVEN = tuple(sorted(path.stem for path in (ROOT / "resources/sops").glob("*.toml")))
OTHER = "other"
SHEETS = {
    "screen": SCREEN,
    "small screen": replace(SCREEN, width=1000 * PIXEL),
    "large screen, large type": scaled(replace(SCREEN, width=1900 * PIXEL), 1.3),
    "case page": COMPACT,
    "live screen": replace(SCREEN, live=True),
    "F4": PRINT,
    "A4": replace(PRINT, width=272.0),
    "A4 portrait": replace(PRINT, width=185.0),
}
RANDOM_SOPS = 32


@dataclass(frozen=True)
class Example:
    """A laid-out SOP with what it was laid out from."""

    name: str
    sop: Sop
    sizes: Sizes
    chart: Chart
    part: range | None = None

    @property
    def positions(self) -> range:
        """Give the rows that were laid out: all, or those of a page."""
        return self.part or range(1, len(self.sop.rows) + 1)


Rule = Callable[[Example], list[str]]


@cache
def sop_named(name: str) -> Sop:
    folder = ROOT / "resources/sops"
    path = ROOT / "tests/diagram/other_sop.toml" if name == OTHER else folder / f"{name}.toml"
    return sop_from(tomllib.loads(path.read_text(encoding="utf-8")))


def example(name: str, sop: Sop, sizes: Sizes) -> Example:
    return Example(name, sop, sizes, chart_of(Table(sop=sop), sizes, FACES))


@cache
def known(name: str, sheet: str) -> Example:
    """Lay out one of the seven, or the other one."""
    return example(f"{name} on {sheet}", sop_named(name), SHEETS[sheet])


@cache
def drawn(seed: int) -> Example:
    """Lay out a random SOP; the seed chooses the sheet as well."""
    sheet = tuple(SHEETS)[seed % len(SHEETS)]
    return example(f"random SOP {seed} on {sheet}", random_sop(seed), SHEETS[sheet])


def examples(count: int = RANDOM_SOPS) -> Iterator[Example]:
    """Go through all known SOPs on all sheets, and through some random ones."""
    for sheet in SHEETS:
        for name in (*SEVEN, OTHER):
            yield known(name, sheet)
    for seed in range(count):
        yield drawn(seed)


def faults_in(rule: Rule, charts: Iterable[Example]) -> dict[str, list[str]]:
    """Collect what breaks a rule, by the name of the chart."""
    found = {chart.name: rule(chart) for chart in charts}
    return {name: faults for name, faults in found.items() if faults}
