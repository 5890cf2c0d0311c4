"""The checks of an SOP, one small function for each thing that can be wrong."""

from collections.abc import Iterable

from desktop.domain.sop.checks_flow import FLOW_CHECKS
from desktop.domain.sop.checks_people import PEOPLE_CHECKS
from desktop.domain.sop.checks_table import TABLE_CHECKS
from desktop.domain.sop.checks_ways import WAY_CHECKS
from desktop.domain.sop.findings import Finding, Severity
from desktop.domain.sop.model import Sop

CHECKS = (*TABLE_CHECKS, *PEOPLE_CHECKS, *WAY_CHECKS, *FLOW_CHECKS)


def check(sop: Sop) -> tuple[Finding, ...]:
    """Find everything that is wrong with an SOP, in the order of its table."""
    found = (finding for one_check in CHECKS for finding in one_check(sop))
    return tuple(sorted(found, key=lambda finding: finding.row))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether an SOP with these findings must not be put into force."""
    return any(finding.severity is Severity.ERROR for finding in findings)
