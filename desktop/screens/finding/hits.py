"""What stands in the list under Ctrl+K, group by group, and where each line leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from desktop.actions.finding.hits import (
    CaseHit,
    PersonHit,
    ProcedureHit,
    case_hit,
    find_cases,
    find_people,
    find_procedures,
)
from desktop.actions.slips.people import masked
from desktop.actions.worklists.recent import opened_last
from desktop.domain.people import Action
from desktop.domain.sop.model import Status
from desktop.screens.case.page import CasePage
from desktop.screens.finding.entry import Entry
from desktop.screens.finding.ways import Way, found_ways
from desktop.screens.listing.moments import time_pill
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.wording import ended_pill
from desktop.screens.settings.page import settings_at
from desktop.screens.sop.page import SopPage

CASES, WAYS, OTHERS, OFFERED = 8, 5, 4, 6
"""Cases, pages and commands, people or procedures that are shown; what is offered unasked."""
NIK = 8
"""Signs of a hidden NIK that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A line of the list and what Enter does; a heading of a group does nothing."""

    entry: Entry
    act: Callable[[], object] | None = None


def hits_for(room: Room, typed: str, ways: Sequence[Way]) -> list[Hit]:
    """Find what was typed; nothing typed offers what was opened last and what can be done."""
    say = room.words.say
    if not typed.strip():
        session = room.runner.session
        last = [case_hit(session, line) for line in room.runner.ask(opened_last) or ()]
        return [
            *_group(say("find", "opened_last"), [_case(room, hit) for hit in last]),
            *_group(say("find", "offered"), [_way(way) for way in ways[:OFFERED]]),
        ]
    ask = room.runner.ask
    cases = ask(find_cases, typed, CASES) or []
    people = ask(find_people, typed, OTHERS) or []
    procedures = ask(find_procedures, typed, OTHERS) or []
    return [
        *_group(say("find", "cases"), [_case(room, hit) for hit in cases]),
        *_group(say("find", "ways"), [_way(way) for way in found_ways(ways, typed)[:WAYS]]),
        *_group(say("find", "procedures"), [_procedure(room, hit) for hit in procedures]),
        *_group(say("find", "people"), [_person(room, hit) for hit in people]),
    ]


def _group(title: str, hits: list[Hit]) -> list[Hit]:
    return [Hit(entry=Entry(title=title)), *hits] if hits else []


def _way(way: Way) -> Hit:
    return Hit(entry=way.entry, act=way.act)


def _case(room: Room, hit: CaseHit) -> Hit:
    """Say whose case it is, at which step it stands, with whom, and how late it is."""
    line, say = hit.line, room.words.say
    nik = f"NIK {masked(line.applicant_id)[-NIK:]}" if line.applicant_id else ""
    if line.symbol:
        lane = " ".join(line.waiting_for.split())
        stands = say("find", "stands", step=hit.step, steps=hit.steps, lane=lane)
        pill = time_pill(room, hit.how)
    else:
        stands, pill = "", ended_pill(room.words, Status(line.status))
    entry = Entry(
        title=" — ".join(filter(None, (line.applicant or line.number, line.business))),
        second=" · ".join(filter(None, (stands, hit.paper, line.number, nik))),
        icon="folder-open",
        pill=pill,
    )
    return Hit(entry=entry, act=partial(room.go, partial(CasePage, subject=line.subject)))


def _procedure(room: Room, hit: ProcedureHit) -> Hit:
    entry = Entry(title=hit.title, second=hit.office, icon="workflow")
    return Hit(entry=entry, act=partial(room.go, partial(SopPage, version=hit.event)))


def _person(room: Room, hit: PersonHit) -> Hit:
    """Say who somebody is; whoever manages people is led there."""
    roles = ", ".join(room.words.say("role", role) for role in hit.roles)
    entry = Entry(
        title=hit.name, second=" · ".join(filter(None, (hit.position, roles))), icon="user"
    )
    if room.runner.session.may(Action.DESCRIBE_PERSON):
        return Hit(entry=entry, act=partial(room.go, settings_at("people")))
    return Hit(entry=entry, act=partial(room.tell, f"{hit.name}: {entry.second}"))
