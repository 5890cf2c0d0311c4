"""An office with a letterhead and a checklist, and slips of its cases read back from their PDF."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace

from desktop.actions.office.settings import define_permit_type, describe_office
from desktop.actions.slips.press import SlipPress
from desktop.diagram.slips.words import slip_words_from
from desktop.domain.forms.checklist import Requirement
from desktop.resource_files import RESOURCES
from desktop.swimlane import press
from tests.actions.office import APPLICANT, DAIRI, permit
from tests.actions.stage import Stage
from tests.paper.made import bare, texts

PRESS = SlipPress(
    press=press(),
    words=slip_words_from(
        tomllib.loads((RESOURCES / "letters" / "slips.toml").read_text(encoding="utf-8"))
    ),
)
HEAD = {
    "government": "PEMERINTAH KABUPATEN DAIRI",
    "agency": "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
    "address": "Jl. Sisingamangaraja No. 131, Sidikalang 22212",
    "phone": "(0627) 21234",
    "email": "dpmptsp@contoh.go.id",
}
ASKED = ("Salinan KTP", "Formulir bermeterai", "Pas foto 4 x 6", "Denah lokasi", "Salinan NPWP")
ALL = {f"requirements.{n:02}": "present" for n in range(1, 6)}
SOME = {**ALL, "requirements.03": "not_ok", "requirements.04": "absent"}
PROXY = {
    **APPLICANT,
    "applicant.proxy_name": "Togar Lumban Gaol",
    "applicant.proxy_phone": "081260009999",
    "applicant.village": "Sidikalang",
    "applicant.district": "Sitinjo",
}
STREET = "Jalan Pahlawan Kemerdekaan Nomor 12 Blok C Gang Mawar RT 003 RW 007 Sidikalang Kota "
LONG = {
    **APPLICANT,
    "applicant.name": "Raden Ajeng Siti Nurbaya Simanjuntak Sihombing " * 3,
    "applicant.address": STREET * 3,
    "business.name": "CV Warung Kopi Simpang Empat Sumber Rejeki Jaya Abadi",
    "business.address": STREET * 2,
}


def furnished(stage: Stage, asked: Sequence[str] = ASKED, **office: str) -> Stage:
    """Describe the office and its permit type; the last document is not required."""
    describe_office(stage.office.admin, {**HEAD, **office})
    items = [
        Requirement(id=f"{n:02}", text=text, required=n < len(asked))
        for n, text in enumerate(asked, 1)
    ]
    wanted = replace(permit(DAIRI), name="Izin Usaha Mikro Kecil", requirements=tuple(items))
    define_permit_type(stage.office.admin, wanted)
    return stage


def returned(stage: Stage, **wanted: object) -> str:
    """A file that came back at once, with a remark."""
    given = {
        "checklist": SOME,
        "outcomes": {"2": "incomplete"},
        "note": "Denah belum memuat ukuran tanah.",
        **wanted,
    }
    return stage.registered(**given)


def page(pdf: bytes) -> str:
    """The words of the only page, without the blanks and line ends between them."""
    (text,) = texts(pdf)
    return bare(text)


def lacking(pdf: bytes, *wanted: str) -> list[str]:
    """Those of these words that are not found twice, once in each copy."""
    said = page(pdf)
    return [text for text in wanted if said.count(bare(text)) < 2]
