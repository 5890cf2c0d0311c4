"""Cases, people and procedures by a few letters, each hit saying by itself what was asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.actions.session import Session
from desktop.actions.worklists.browsing import line_timing
from desktop.domain.calendar.timing import Standing
from desktop.domain.lines import CaseLine
from desktop.domain.people import Action, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHit:
    """A case: where it stands (row `step` of `steps`, 0 when it is over), how it is in time.

    `paper` is the number of a paper of it by which it was found, "" otherwise.
    """

    line: CaseLine
    how: Standing
    step: int = 0
    steps: int = 0
    paper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHit:
    """Somebody of the office, with their roles now."""

    id: str
    name: str
    position: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureHit:
    """A procedure in force; `event` names its version."""

    event: str
    title: str
    office: str


def find_cases(session: Session, typed: str, limit: int) -> list[CaseHit]:
    """Find cases by the number of a paper, else by number, name, NIK and business; newest first."""
    session.allow(Action.SEE_CASES)
    if not typed.strip():
        return []
    lists = session.workplace.store.lists
    found: dict[str, tuple[CaseLine, str]] = {}
    for line, paper in lists.by_paper(typed.strip(), limit):
        found.setdefault(line.subject, (line, paper))
    for line in lists.find(typed, limit) if any(map(str.isalnum, typed)) else ():
        found.setdefault(line.subject, (line, ""))
    return [case_hit(session, line, paper) for line, paper in list(found.values())[:limit]]


def case_hit(session: Session, line: CaseLine, paper: str = "") -> CaseHit:
    """Say where a case stands and how it is in time."""
    session.allow(Action.SEE_CASES)
    sop = session.workplace.office.sops.get(line.version)
    step = steps = 0
    if sop is not None and line.symbol in sop.flow:
        step, steps = sop.flow.position_of(line.symbol), len(sop.sop.rows)
    how = line_timing(session, line)
    return CaseHit(line=line, how=how, step=step, steps=steps, paper=paper)


def find_people(session: Session, typed: str, limit: int) -> list[PersonHit]:
    """Find people of the office by name, login or position."""
    session.allow(Action.SEE_OFFICE)
    office, now = session.workplace.office, session.workplace.world.now()
    found = []
    for person in office.people.values():
        if person.active and matches(typed, (person.full_name, person.login, person.position)):
            held = office.roles_of(person.id, now)
            found.append(
                PersonHit(
                    id=person.id,
                    name=person.full_name,
                    position=person.position,
                    roles=tuple(role.value for role in Role if role in held),
                )
            )
    return sorted(found, key=lambda hit: hit.name.casefold())[:limit]


def find_procedures(session: Session, typed: str, limit: int) -> list[ProcedureHit]:
    """Find procedures in force by title or office."""
    session.allow(Action.SEE_OFFICE)
    return [
        ProcedureHit(event=version.event, title=version.sop.title, office=version.sop.office)
        for version in session.workplace.office.newest_versions()
        if matches(typed, (version.sop.title, version.sop.office, version.sop.id, "SOP"))
    ][:limit]


def matches(typed: str, texts: Iterable[str]) -> bool:
    """Tell whether every word typed begins a word of the texts."""
    words = [word for text in texts for word in _words(text)]
    wanted = _words(typed)
    return bool(wanted) and all(any(w.startswith(asked) for w in words) for asked in wanted)


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()
