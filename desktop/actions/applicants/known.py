"""Applicants known from earlier cases, with their businesses (UX chapter 4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.readings.applicants import Applicants
from desktop.actions.case.registering import Application, duplicates
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace
from desktop.domain.case import Case
from desktop.domain.lines import CaseLine
from desktop.domain.people import Action
from desktop.domain.refusals import Refused

DIGITS, LETTERS = 4, 2
"""What must be typed at least: fewer digits or letters would find half the district."""
PEOPLE = 8
"""People that a search gives at most."""
CASES = 8
"""Cases that a search reads at most; one person alone is read further back than eight."""
APPLICANT, BUSINESS = "applicant.", "business."
PROXY = "applicant.proxy_"
BETWEEN = frozenset(" .-/")
"""What people type between the digits of a NIK."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody who applied before: fields of the form as they stood in the newest case.

    `applicant` has all but the proxy, who may be another one each time; `businesses` are the
    business fields of their cases, each business once, newest first.
    """

    nik: str
    name: str
    phone: str
    address: str
    number: str
    registered: int
    applicant: Mapping[str, str]
    businesses: tuple[Mapping[str, str], ...]


def find(session: Session, typed: str) -> list[Known]:
    """Find applicants by NIK, exact or from its fourth digit on, or by name: each word begins one.

    Newest first. What was erased is not found: its case has no line with a name any more.
    """
    session.allow(Action.REGISTER_CASE)
    workplace = session.workplace
    lines = Applicants(workplace.store.database)
    people = _hits(lines, typed)
    share = max(1, CASES // max(1, len(people)))
    found = []
    for newest, nik in people:
        subjects = lines.cases_of(nik, share) if nik else [newest]
        cases = [case for subject in subjects if (case := _read(workplace, subject))]
        if cases:
            found.append(_known(cases))
    return found


def same_application(session: Session, nik: str, permit_type: str) -> list[CaseLine]:
    """List open cases of an applicant for the same permit type: a warning (UX chapter 7, 77)."""
    session.allow(Action.REGISTER_CASE)
    values = {"applicant.nik": nik}
    return duplicates(session, Application(permit_type=permit_type, values=values))


def _hits(lines: Applicants, typed: str) -> list[tuple[str, str]]:
    digits = "".join(sign for sign in typed if sign not in BETWEEN)
    if digits.isascii() and digits.isdecimal():
        return lines.by_nik(digits, PEOPLE) if len(digits) >= DIGITS else []
    words = "".join(sign if sign.isalnum() else " " for sign in typed).split()
    return lines.by_name(words, PEOPLE) if sum(map(len, words)) >= LETTERS else []


def _read(workplace: Workplace, subject: str) -> Case | None:
    """Read a case; one that only a newer Sopan can read has nothing to fill a form with."""
    try:
        return workplace.case(subject)
    except Refused:
        return None


def _known(cases: list[Case]) -> Known:
    newest = cases[0]
    values = newest.values
    return Known(
        nik=values.get("applicant.nik", ""),
        name=values.get("applicant.name", ""),
        phone=values.get("applicant.phone", ""),
        address=values.get("applicant.address", ""),
        number=newest.number,
        registered=newest.opening.at,
        applicant={
            name: text
            for name, text in values.items()
            if name.startswith(APPLICANT) and not name.startswith(PROXY) and text
        },
        businesses=tuple(_businesses(cases)),
    )


def _businesses(cases: Iterable[Case]) -> list[Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for case in cases:
        fields = {name: text for name, text in case.values.items() if name.startswith(BUSINESS)}
        name = " ".join(fields.get("business.name", "").split()).casefold()
        if name:
            found.setdefault(name, {field: text for field, text in fields.items() if text})
    return list(found.values())
