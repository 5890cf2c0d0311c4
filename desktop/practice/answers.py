"""Sensible answers to the form of any step, so that every row of every SOP can be walked."""

from collections.abc import Mapping

from desktop.domain.case import Case
from desktop.domain.decisions import Answers
from desktop.domain.forms.checklist import Presence, Requirement
from desktop.domain.forms.fields import Field, Kind
from desktop.domain.forms.sections import fields_of
from desktop.domain.sop.flow import Flow
from desktop.domain.sop.model import Result, Section, Symbol

SAID = {
    "schedule.place": "Lokasi usaha pemohon",
    "schedule.team": "Ir. Mangasi Tampubolon; Lasmaria Sitorus, SH",
    "inspection.findings": "Tempat usaha sesuai dengan permohonan, bersih dan mudah dijangkau.",
    "recommendation.notes": "Lihat berita acara peninjauan.",
    "handover.receiver": "Pemohon sendiri",
    "draft.subject": "Izin usaha mikro kecil",
    "archive.code": "500.16.7.2",
    "archive.room": "Ruang arsip",
    "archive.cabinet": "Lemari 2",
    "archive.box": "Boks 14",
    "archive.folder": "Folder 3",
    "archive.fate": "keep",
    "signature.place": "Sidikalang",
    "initials.note": "Sesuai",
    "technical_data.location": "Kabupaten Dairi",
}
KINDS = {
    Kind.COUNT: "1",
    Kind.MONEY: "0",
    Kind.PHONE: "081260009999",
    Kind.EMAIL: "loket@contoh.go.id",
}

COMPANY = "applicant.company"


def answers_for(
    case: Case,
    symbol: Symbol,
    outcome: str,
    today: str,
    requirements: tuple[Requirement, ...],
) -> Answers:
    """Fill in what the step asks and the case does not have yet."""
    values = {
        field.name: _answer(field, today, case)
        for field in fields_of(symbol.form)
        if (field.required or field.name in SAID) and not case.values.get(field.name)
    }
    values |= _chosen(symbol, outcome)
    if Section.SURVEY in symbol.form:
        values |= {
            field.name: field.choices[-1] for field in fields_of([Section.SURVEY]) if field.choices
        }
    ticks = ticked(requirements) if Section.REQUIREMENTS in symbol.form else {}
    given = {name: text for name, text in values.items() if text}
    return Answers(outcome=outcome, values=given, checklist=ticks)


def intake_answers(flow: Flow, outcomes: Mapping[str, str]) -> dict[str, str]:
    """Give what the intake rows ask besides the applicant and the business."""
    said: dict[str, str] = {}
    for symbol in flow.intake_symbols():
        said |= _chosen(symbol, outcomes.get(symbol.id, ""))
    return said


def ticked(requirements: tuple[Requirement, ...]) -> dict[str, str]:
    """Tick every item of a checklist as present."""
    return {item.field.name: Presence.PRESENT.value for item in requirements}


def _chosen(symbol: Symbol, outcome: str) -> dict[str, str]:
    """Let verdicts say what the outcome says."""
    way = next((way for way in symbol.next if way.outcome == outcome), None)
    refused = way is not None and way.result is Result.REFUSE
    repair = outcome in ("repair", "return", "invalid")
    chosen = {}
    if Section.RECOMMENDATION in symbol.form:
        chosen["recommendation.verdict"] = (
            "refuse" if refused else "repair" if repair else "approve"
        )
    if Section.INSPECTION in symbol.form:
        chosen["inspection.verdict"] = "unfit" if refused else "fit"
    if Section.RISK in symbol.form:
        chosen["risk.level"] = "MT" if outcome == "high_risk" else "R"
    return chosen


def _answer(field: Field, today: str, case: Case) -> str:
    if field.name == "handover.receiver":
        return case.values.get("applicant.name", SAID[field.name])
    is_no_company = field.name == COMPANY and case.values.get("applicant.kind") != "company"
    if is_no_company or field.name in SAID:
        return "" if is_no_company else SAID[field.name]
    if field.choices:
        return field.choices[0]
    if field.kind is Kind.DATE:
        return today
    return KINDS.get(field.kind, "Sesuai berkas")
