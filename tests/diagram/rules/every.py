"""The rules of a good chart, each as a sentence with what finds its faults."""

from collections.abc import Mapping

from desktop.diagram.chart import Connector
from tests.diagram.checker import faults
from tests.diagram.examples import Example, Rule
from tests.diagram.rules import grid, labels, lines

LABEL_REACH = 1.6
"""Words stand within 6 pixels of their arrow, in mm."""
EXIT_REACH = 30.0
"""Words stand within this many mm of the exit that they name, along their arrow."""


def entered_symbols(example: Example) -> list[str]:
    count = faults(lines.picture(example.chart))
    return [f"{count.hits} lines run through symbols"] if count.hits else []


def shared_tracks(example: Example) -> list[str]:
    count = faults(lines.picture(example.chart))
    return [f"{count.overlaps} lines run on each other"] if count.overlaps else []


def slanted_pieces(example: Example) -> list[str]:
    count = faults(lines.picture(example.chart))
    return [f"{count.slanted} pieces are slanted"] if count.slanted else []


def lost_arrows(example: Example) -> list[str]:
    """Every way out of every symbol is one arrow, with its words to the letter."""
    ways = [(s.id, way.to, way.label) for s in example.sop.symbols() for way in s.next]
    wanted = sorted((source, target, grid.squeezed(label)) for source, target, label in ways)
    printed = sorted(map(key_of, example.chart.connectors))
    lost = [way for way in wanted if wanted.count(way) > printed.count(way)]
    more = [way for way in printed if printed.count(way) > wanted.count(way)]
    return [f"{way} is lost" for way in lost] + [f"{way} is new" for way in more]


def broken_labels(example: Example) -> list[str]:
    """Words of an arrow are those of its way to the letter, also where lines break."""
    found = []
    ways = [(s.id, way.to, way.label) for s in example.sop.symbols() for way in s.next]
    for c in example.chart.connectors:
        words = [run.text for run in lines.label_of(c)]
        labels = [label for source, to, label in ways if (source, to) == (c.source, c.target)]
        if not any(grid.is_verbatim(words, label) for label in labels):
            found.append(f"{lines.name(c)} says {words} instead of one of {labels}")
    return found


def key_of(connector: Connector) -> tuple[str, str, str]:
    words = "".join(run.text for run in lines.label_of(connector))
    return (connector.source, connector.target, grid.squeezed(words))


def hidden_additions(example: Example) -> list[str]:
    """What the signed table does not print is marked; all else is not."""
    additions = {s.id for s in example.sop.symbols() if s.basis.kind == "added"}
    found = [
        f"symbol {s.id}: added is {s.added}"
        for s in example.chart.symbols
        if s.added != (s.id in additions)
    ]
    for c in example.chart.connectors:
        ends = {c.source, c.target} & additions
        flags = {
            way.added or bool(ends)
            for symbol in example.sop.symbols()
            for way in symbol.next
            if (symbol.id, way.to, grid.squeezed(way.label)) == key_of(c)
        }
        if flags and c.added not in flags:
            found.append(f"arrow {key_of(c)}: added is {c.added}")
    return found


def homeless_words(example: Example) -> list[str]:
    """An arrow with words has a plate, one without has none."""
    return [
        f"{lines.name(c)}: words {c.label}, plate {c.plate}"
        for c in example.chart.connectors
        if (c.label is None) != (c.plate is None)
    ]


def plates_on_words(example: Example) -> list[str]:
    """Words of arrows do not stand on words of cells, and stay in the table."""
    chart = example.chart
    inner = (0.0, chart.head, chart.width, chart.height)
    words = [(run.text, grid.ink(run)) for cell in chart.cells for run in cell.words]
    found = []
    for c in chart.connectors:
        if c.plate is None:
            continue
        plate = lines.rectangle(c.plate)
        if plate[0] < inner[0] or plate[1] < inner[1] or plate[2] > inner[2] or plate[3] > inner[3]:
            found.append(f"words of {lines.name(c)} leave the table at {plate}")
        found += [
            f"words of {lines.name(c)} stand on {text!r}"
            for text, box in words
            if lines.overlap(plate, box)
        ]
    return found


def off_pixels(example: Example) -> list[str]:
    grain = example.sizes.grain
    return grid.off_pixels(example.chart, grain) if grain else []


LINES: Mapping[str, Rule] = {
    "no line runs through a symbol": entered_symbols,
    "no two lines share a track unless they lead to one target": shared_tracks,
    "every piece is flat or upright": slanted_pieces,
    "every way out is one arrow with its words": lost_arrows,
    "arrows leave and arrive in the middle of a side": lambda e: lines.wrong_ports(e.chart),
    "lines turn at right angles only": lambda e: lines.crooked(e.chart),
    "lines stay in the block of the lanes": lambda e: lines.outside_lanes(e.chart),
    "lines keep off the lines of the grid": lambda e: lines.on_grid_lines(e.chart),
    "the last piece holds an arrow head": lambda e: lines.short_stubs(e.chart, e.sizes.spacing),
    "no corner lies on a foreign line": lambda e: lines.touching(e.chart),
    "a line that joins another is painted by it from there": lambda e: lines.wrong_joins(e.chart),
    "nothing is painted twice": lambda e: lines.painted_twice(e.chart),
    "tracks keep their least distance": lambda e: lines.crowded_tracks(
        e.chart, e.sizes.spacing.track_least
    ),
    "lines keep clear of foreign symbols": lambda e: lines.grazed_symbols(
        e.chart, e.sizes.spacing.clear
    ),
    "hops rise into nothing": lambda e: labels.hops_in_words(e.chart, e.sizes.spacing.hop),
    "a flat line hops at every crossing and nowhere else": lambda e: lines.wrong_hops(e.chart),
}
LABELS: Mapping[str, Rule] = {
    "words of arrows have a plate": homeless_words,
    "words of arrows stand to the letter": broken_labels,
    "plates are free of lines, symbols and plates": lambda e: labels.obstructed_labels(e.chart),
    "words stand beside their own arrow": lambda e: labels.stray_labels(e.chart, LABEL_REACH),
    "words stand near their exit": lambda e: labels.lost_from_exit(e.chart, EXIT_REACH),
    "plates keep off the words of cells": plates_on_words,
}
TABLE: Mapping[str, Rule] = {
    "columns stand in the order of the SOP": lambda e: grid.wrong_columns(e.chart, e.sop, e.sizes),
    "rows follow each other and fill the height": lambda e: grid.wrong_rows(e.chart, e.positions),
    "headings stand once and to the letter": lambda e: grid.wrong_headings(e.chart, e.sop, e.sizes),
    "cells stand once and to the letter": lambda e: grid.wrong_cells(
        e.chart, e.sop, e.sizes, e.positions
    ),
    "words stay in their boxes": lambda e: grid.words_outside(e.chart),
    "no words overlap": lambda e: grid.words_on_words(e.chart),
    "symbols stand in their lane and row": lambda e: grid.wrong_symbols(
        e.chart, e.sop, e.sizes, e.positions
    ),
    "symbols say what is printed in them": lambda e: grid.wrong_symbol_words(
        e.chart, e.sop, e.sizes
    ),
    "additions are marked": hidden_additions,
    "on the screen edges lie between pixels": off_pixels,
}
RULES: Mapping[str, Rule] = {**LINES, **LABELS, **TABLE}
