"""Measure the router against the prototype: python -m tests.benchmarks.router --prototype DIR.

Both lay out the same 302 graphs in one process, counted by the same checker. Timed is for the
prototype its whole `build` (columns, row heights from a trivial measure, routing, finishing), for
ours what gives the same result from the same rows: measuring rows and columns (`sheet`), choosing,
widening lanes, finishing; ours places words free of everything meanwhile. Processor time.
"""

import argparse
import json
import math
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from tests.diagram.checker import Faults, Line, Picture, faults
from tests.diagram.graphs import PX, Sheet, dairi_sheet, karimun_sheet, prototype_sheet
from tests.diagram.routing.drawn import drawn

RECORDED = Path(__file__).parents[1] / "diagram" / "routing" / "prototype.json"
Figures = list[int]


def figures(counts: Faults) -> Figures:
    return [counts.crossings, counts.bends, counts.overlaps, counts.hits]


def timed(run: Callable[[], Any]) -> tuple[float, Any]:
    start = process_time()
    made = run()
    return process_time() - start, made


def measured(text: str, _role: str, width: float) -> float:
    return math.ceil(len(text) / max(1, int(width / 5.6))) * 14


def prototype(folder: Path) -> tuple[Callable[[str], Any], Callable[[Any], Any]]:
    """Load the prototype: its graphs by name, and its layout."""
    source = (folder / "fuzz.py").read_text(encoding="utf-8").partition("\ntot = ")[0]
    with TemporaryDirectory() as place:
        (Path(place) / "prototype_graphs.py").write_text(source, encoding="utf-8")
        sys.path[:0] = [str(folder), place]
        names = vars(import_module("prototype_graphs"))

    def graph(name: str) -> Any:
        return names[name]() if name in names else names["rnd"](int(name), big=True)

    def build(sop: Any) -> Any:
        return names["build"](sop, names["Metrics"](ket_min=70), measured)

    return graph, build


def picture(layout: Any) -> Picture:
    symbols = {str(n.id): tuple(value * PX for value in n.rect) for n in layout.nodes}
    lines = (
        Line(str(e.src), str(e.dst), tuple((x * PX, y * PX) for x, y in e.pts))
        for e in layout.edges
    )
    return Picture(symbols, tuple(lines))


def sheet(name: str) -> Sheet:
    known = {"dairi": dairi_sheet, "karimun": karimun_sheet}
    return known[name]() if name in known else prototype_sheet(int(name))


def same_graph(layout: Any, made: Sheet) -> bool:
    nodes = [(n.row, n.lane) for n in layout.nodes] == [(n.tier, n.lane) for n in made.nodes]
    links = sorted((link.source, link.target, bool(link.label[0])) for link in made.links)
    return nodes and links == sorted((e.src, e.dst, bool(e.label)) for e in layout.edges)


def said(what: str, ours: float, theirs: float) -> None:
    ratio = f"{ours / theirs:6.2f}" if theirs else "     -"
    print(f"{what:28} {ours:10.1f} {theirs:10.1f} {ratio}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prototype", type=Path, required=True)
    graph, build = prototype(parser.parse_args().prototype)
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    totals, times, worse, agree = ([0] * 4, [0] * 4), ([], []), [0] * 4, 0
    shortest = [99.0, 99.0]
    for name in recorded:
        time, layout = timed(lambda graph=graph, name=name: build(graph(name)))
        its = faults(picture(layout))
        times[1].append(time * 1000)
        time, drawing = timed(lambda name=name: drawn(sheet(name)))
        mine = faults(drawing.picture)
        times[0].append(time * 1000)
        if not same_graph(layout, drawing.sheet):
            raise SystemExit(f"{name} is not the same graph")
        agree += figures(its) == recorded[name]
        shortest = [min(shortest[0], mine.shortest), min(shortest[1], its.shortest)]
        for k, (a, b) in enumerate(zip(figures(mine), figures(its), strict=True)):
            totals[0][k] += a
            totals[1][k] += b
            worse[k] += a > b
    print(f"{len(recorded)} graphs                       ours  prototype  ratio")
    for k, what in enumerate(("crossings", "bends", "overlaps", "hits")):
        said(what, totals[0][k], totals[1][k])
    said("shortest last piece, mm", *shortest)
    said("time in all, ms", sum(times[0]), sum(times[1]))
    said("time, median, ms", median(times[0]), median(times[1]))
    said("time, most, ms", max(times[0]), max(times[1]))
    slower = sum(a > b for a, b in zip(*times, strict=True))
    print(f"slower than the prototype in {slower} graphs")
    print(f"worse in single graphs: crossings {worse[0]}, bends {worse[1]}")
    print(f"recorded figures agree in {agree} of {len(recorded)}")


if __name__ == "__main__":
    main()
