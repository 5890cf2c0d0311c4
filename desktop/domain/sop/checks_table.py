"""Checks of the table itself: names, columns, times, papers."""

import re

from desktop.domain.sop.findings import Finding, Severity, spots
from desktop.domain.sop.model import Headings, Row, Sop, StandardTime, Unit

USABLE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")

LONGEST = {Unit.MINUTE: 500_000, Unit.HOUR: 10_000, Unit.WORKING_DAY: 1_250}
"""The most that a standard time can be, five years of an office: more is a slip of the pen."""

SPANNING = frozenset({"number", "activity", "requirements", "time", "output", "note"})

PAPERS = frozenset(
    {
        "assignment_letter",
        "control_sheet",
        "disposition",
        "document_notice",
        "fee_assessment",
        "handover_receipt",
        "inspection_report",
        "missing_items",
        "nota_dinas",
        "permit",
        "queue_number",
        "receipt",
        "recommendation",
        "recommendation_request",
        "refusal_letter",
        "survey_form",
    }
)


def unusable_id(sop: Sop) -> list[Finding]:
    """Find an id that cannot name a file: small letters, digits and hyphens only."""
    if USABLE_ID.fullmatch(sop.id):
        return []
    return [Finding(code="id_unusable", column="id", facts={"id": sop.id})]


def empty_title(sop: Sop) -> list[Finding]:
    """Find a missing title."""
    return [] if sop.title.strip() else [Finding(code="title_empty", column="title")]


def no_rows(sop: Sop) -> list[Finding]:
    """Find a table without rows."""
    return [] if sop.rows else [Finding(code="no_rows", column="rows")]


def wrong_column_order(sop: Sop) -> list[Finding]:
    """Find an order of the Mutu Baku columns that leaves one out or names another."""
    if sorted(sop.headings.order) == sorted(Headings().order):
        return []
    found = ", ".join(sop.headings.order)
    return [Finding(code="column_order", column="order", facts={"found": found})]


def unreadable_times(sop: Sop) -> list[Finding]:
    """Find times without an amount, without a unit, beyond measure, or printed but not counted."""
    codes = ((position, row, _wrong_time(row.time)) for position, row in enumerate(sop.rows, 1))
    return [
        Finding(
            code=code,
            column="time",
            row=position,
            number=row.number,
            facts={"text": row.time.text, "amount": row.time.amount, "unit": row.time.unit},
        )
        for position, row, code in codes
        if code
    ]


def _wrong_time(time: StandardTime) -> str:
    if time.unit in LONGEST:
        too_long = "time_too_long" if time.amount > LONGEST[time.unit] else ""
        return "time_without_amount" if time.amount <= 0 else too_long
    if time.amount:
        return "time_without_unit"
    uncounted = time.unit is Unit.NONE and any(sign.isdigit() for sign in time.text)
    return "time_not_counted" if uncounted else ""


def wrong_spans(sop: Sop) -> list[Finding]:
    """Find merged cells of unknown columns, of less than two rows, or beyond the last row."""
    return [
        Finding(
            code="span_wrong",
            column=column,
            row=position,
            number=row.number,
            facts={"count": count},
        )
        for position, row in enumerate(sop.rows, 1)
        for column, count in row.spans.items()
        if not _span_fits(sop.rows, position, column, count)
    ]


def _span_fits(rows: tuple[Row, ...], position: int, column: str, count: int) -> bool:
    return column in SPANNING and 2 <= count <= len(rows) - position + 1


def spans_over_words(sop: Sop) -> list[Finding]:
    """Find merged cells that would hide words of the rows they cover; they end before those."""
    return [
        Finding(
            code="span_over_words",
            column=column,
            row=position,
            number=row.number,
            severity=Severity.WARNING,
            facts={"count": count, "other": covered},
        )
        for position, row in enumerate(sop.rows, 1)
        for column, count in row.spans.items()
        if _span_fits(sop.rows, position, column, count)
        and (covered := _covered(sop.rows, position, column, count))
    ]


def _covered(rows: tuple[Row, ...], position: int, column: str, count: int) -> int:
    """Give the position of the first row with words under a merged cell, 0 for none."""
    below = range(position + 1, position + count)
    return next((other for other in below if _words(rows[other - 1], column)), 0)


def _words(row: Row, column: str) -> str:
    words = row.time.text if column == "time" else str(getattr(row, column))
    return words.strip()


def unknown_papers(sop: Sop) -> list[Finding]:
    """Find papers that Sopan has no letter for; the office may have its own."""
    return [
        spot.finding("paper_unknown", "papers", Severity.WARNING, paper=paper)
        for spot in spots(sop)
        for paper in spot.symbol.papers
        if paper not in PAPERS
    ]


TABLE_CHECKS = (
    unusable_id,
    empty_title,
    no_rows,
    wrong_column_order,
    unreadable_times,
    wrong_spans,
    spans_over_words,
    unknown_papers,
)
