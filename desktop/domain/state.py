"""What cases and office say, as plain data: equal ledgers give equal state (DESIGN chapter 9).

No clock and nothing local goes in, so that two computers can compare.
"""

from collections.abc import Iterable, Mapping

from desktop.domain.case import Case
from desktop.domain.office import Office
from desktop.domain.reading.fields import Value
from desktop.domain.reading.visits import Visit

READING = 2
"""Raised whenever the same events are read differently; only equal ones are compared."""

Plain = Mapping[str, object]


def case_state(case: Case) -> Plain:
    """Say everything the reading of a case says."""
    return {
        "case": case.id,
        "number": case.number,
        "sop": case.sop.event,
        "status": case.status.value,
        "result": case.result.value if case.result else "",
        "trail": [_visit(visit) for visit in case.trail],
        "values": dict(case.values),
        "clashes": _clashes(case.clashes),
        "numbers": dict(case.numbers),
        "number_clashes": _clashes(case.number_clashes),
        "papers": dict(case.papers),
        "asked": {paper: event.id for paper, event in case.asked.items()},
        "complete_on": case.complete_on,
        "attachments": [event.id for event in case.attachments],
        "messages": [event.id for event in case.messages],
        "online": [[entry.visit, entry.symbol, entry.reference] for entry in case.online],
        "revoked": case.revoked.id if case.revoked else "",
        "history": [[event.id, verdict.value] for event, verdict in case.history],
    }


def _visit(visit: Visit) -> Plain:
    return {
        "names": sorted(visit.names),
        "symbol": visit.symbol.id,
        "parts": [event.id for event in visit.parts],
        "sides": [side.name for side in visit.sides],
        "taken": visit.taken.name if visit.taken else "",
        "holds": [[hold.reason, hold.since, hold.until] for hold in visit.holds],
    }


def _clashes(clashes: Mapping[str, Iterable[Value]]) -> Plain:
    return {
        name: sorted(f"{value.event.id} {value.text}" for value in values)
        for name, values in clashes.items()
    }


def office_state(office: Office) -> Plain:
    """Say everything the reading of the office says."""
    return {
        "office": office.id,
        "people": {
            person.id: [person.login, person.keys.signing, int(person.active)]
            for person in office.people.values()
        },
        "devices": {
            device.id: [device.name, device.prefix, int(device.active)]
            for device in office.devices.values()
        },
        "grants": [[grant.id, grant.person, grant.role.value] for grant in office.grants],
        "sops": sorted(office.sops),
        "books": {book.id: list(book.keepers) for book in office.books.values()},
        "settings": {name: dict(values) for name, values in office.settings.items()},
        "clashes": _clashes(office.clashes),
        "unconfirmed": [event.id for event in office.unconfirmed],
    }
