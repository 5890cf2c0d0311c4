"""What somebody sees first in the morning: how much is late, due today, waiting (UX 3.2)."""

from dataclasses import dataclass
from datetime import timedelta

from db.readings.lists import WITH_APPLICANT
from db.readings.overview import Gathering
from desktop.actions.procedures.standing import RowTimes, actual_times
from desktop.actions.session import Session
from desktop.actions.worklists.due import Due, end_of_today
from desktop.actions.worklists.tasks import count_due
from desktop.domain.calendar.timing import in_words
from desktop.domain.case import Case
from desktop.domain.lines import CaseLine
from desktop.domain.people import DESKS, HEADS, Action, Role
from desktop.domain.sop.flow import row_name
from desktop.domain.sop.model import Unit

OVERSEERS = HEADS | {Role.SUPERVISOR, Role.ADMINISTRATOR, Role.LEADERSHIP, Role.SUPERVISION}
"""Who sees where the work of the whole office stands."""

PACE_DAYS = 30
"""Days back from today in which the handling of a step is averaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Three numbers: late, due today, waiting for applicants.

    They are of the person's own tasks, or of the whole office for who has none (`is_own`).
    """

    late: int
    today: int
    waiting: int
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bottleneck:
    """A row of a procedure at which cases stand, the oldest for `amount` of `unit` office time."""

    version: str
    sop: str
    position: int
    step: str
    lane: str
    standing: int
    late: int
    amount: int
    unit: Unit
    times: RowTimes


@dataclass(frozen=True, slots=True)
class Clash:
    """A case in conflict, and the roles of which somebody has to decide."""

    line: CaseLine
    roles: tuple[str, ...]


def numbers(session: Session) -> Numbers:
    """Count what is late, due today and waiting."""
    session.allow(Action.SEE_CASES)
    workplace = session.workplace
    if session.roles() & DESKS:
        return Numbers(
            late=count_due(session, Due.LATE),
            today=count_due(session, Due.TODAY),
            waiting=workplace.store.tasks.count_waiting(session.held(), WITH_APPLICANT),
            is_own=True,
        )
    found = workplace.store.overview.totals(workplace.world.now(), end_of_today(session))
    return Numbers(late=found.late, today=found.soon, waiting=found.waiting, is_own=False)


def oversees(session: Session) -> bool:
    """Tell whether the person sees the bottlenecks of the office."""
    session.allow(Action.SEE_CASES)
    return bool(session.roles() & OVERSEERS)


def bottlenecks(session: Session, limit: int) -> list[Bottleneck]:
    """List the rows with most late cases, then those where a case has stood longest."""
    session.allow(Action.SEE_CASES)
    workplace = session.workplace
    rows: dict[tuple[str, int], list[Gathering]] = {}
    for found in workplace.store.overview.gatherings(workplace.world.now()):
        sop = workplace.office.sops.get(found.version)
        if sop is not None and found.symbol in sop.flow:
            place = found.version, sop.flow.position_of(found.symbol)
            rows.setdefault(place, []).append(found)
    worst = sorted(rows.items(), key=lambda row: (-_late(row[1]), min(g.since for g in row[1])))
    return [_bottleneck(session, *place, here) for place, here in worst[:limit]]


def clashes(session: Session, limit: int) -> tuple[int, list[Clash]]:
    """Count the cases in conflict, and say of the newest ones who decides them."""
    session.allow(Action.SEE_CASES)
    overview = session.workplace.store.overview
    found = overview.clashing(limit)
    named = [Clash(line, _deciders(session.workplace.case(line.subject))) for line in found]
    return overview.count_clashing() if found else 0, named


def _deciders(case: Case) -> tuple[str, ...]:
    """Name who decides: fields those of the step, outcomes and numbers the heads."""
    clash_of_heads = case.trail[-1].clashes or case.number_clashes
    roles = {*(case.performers() if case.clashes else ()), *(HEADS if clash_of_heads else ())}
    return tuple(role.value for role in Role if role in roles)


def _late(here: list[Gathering]) -> int:
    return sum(gathering.late for gathering in here)


def _bottleneck(session: Session, version: str, position: int, here: list[Gathering]) -> Bottleneck:
    workplace = session.workplace
    sop, calendar, now = workplace.office.sops[version], workplace.calendar, workplace.world.now()
    since = min(gathering.since for gathering in here)
    amount, unit = in_words(calendar.office_minutes_between(since, now), calendar, up=False)
    today = calendar.local_date(now)
    times = actual_times(session, version, today - timedelta(days=PACE_DAYS), today)
    row = sop.sop.rows[position - 1]
    return Bottleneck(
        version=version,
        sop=sop.sop.title,
        position=position,
        step=row_name(row),
        lane=" → ".join(dict.fromkeys(sop.flow.lane_of(s).label for s in row.symbols)),
        standing=sum(gathering.standing for gathering in here),
        late=_late(here),
        amount=amount,
        unit=unit,
        times=times[position - 1],
    )
