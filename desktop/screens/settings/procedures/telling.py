"""Findings and differences of procedures in words."""

from collections.abc import Iterable, Sequence

from desktop.actions.procedures.printing import signs_lacking
from desktop.domain.progress import StepState
from desktop.domain.sop.checks import check
from desktop.domain.sop.comparing import Difference
from desktop.domain.sop.findings import Finding, Severity
from desktop.domain.sop.model import Certainty, Shape, Sop, Symbol
from desktop.swimlane import press
from desktop.words import NOTHING, Words

GRAVITY = {Severity.ERROR: StepState.OVERDUE, Severity.WARNING: StepState.DUE_SOON}

PARTS = {
    "title": "part_title",
    "sop_number": "part_sop_number",
    "number": "part_number",
    "activity": "part_activity",
    "requirements": "part_requirements",
    "time": "part_time",
    "output": "part_output",
    "note": "part_note",
}
"""What a difference may be in, and its word."""

SHAPES = {
    Shape.START: "shape_start",
    Shape.PROCESS: "shape_process",
    Shape.DECISION: "shape_decision",
    Shape.END: "shape_end",
}

BASES = {
    Certainty.TABLE: "basis_table",
    Certainty.TEXT: "basis_text",
    Certainty.INFERRED: "basis_inferred",
    Certainty.ADDED: "basis_added",
}


def unsure(sop: Sop) -> list[Symbol]:
    """List the symbols whose lane somebody only inferred (DOMAIN chapter 2.0, Basis I)."""
    return [symbol for symbol in sop.symbols() if symbol.basis.lane is Certainty.INFERRED]


def found_in(sop: Sop) -> Sequence[Finding]:
    """Check a procedure; errors come first."""
    return sorted(check(sop), key=lambda found: found.severity is not Severity.ERROR)


def is_faulty(findings: Iterable[Finding]) -> bool:
    """Tell whether one of them is an error."""
    return any(found.severity is Severity.ERROR for found in findings)


def finding_rows(words: Words, sop: Sop, findings: Iterable[Finding]) -> list[tuple[str, ...]]:
    """Write findings as rows: where, in which column, what is wrong with its remedy, how grave."""
    rows: list[tuple[str, ...]] = [
        (
            _place(words, found.row, found.number),
            found.column,
            words.say("finding", found.code, **dict(found.facts)),
            words.say("severity", found.severity.value),
        )
        for found in findings
    ]
    lacking = signs_lacking(sop, press())
    if lacking:
        said = words.say("settings_sop", "signs_lacking", signs=lacking)
        rows.append((NOTHING, NOTHING, said, words.say("severity", Severity.WARNING.value)))
    return rows


def difference_rows(words: Words, found: Iterable[Difference]) -> list[tuple[str, str]]:
    """Write differences as rows: the row they are about, and what is otherwise."""
    return [(_place(words, each.row, ""), difference_said(words, each)) for each in found]


def difference_said(words: Words, difference: Difference) -> str:
    """Say in a sentence what is not as before."""
    facts = {
        name: fact if fact != "" else words.say("settings_sop", "was_empty")
        for name, fact in difference.facts.items()
    }
    for name in ("column", "part"):
        if name in facts:
            facts[name] = words.say("settings_sop", PARTS[str(facts[name])])
    if difference.code == "kind_changed":
        facts |= {name: _shape(words, str(facts[name])) for name in ("before", "after")}
    if difference.code == "system_changed":
        facts |= {name: words.say("system", str(facts[name])) for name in ("before", "after")}
    return words.say("difference", difference.code, **facts)


def _shape(words: Words, shape: str) -> str:
    return words.say("settings_sop", SHAPES[Shape(shape)])


def _place(words: Words, row: int, number: str) -> str:
    if not row:
        return NOTHING
    key = "row_numbered" if number and number != str(row) else "row_at"
    return words.say("settings_sop", key, row=row, number=number)
