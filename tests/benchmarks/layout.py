"""How long it takes to lay out each of the seven SOPs, in the three presets.

Run it from the folder of the program: python -m tests.benchmarks.layout
"""

from time import perf_counter

from desktop.diagram.layout import Table, chart_of
from desktop.diagram.sizes import COMPACT, PRINT, SCREEN, Sizes
from tests.diagram.text.faces import FACES
from tests.domain.sop.shipped import IDS, shipped

PRESETS = {"screen": SCREEN, "case page": COMPACT, "print": PRINT}
ROUNDS = 7


def milliseconds(table: Table, sizes: Sizes) -> float:
    """Take the shortest of some rounds: what other programs take away is not ours."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        chart_of(table, sizes, FACES)
        times.append(perf_counter() - start)
    return min(times) * 1000


if __name__ == "__main__":
    for name in IDS:
        table = Table(shipped(name))
        times = {preset: milliseconds(table, sizes) for preset, sizes in PRESETS.items()}
        found = ", ".join(f"{preset} {time:.0f} ms" for preset, time in times.items())
        print(f"{name}, {len(table.sop.rows)} rows: {found}")
