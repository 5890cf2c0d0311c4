"""Which stories happen in the practice office: every row visited, every exit taken, and trouble."""

from collections.abc import Iterator, Mapping, Sequence

from desktop.domain.case_times import approved_way
from desktop.domain.office import SopInForce
from desktop.domain.sop.flow import exit_for
from desktop.practice import stories
from desktop.practice.permits import permit_for
from desktop.practice.routes import Way, routes
from desktop.practice.stage import Stage
from desktop.practice.stories import DAY, Ending, Story

DAIRI = "dairi-izin-usaha-mikro-kecil"

# (SOP, steps before it stops, office minutes before the clock's start, what happens then)
CUTS: tuple[tuple[str, int, int, Ending | None], ...] = (
    (DAIRI, 3, 30, None),
    (DAIRI, 4, 120, None),
    (DAIRI, 6, 420, stories.ask),
    (DAIRI, 6, 2 * DAY, stories.send_back),
    (DAIRI, 12, 6 * DAY, None),
    (DAIRI, 12, 5 * DAY + 60, None),
    (DAIRI, 14, 6 * DAY + 60, None),
    (DAIRI, 14, 5 * DAY + 150, None),
    (DAIRI, 15, 6 * DAY + 200, None),
    (DAIRI, 17, 8 * DAY, stories.void),
    (DAIRI, 7, 12 * DAY, None),
    (DAIRI, 9, 9 * DAY, None),
    (DAIRI, 9, 8 * DAY, stories.hold_for("recommendation", "Menunggu surat Dinas Kesehatan")),
    (DAIRI, 4, 6 * DAY, stories.hold_for("applicant", "Pemohon diminta melengkapi denah")),
    (DAIRI, 6, 10 * DAY, stories.withdraw),
    ("karimun-pemenuhan-komitmen", 7, 150, None),
    ("purwakarta-sicantik", 6, 7 * DAY, stories.hold_and_resume),
    ("pariaman-sicantik", 6, 11 * DAY, None),
    ("pariaman-oss-rba", 3, 60, None),
    ("alur-sicantik-cloud", 3, 5 * DAY, None),
)
# The same for cases that leave the straight way, by the outcomes they take first.
DETOURS: tuple[tuple[str, Mapping[str, str], int, int], ...] = (
    (DAIRI, {"2": "incomplete"}, 2, 3 * DAY),
    (DAIRI, {"5": "invalid"}, 7, 4 * DAY),
    (DAIRI, {"8": "refuse"}, 12, 6 * DAY + 100),
)
SPAN = 27 * DAY + 192
"""Office minutes from the founding to the moment at which the clock begins to run."""


def plot(stage: Stage, versions: Sequence[SopInForce]) -> list[tuple[int, Story]]:
    """List the stories with the office minutes after the founding at which each begins."""
    by_sop = {version.sop.id: version for version in versions}
    told = list(_whole(stage, versions))
    for sop, steps, before, ending in CUTS:
        version = by_sop[sop]
        permit = permit_for(version.sop).id
        told.append((SPAN - before, stories.until(stage, permit, straight(version), steps, ending)))
    for sop, outcomes, steps, before in DETOURS:
        version = by_sop[sop]
        permit = permit_for(version.sop).id
        route = detour(version, outcomes)
        told.append((SPAN - before, stories.until(stage, permit, route, steps)))
    revoked = by_sop[DAIRI]
    whole = straight(revoked)
    story = stories.until(stage, permit_for(revoked.sop).id, whole, len(whole), stories.take_back)
    told.append((DAY // 2, story))
    return told


def _whole(stage: Stage, versions: Sequence[SopInForce]) -> Iterator[tuple[int, Story]]:
    for place, version in enumerate(versions):
        permit = permit_for(version.sop).id
        for number, route in enumerate(routes(version.flow)):
            yield (1 + number) * DAY // 2 + 25 * place, stories.whole(stage, permit, route)


def straight(version: SopInForce) -> list[Way]:
    """Give the way of an approved case without detours."""
    start = version.flow.first_symbols()[0].id
    return [
        (symbol.id, way.outcome if way else "") for symbol, way in approved_way(version.flow, start)
    ]


def detour(version: SopInForce, outcomes: Mapping[str, str]) -> list[Way]:
    """Give the way of a case that takes some outcomes once, and otherwise the straight way."""
    flow, left = version.flow, dict(outcomes)
    found: list[Way] = []
    name = flow.first_symbols()[0].id
    while name:
        symbol, way = next(approved_way(flow, name))
        if name in left:
            way = exit_for(symbol, left.pop(name))
        found.append((name, way.outcome if way else ""))
        name = way.to if way else ""
    return found
