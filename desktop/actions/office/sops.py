"""Procedures: put into force whole, corrected as new versions, never changed."""

from collections.abc import Mapping
from dataclasses import replace

from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import SopPutInForce
from desktop.domain.office import SopInForce
from desktop.domain.people import Action
from desktop.domain.refusals import Refused
from desktop.domain.sop.checks import check, has_errors
from desktop.domain.sop.findings import Severity
from desktop.domain.sop.flow import without_additions
from desktop.domain.sop.model import Certainty, Sop, Symbol
from desktop.domain.sop.plain import plain_from
from desktop.domain.sop.reading import sop_from


def put_in_force(
    session: Session, plain: Mapping[str, object], *, additions: bool = True, reason: str = ""
) -> Changes:
    """Put a procedure into force for new cases; it replaces the version with the same id.

    Raises Refused("sop_has_errors") with the first finding when a check fails.
    """
    session.allow(Action.PUT_SOP_IN_FORCE)
    sop = sop_from(plain)
    require_sound(sop if additions else without_additions(sop))
    fact = SopPutInForce(
        sop=plain_from(sop),
        replaces=newest_event(session, sop.id),
        additions=int(additions),
        reason=reason,
    )
    return record(session, [Entry(OFFICE, fact)])


def correct_lanes(session: Session, sop_id: str, lanes: Mapping[str, str], reason: str) -> Changes:
    """Put symbols into other lanes, as a new version; running cases keep theirs.

    `lanes` maps the id of a symbol to the id of its lane (DOMAIN chapter 2.8, rule 8); the lane
    it has already is confirmed by it.
    """
    session.allow(Action.CORRECT_LANES)
    version = newest_version(session, sop_id)
    if not lanes or not reason.strip():
        raise Refused("reason_missing")
    sop = moved(version.sop, lanes)
    require_sound(sop)
    fact = SopPutInForce(
        sop=plain_from(sop),
        replaces=version.event,
        additions=int(version.additions),
        reason=reason.strip(),
    )
    return record(session, [Entry(OFFICE, fact)])


def moved(sop: Sop, lanes: Mapping[str, str]) -> Sop:
    """Give the procedure with some symbols in other lanes."""
    known = {symbol.id for symbol in sop.symbols()}
    for symbol in lanes:
        if symbol not in known:
            raise Refused("sop_symbol_unknown", sop=sop.id, symbol=symbol)
    rows = tuple(
        replace(row, symbols=tuple(_moved(symbol, lanes) for symbol in row.symbols))
        for row in sop.rows
    )
    return replace(sop, rows=rows)


def _moved(symbol: Symbol, lanes: Mapping[str, str]) -> Symbol:
    if symbol.id not in lanes:
        return symbol
    basis = replace(symbol.basis, lane=Certainty.TABLE)
    # Who shares the work of a step is known; in another lane it is the work of others.
    parts = symbol.parts if lanes[symbol.id] == symbol.lane else ()
    return replace(symbol, lane=lanes[symbol.id], parts=parts, basis=basis)


def require_sound(sop: Sop) -> None:
    """Refuse a procedure with an error in it, naming the first."""
    findings = check(sop)
    if has_errors(findings):
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        raise Refused("sop_has_errors", sop=sop.id, count=len(errors), first=errors[0].code)


def newest_version(session: Session, sop_id: str) -> SopInForce:
    """Find the version of a procedure that holds for new cases."""
    versions = [v for v in session.workplace.office.newest_versions() if v.sop.id == sop_id]
    if not versions:
        raise Refused("sop_not_in_force", sop=sop_id)
    if len(versions) > 1:
        raise Refused("sop_versions_clash", sop=sop_id, count=len(versions))
    return versions[0]


def newest_event(session: Session, sop_id: str) -> str:
    """Name the event of the version in force, empty when there is none."""
    versions = [v for v in session.workplace.office.newest_versions() if v.sop.id == sop_id]
    return versions[-1].event if versions else ""
