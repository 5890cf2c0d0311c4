"""The fields of every section of a step's form, in the order of the paper forms (DOMAIN 3.1).

What depends on the office (the items of a checklist, data of one permit type) is added by
`checklist.py` and by the permit type. Fields that another event fills too are not required.
"""

from collections.abc import Iterable

from desktop.domain.forms.business_numbers import KBLI_EDITIONS
from desktop.domain.forms.fields import Field, Kind, choice, day, long_text, numbered, text
from desktop.domain.sop.model import Section
from desktop.domain.survey import ELEMENTS

REPAIR_OR_REFUSE = ("repair", "refuse")

_APPLICANT = (
    choice("applicant.kind", "person", "company"),
    Field(name="applicant.nik", kind=Kind.NIK, required=True, instead=("applicant.passport",)),
    text("applicant.passport", length=30),
    text("applicant.name", required=True),
    Field(name="applicant.company", required=True, only_when=("applicant.kind", ("company",))),
    choice("applicant.sex", "male", "female"),
    text("applicant.birth_place"),
    day("applicant.birth_date", past_only=True),
    text("applicant.occupation"),
    long_text("applicant.address", required=True),
    text("applicant.village"),
    text("applicant.district"),
    numbered("applicant.phone", Kind.PHONE, required=True),
    numbered("applicant.email", Kind.EMAIL),
    numbered("applicant.npwp", Kind.NPWP),
    text("applicant.proxy_name"),
    numbered("applicant.proxy_nik", Kind.NIK),
    numbered("applicant.proxy_phone", Kind.PHONE),
)

_BUSINESS = (
    text("business.name", required=True),
    choice(
        "business.form",
        *("individual", "pt", "pt_individual", "cv", "firma", "civil_partnership", "cooperative"),
        *("foundation", "perum", "perumda", "blu", "bumdes", "other"),
    ),
    numbered("business.nib", Kind.NIB),
    numbered("business.npwp", Kind.NPWP),
    numbered("business.kbli", Kind.KBLI),
    choice("business.kbli_edition", *KBLI_EDITIONS),
    text("business.activity"),
    long_text("business.address", required=True),
    text("business.village"),
    text("business.district"),
    choice("business.scale", "micro", "small", "medium", "large"),
    choice("business.investment", "domestic", "foreign"),
    numbered("business.capital", Kind.MONEY),
    numbered("business.workers", Kind.COUNT),
    numbered("business.phone", Kind.PHONE),
)

_TECHNICAL_DATA = (
    text("technical_data.location"),
    text("technical_data.area", length=60),
    text("technical_data.land_status"),
    text("technical_data.coordinates", length=60),
    long_text("technical_data.description"),
)

_INSPECTION = (
    day("inspection.date", required=True, past_only=True),
    text("inspection.place"),
    text("inspection.number", length=100),
    long_text("inspection.findings", required=True),
    choice("inspection.verdict", "fit", "repair", "unfit", required=True),
)

_RECOMMENDATION = (
    choice("recommendation.verdict", "approve", *REPAIR_OR_REFUSE, required=True),
    text("recommendation.number", length=100),
    day("recommendation.date", past_only=True),
    text("recommendation.agency"),
    Field(
        name="recommendation.notes",
        kind=Kind.LONG_TEXT,
        length=4000,
        required=True,
        only_when=("recommendation.verdict", REPAIR_OR_REFUSE),
    ),
)

_HANDOVER = (
    text("handover.receiver", required=True),
    choice("handover.receiver_is", "applicant", "proxy"),
    day("handover.date", required=True, past_only=True),
    choice(
        "handover.identity_shown",
        *("ktp", "driving_licence", "passport", "letter_of_proxy", "other"),
        required=True,
    ),
    numbered("handover.phone", Kind.PHONE),
)

_SURVEY = (
    *(choice(f"survey.{element}", "1", "2", "3", "4") for element in ELEMENTS),
    choice("survey.sex", "male", "female"),
    numbered("survey.age", Kind.COUNT),
    choice("survey.education", "primary", "junior", "senior", "diploma", "bachelor", "master"),
    choice("survey.occupation", "civil_servant", "police_army", "private", "business", "other"),
    long_text("survey.comment"),
)

_ARCHIVE = (
    text("archive.code", length=40),
    text("archive.room", length=40),
    text("archive.cabinet", length=40),
    text("archive.box", length=40),
    text("archive.folder", length=40),
    numbered("archive.sheets", Kind.COUNT),
    numbered("archive.active_years", Kind.COUNT),
    numbered("archive.inactive_years", Kind.COUNT),
    choice("archive.fate", "destroy", "keep", "review"),
)

SECTIONS: dict[Section, tuple[Field, ...]] = {
    Section.APPLICANT: _APPLICANT,
    Section.BUSINESS: _BUSINESS,
    Section.REQUIREMENTS: (long_text("requirements.note"),),
    Section.TECHNICAL_DATA: _TECHNICAL_DATA,
    Section.RISK: (choice("risk.level", "R", "MR", "MT", "T", required=True),),
    Section.SCHEDULE: (
        day("schedule.date", required=True),
        text("schedule.time", length=20),
        text("schedule.place", required=True),
        long_text("schedule.team", required=True),
        text("schedule.letter_number", length=100),
    ),
    Section.INSPECTION: _INSPECTION,
    Section.RECOMMENDATION: _RECOMMENDATION,
    Section.DRAFT: (
        text("draft.subject"),
        long_text("draft.text"),
        day("draft.valid_until"),
    ),
    Section.INITIALS: (long_text("initials.note"),),
    Section.SIGNATURE: (
        choice("signature.mode", "wet", "certificate"),
        choice("signature.capacity", "self", "an", "ub", "plt", "plh"),
        text("signature.place"),
        day("signature.date", past_only=True),
    ),
    Section.NUMBER: (
        text("number.text", length=100),
        day("number.date"),
        choice("number.origin", "book", "paper"),
        text("number.note"),
    ),
    Section.ONLINE_ENTRY: (
        text("online_entry.reference", length=100),
        day("online_entry.date", past_only=True),
        long_text("online_entry.note"),
    ),
    Section.HANDOVER: _HANDOVER,
    Section.SURVEY: _SURVEY,
    Section.ARCHIVE: _ARCHIVE,
    Section.NOTE: (long_text("note.text"),),
}


def fields_of(sections: Iterable[Section]) -> tuple[Field, ...]:
    """Give the fields of a form, each section once, in the order the step names them."""
    return tuple(field for section in dict.fromkeys(sections) for field in SECTIONS[section])
