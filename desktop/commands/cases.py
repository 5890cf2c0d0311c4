"""`sopan case list | show`."""

from desktop.actions.lists import cases, open_case, timing
from desktop.commands.shell import Shell
from desktop.domain.calendar.timing import Standing, sort_key
from desktop.domain.case import Case
from desktop.domain.forms.checklist import TICKS, checklist_of
from desktop.domain.lines import CaseLine
from desktop.domain.people import Role
from desktop.domain.permits import permit_type
from desktop.domain.reading.visits import Visit
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import row_name
from desktop.domain.sop.model import Status

EVERYTHING = 1_000_000


def case_list(shell: Shell) -> None:
    """List the cases, newest first."""
    for status in shell.options.status:
        if status not in set(Status):
            raise Refused("status_unknown", status=status)
    session = shell.session()
    lines = cases(session, status=shell.options.status, limit=EVERYTHING)
    if shell.options.json:
        shell.show([_plain(shell, line) for line in lines])
    elif shell.options.tasks:
        _worklists(shell, lines)
    else:
        rows = [_row(shell, line, timing(session, line)) for line in lines]
        shell.table(("number", "sop", "status", "step", "waiting_for", "deadline"), rows)
        shell.say("cases_counted", count=len(rows))


def _worklists(shell: Shell, lines: list[CaseLine]) -> None:
    """Show what waits for each role, most late first."""
    session = shell.session()
    for role in Role:
        tasks = [(timing(session, line), line) for line in lines if role in line.performers]
        if tasks:
            tasks.sort(key=lambda task: (*sort_key(task[0]), task[1].number))
            shell.line()
            shell.line(f"{shell.words.say('role', role.value)} ({len(tasks)})")
            rows = [_task(shell, line, standing) for standing, line in tasks]
            shell.table(("number", "status", "step", "waiting_for", "deadline"), rows)


def _plain(shell: Shell, line: CaseLine) -> dict[str, str]:
    due = shell.session().workplace.local_time(line.due).isoformat() if line.due else ""
    return {
        "number": line.number,
        "sop": line.sop,
        "status": line.status,
        "step": line.step,
        "waiting_for": line.waiting_for,
        "deadline": due,
    }


def _row(shell: Shell, line: CaseLine, standing: Standing) -> tuple[str, ...]:
    status = shell.words.say("status", line.status)
    if line.conflicts:
        status += " " + shell.words.say("command", "conflict_mark")
    step = line.step if len(line.step) <= 44 else line.step[:43] + "…"
    said = time_left(shell, standing) if line.symbol else ""
    return line.number, line.sop, status, " ".join(step.split()), line.waiting_for, said


def _task(shell: Shell, line: CaseLine, standing: Standing) -> tuple[str, ...]:
    number, _, *rest = _row(shell, line, standing)
    return number, *rest


def time_left(shell: Shell, standing: Standing) -> str:
    """Say how a deadline stands: *Sisa 3 jam*, *Terlambat 1 hari*."""
    return shell.words.standing(standing)


def case_show(shell: Shell) -> None:
    """Show one case: where it stands, how it came there, what stands in it."""
    session = shell.session()
    case = open_case(session, shell.options.id)
    if shell.options.json:
        shell.show(_told(shell, case))
        return
    status = shell.words.say("status", case.status.value)
    shell.line(f"{case.number}  {case.sop.sop.title}  {status}")
    rows = [_visit(shell, case, visit) for visit in case.trail]
    shell.table(("row", "performer", "arrived", "outcome", "person"), rows)
    asked = _asked(shell, case)
    for name, text in sorted(case.values.items()):
        label = asked.get(name) or shell.words.say("field", name)
        shell.line(f"{label}: {shell.words.answer(name, text)}")
    for paper, text in sorted(case.numbers.items()):
        shell.line(f"{shell.words.say('paper', paper)}: {text}")
    if case.conflicts:
        shell.say("conflicts_open", count=case.conflicts)


def _asked(shell: Shell, case: Case) -> dict[str, str]:
    """Name what was ticked as the checklists of the permit type and of the rows have it."""
    office = shell.session().workplace.office
    required = permit_type(office, case.registered.permit_type).requirements
    items = [item for row in case.sop.sop.rows for item in checklist_of(required, row.requirements)]
    return {f"{TICKS}{item.field.name}": item.text for item in items}


def _visit(shell: Shell, case: Case, visit: Visit) -> tuple[str, ...]:
    flow = case.sop.flow
    workplace = shell.session().workplace
    outcome, person = "", ""
    if visit.taken is not None:
        way = visit.taken.exit
        left = shell.words.say("left", visit.taken.name.partition(":")[0])
        outcome = (way.label or left) if way else left
        known = workplace.office.people.get(visit.taken.first.by)
        person = known.full_name if known else ""
    name = " ".join(row_name(flow.row_of(visit.symbol.id)).split())
    arrived = shell.words.moment(workplace.local_time(visit.arrived))
    return name[:60], flow.lane_of(visit.symbol).label, arrived, outcome, person


def _told(shell: Shell, case: Case) -> dict[str, object]:
    line = shell.session().workplace.store.lists.line(case.id)
    listed = _plain(shell, line) if line else {}
    return {
        **listed,
        "result": case.result.value if case.result else "",
        "trail": [
            {"symbol": visit.symbol.id, "left": visit.taken.name if visit.taken else ""}
            for visit in case.trail
        ],
        "values": dict(case.values),
        "numbers": dict(case.numbers),
        "conflicts": case.conflicts,
    }
