"""Checks of the lanes: whether everything in an SOP has somebody who can do it."""

from desktop.domain.people import DESKS
from desktop.domain.sop.findings import Finding, Severity, spots, twice
from desktop.domain.sop.flow import is_external
from desktop.domain.sop.model import Lane, Sop


def no_lanes(sop: Sop) -> list[Finding]:
    """Find a table without lanes."""
    return [] if sop.lanes else [Finding(code="no_lanes", column="lanes")]


def lanes_twice(sop: Sop) -> list[Finding]:
    """Find lanes that share one id."""
    return [
        Finding(code="lane_twice", column="lanes", facts={"lane": lane})
        for lane in twice(lane.id for lane in sop.lanes)
    ]


def lanes_without_label(sop: Sop) -> list[Finding]:
    """Find lanes without a heading."""
    return [
        Finding(code="lane_without_label", column="label", facts={"lane": lane.id})
        for lane in sop.lanes
        if not lane.label.strip()
    ]


def lanes_nobody_can_work_in(sop: Sop) -> list[Finding]:
    """Find lanes whose work nobody in the office can do or record."""
    return [
        Finding(
            code="lane_nobody",
            column="recorded_by" if is_external(lane) else "roles",
            facts={"lane": lane.id},
        )
        for lane in sop.lanes
        if not _has_desk(lane)
    ]


def _has_desk(lane: Lane) -> bool:
    workers = lane.recorded_by if is_external(lane) else lane.roles
    return bool(workers) and DESKS.issuperset(workers)


def symbols_in_unknown_lanes(sop: Sop) -> list[Finding]:
    """Find symbols whose lane does not exist."""
    lanes = {lane.id for lane in sop.lanes}
    return [
        spot.finding("lane_unknown", "lane", lane=spot.symbol.lane)
        for spot in spots(sop)
        if spot.symbol.lane not in lanes
    ]


def marks_in_unknown_lanes(sop: Sop) -> list[Finding]:
    """Find printed marks whose lane does not exist."""
    lanes = {lane.id for lane in sop.lanes}
    return [
        Finding(
            code="mark_lane_unknown",
            column="marks",
            row=position,
            number=row.number,
            facts={"lane": lane},
        )
        for position, row in enumerate(sop.rows, 1)
        for lane in row.marks
        if lane not in lanes
    ]


def parts_nobody_can_do(sop: Sop) -> list[Finding]:
    """Find parts of a step whose role is not a desk of the office."""
    return [
        spot.finding("part_nobody", "parts", role=role)
        for spot in spots(sop)
        for role in spot.symbol.parts
        if role not in DESKS
    ]


def empty_lanes(sop: Sop) -> list[Finding]:
    """Find lanes in which nothing ever stands."""
    used = {symbol.lane for symbol in sop.symbols()}
    return [
        Finding(
            code="lane_empty",
            column="lanes",
            severity=Severity.WARNING,
            facts={"lane": lane.id},
        )
        for lane in sop.lanes
        if lane.id not in used
    ]


PEOPLE_CHECKS = (
    no_lanes,
    lanes_twice,
    lanes_without_label,
    lanes_nobody_can_work_in,
    symbols_in_unknown_lanes,
    marks_in_unknown_lanes,
    parts_nobody_can_do,
    empty_lanes,
)
