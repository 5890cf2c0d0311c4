"""The procedures of the office: those in force, their versions, and the cases under each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.actions.session import Session
from desktop.domain.calendar.deadlines import minutes_of
from desktop.domain.case_times import approval_standards
from desktop.domain.office import Office, SopInForce
from desktop.domain.people import Action
from desktop.domain.permits import permit_type
from desktop.domain.refusals import Refused
from desktop.domain.sop.model import StandardTime, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The standards of a procedure added up: whole working days, and minutes of office time."""

    days: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A procedure in the library.

    `event` names the version that new cases use, the last one when `versions_clash`: two
    computers put different ones into force and nobody has decided. `running` counts the cases
    that are not over, under any version; `permit_types` has id and name of each that uses it.
    """

    id: str
    event: str
    title: str
    office: str
    rows: int
    lanes: tuple[str, ...]
    total: Total
    since: int
    running: int
    permit_types: tuple[tuple[str, str], ...] = ()
    versions_clash: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a procedure, named by its event: who put it in force, when, and why.

    `by` and `name` are id and full name; `running` and `finished` count the cases under it.
    """

    event: str
    at: int
    by: str
    name: str
    reason: str
    additions: bool
    in_force: bool
    running: int
    finished: int


def library(session: Session) -> list[Procedure]:
    """List the procedures in force, in the order of their titles."""
    session.allow(Action.SEE_OFFICE)
    office = session.workplace.office
    running: dict[str, int] = {}
    for event, (open_cases, _) in session.workplace.store.passes.under().items():
        known = office.sops.get(event)
        if known is not None:
            running[known.sop.id] = running.get(known.sop.id, 0) + open_cases
    found: dict[str, list[SopInForce]] = {}
    for version in office.newest_versions():
        found.setdefault(version.sop.id, []).append(version)
    entries = [
        _procedure(office, newest, running.get(sop_id, 0)) for sop_id, newest in found.items()
    ]
    return sorted(entries, key=lambda entry: (entry.title.casefold(), entry.id))


def versions(session: Session, sop_id: str) -> list[Version]:
    """List the versions of a procedure, the newest first; Refused("sop_not_in_force")."""
    session.allow(Action.SEE_OFFICE)
    office = session.workplace.office
    under = session.workplace.store.passes.under()
    newest = {version.event for version in office.newest_versions()}
    found = [version for version in office.sops.values() if version.sop.id == sop_id]
    if not found:
        raise Refused("sop_not_in_force", sop=sop_id)
    # Which came later is the ledger's order, whatever the clocks said.
    return [_version(office, version, newest, under) for version in reversed(found)]


def version(session: Session, event: str) -> SopInForce:
    """Open one version by its event, also one that was replaced; Refused("sop_not_in_force")."""
    session.allow(Action.SEE_OFFICE)
    found = session.workplace.office.sops.get(event)
    if found is None:
        raise Refused("sop_not_in_force", sop=event)
    return found


def _procedure(office: Office, newest: Sequence[SopInForce], running: int) -> Procedure:
    version = newest[-1]
    flow, sop = version.flow, version.sop
    starts = flow.first_symbols()
    standards = approval_standards(flow, starts[0].id) if starts else ()
    return Procedure(
        id=sop.id,
        event=version.event,
        title=sop.title,
        office=sop.office,
        rows=len(sop.rows),
        lanes=tuple(lane.label for lane in sop.lanes),
        total=total_of(standards),
        since=version.at,
        running=running,
        permit_types=_used_by(office, sop.id),
        versions_clash=len(newest) > 1,
    )


def total_of(standards: Iterable[StandardTime]) -> Total:
    """Add standards up, days and office time apart: what a day has of minutes, the office says."""
    days = minutes = 0
    for standard in standards:
        minutes += minutes_of(standard)
        days += standard.amount if standard.unit is Unit.WORKING_DAY else 0
    return Total(days=days, minutes=minutes)


def _used_by(office: Office, sop_id: str) -> tuple[tuple[str, str], ...]:
    known = [office.about("permit_type/" + name) for name in office.permit_types()]
    names = zip(office.permit_types(), known, strict=True)
    return tuple(
        (name, permit_type(office, name).name)
        for name, settings in names
        if settings.get("sop") == sop_id
    )


def _version(
    office: Office,
    version: SopInForce,
    newest: Iterable[str],
    under: Mapping[str, tuple[int, int]],
) -> Version:
    running, finished = under.get(version.event, (0, 0))
    person = office.people.get(version.by)
    return Version(
        event=version.event,
        at=version.at,
        by=version.by,
        name=person.full_name if person else "",
        reason=version.reason,
        additions=version.additions,
        in_force=version.event in newest,
        running=running,
        finished=finished,
    )
