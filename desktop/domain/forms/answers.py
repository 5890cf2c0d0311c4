"""Answers of a form against its fields: format always, completeness only before F9."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from desktop.domain.forms.amounts import check_count, check_date, check_money
from desktop.domain.forms.business_numbers import check_kbli, check_nib, check_npwp
from desktop.domain.forms.contact import check_email, check_phone
from desktop.domain.forms.fields import Field, Kind
from desktop.domain.forms.identity import check_family_card, check_nik, check_nip
from desktop.domain.forms.problems import Checked, Problem, Severity, error

CHECKS: dict[Kind, Callable[[str], Checked]] = {
    Kind.NIK: check_nik,
    Kind.FAMILY_CARD: check_family_card,
    Kind.NIP: check_nip,
    Kind.NPWP: check_npwp,
    Kind.NIB: check_nib,
    Kind.KBLI: check_kbli,
    Kind.PHONE: check_phone,
    Kind.EMAIL: check_email,
    Kind.MONEY: check_money,
    Kind.COUNT: check_count,
}


def check_answer(field: Field, answer: str, today: date, region: str = "") -> Checked:
    """Check one answer and give it as it is stored; an empty one is always right.

    `region` is the office's own Kemendagri code, for the hint about a NIK from elsewhere.
    """
    typed = unicodedata.normalize("NFC", answer).strip()
    if not typed:
        return Checked("")
    checked = _by_kind(field, typed, today, region)
    named = tuple(replace(problem, field=field.name) for problem in checked.problems)
    return Checked(checked.value, named)


def check_answers(
    fields: Iterable[Field],
    answers: Mapping[str, str],
    today: date,
    *,
    finishing: bool,
    region: str = "",
) -> tuple[Problem, ...]:
    """Find what is wrong, in the order of the fields; answers to other fields are not looked at.

    Something required that is missing is found only when `finishing` (F9).
    """
    found: list[Problem] = []
    for field in fields:
        answer = answers.get(field.name, "")
        found.extend(check_answer(field, answer, today, region).problems)
        if finishing and not answer.strip() and _is_asked(field, answers):
            found.append(replace(error("field_missing", name=field.name), field=field.name))
    return tuple(found)


def stored_answers(
    fields: Iterable[Field], answers: Mapping[str, str], today: date
) -> dict[str, str]:
    """Give the answers to these fields as they are stored, those that were given."""
    stored = {
        field.name: check_answer(field, answers.get(field.name, ""), today).value
        for field in fields
    }
    return {name: value for name, value in stored.items() if value}


def blocking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Choose the errors; warnings never stop anybody."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def _is_asked(field: Field, answers: Mapping[str, str]) -> bool:
    if not field.required or any(answers.get(name, "").strip() for name in field.instead):
        return False
    if field.only_when is None:
        return True
    other, values = field.only_when
    return answers.get(other, "") in values


def _by_kind(field: Field, typed: str, today: date, region: str) -> Checked:
    if field.kind is Kind.CHOICE:
        wrong = typed not in field.choices
        return Checked(typed, (error("choice_unknown", text=typed),) if wrong else ())
    if field.kind is Kind.DATE:
        return _date(field, typed, today)
    if field.kind is Kind.NIK:
        return check_nik(typed, region)
    check = CHECKS.get(field.kind)
    return check(typed) if check else _text(field, typed)


def _date(field: Field, typed: str, today: date) -> Checked:
    checked = check_date(typed, today)
    if checked.ok and field.past_only and checked.value > today.isoformat():
        return Checked(checked.value, (error("date_in_future", date=checked.value),))
    return checked


def _text(field: Field, typed: str) -> Checked:
    """Find what cannot be stored or printed: control characters, halves of characters."""
    allowed = "\n\t" if field.kind is Kind.LONG_TEXT else ""
    tidy = typed.replace("\r\n", "\n")
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in allowed for sign in tidy):
        return Checked(typed, (error("text_unreadable"),))
    if len(tidy) > field.length:
        return Checked(tidy, (error("text_too_long", length=len(tidy), most=field.length),))
    return Checked(tidy)
