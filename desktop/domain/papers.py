"""What a paper says, as plain data: the same data gives the same hash (DESIGN chapter 8)."""

from desktop.domain.case import Case
from desktop.domain.sop.model import Result, Symbol

TEMPLATE = "1"
"""Version of the contents below; a change of what a paper says is a new version."""

PERMIT = "permit"
REFUSAL = "refusal_letter"
OFFICIAL = (PERMIT, REFUSAL)

PRINTED = (
    "applicant.",
    "business.",
    "technical_data.",
    "risk.",
    "inspection.",
    "recommendation.",
    "draft.",
)
NOT_PRINTED = frozenset(
    {"applicant.phone", "applicant.email", "applicant.proxy_phone", "business.phone"}
)
"""How somebody is reached may change after the paper was signed."""


def paper_at(symbol: Symbol, result: Result | None) -> str:
    """Name the official paper a step is about: the refusal letter once the case is refused.

    `result` is that of the case with the outcome of this very step counted in.
    """
    named = [paper for paper in OFFICIAL if paper in symbol.papers]
    if len(named) == 1:
        return named[0]
    return REFUSAL if result is Result.REFUSE else PERMIT


def content(case: Case, paper: str) -> dict[str, str | dict[str, str]]:
    """Give everything a paper says except its number and date, which may come after signing."""
    return {
        "template": TEMPLATE,
        "paper": paper,
        "case": case.id,
        "application": case.number,
        "permit_type": case.registered.permit_type,
        "values": {name: text for name, text in case.values.items() if is_printed(name)},
    }


def is_printed(field: str) -> bool:
    """Tell whether a field stands on the official paper: what is decided, not how it is handled."""
    return field.startswith(PRINTED) and field not in NOT_PRINTED
