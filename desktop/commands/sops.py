"""`sopan sop list | show | check`: no person needed."""

from collections.abc import Iterator

from desktop import startup
from desktop.actions.procedures.printing import signs_lacking
from desktop.commands.shell import Shell
from desktop.domain.refusals import Refused
from desktop.domain.sop.checks import check
from desktop.domain.sop.findings import Finding, Severity
from desktop.domain.sop.flow import Flow, exits
from desktop.domain.sop.model import Row, Sop, Symbol
from desktop.domain.sop.plain import shown
from desktop.swimlane import press


def sop_list(shell: Shell) -> None:
    """List the procedures that come with Sopan."""
    sops = [startup.shipped_sop(name) for name in startup.sop_names()]
    if shell.options.json:
        shell.show([{"id": sop.id, "title": sop.title} for sop in sops])
        return
    shell.table(("id", "title"), [(sop.id, sop.title) for sop in sops])


def sop_show(shell: Shell) -> None:
    """Show one procedure as the signed table has it."""
    sop = startup.shipped_sop(shell.options.id)
    if shell.options.json:
        shell.show(shown(sop))
        return
    shell.line(sop.title)
    shell.line(sop.identity.number)
    flow = Flow(sop)
    rows = [line for row in sop.rows for line in _lines(flow, row)]
    shell.table(("row", "activity", "performer", "time", "next"), rows)


def _lines(flow: Flow, row: Row) -> Iterator[tuple[str, str, str, str, str]]:
    printed = (row.number, _short(row.activity), row.time.text)
    if not row.symbols:
        yield printed[0], printed[1], "", printed[2], ""
    for place, symbol in enumerate(row.symbols):
        number, activity, time = printed if place == 0 else ("", "", "")
        lane = flow.lane_of(symbol).label
        yield number, activity, _short(lane, 28), time, _ways(flow, symbol)


def _ways(flow: Flow, symbol: Symbol) -> str:
    return ", ".join(f"{way.label} → {_place(flow, way.to)}".strip() for way in exits(symbol))


def _place(flow: Flow, symbol: str) -> str:
    row = flow.row_of(symbol)
    return row.number or str(flow.position_of(symbol))


def _short(text: str, width: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def sop_check(shell: Shell) -> None:
    """Check a file somebody wrote; Refused("sop_has_errors") when it must not be put in force."""
    sop = startup.sop_file(shell.options.path)
    findings = check(sop)
    for finding in findings:
        shell.line(_sentence(shell, finding))
    lacking = signs_lacking(sop, press())
    if lacking:
        shell.say("signs_lacking", signs=lacking)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise Refused("sop_has_errors", sop=_name(sop), count=len(errors), first=errors[0].code)
    shell.say("sop_sound", sop=_name(sop), warnings=len(findings) + bool(lacking))


def _name(sop: Sop) -> str:
    return sop.id or sop.title


def _sentence(shell: Shell, finding: Finding) -> str:
    place = shell.words.say(
        "finding", "place", row=finding.row, number=finding.number, column=finding.column
    )
    severity = shell.words.say("severity", finding.severity.value)
    said = shell.words.say("finding", finding.code, **dict(finding.facts))
    return f"{severity}: {place} {said}" if finding.row else f"{severity}: {said}"
