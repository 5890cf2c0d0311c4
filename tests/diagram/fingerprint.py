"""Print one sum over several charts, to compare what two processes lay out."""

import hashlib
import sys

from tests.diagram.examples import OTHER, SEVEN, drawn, known

SEEDS = (1, 2, 5)


def fingerprint(seeds: tuple[int, ...]) -> str:
    charts = [known(OTHER, "screen"), known(SEVEN[1], "F4"), *map(drawn, seeds)]
    return hashlib.sha256(repr([chart.chart for chart in charts]).encode()).hexdigest()


if __name__ == "__main__":
    sys.stdout.write(fingerprint(SEEDS))
