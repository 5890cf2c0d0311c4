"""One permit type for each of the seven SOPs, with its checklist."""

from desktop.domain.forms.checklist import Requirement
from desktop.domain.permits import PermitType
from desktop.domain.sop.model import Sop, StandardTime, Unit

NAMES = {
    "karimun-pemenuhan-komitmen": ("Pemenuhan Komitmen Izin Usaha", "PK"),
    "purwakarta-sicantik": ("Izin Penyelenggaraan Reklame", "REK"),
    "pariaman-oss-rba": ("Bantuan Perizinan Berusaha OSS RBA", "OSS"),
    "pariaman-sicantik": ("Surat Izin Praktik", "SIP"),
    "pariaman-sigap": ("Rekap SIGAP", "SGP"),
    "alur-sicantik-cloud": ("Izin Apotek", "APT"),
    "dairi-izin-usaha-mikro-kecil": ("Izin Usaha Mikro Kecil", "IUMK"),
}
REQUIREMENTS = (
    Requirement(id="01_ktp", text="Salinan KTP pemohon"),
    Requirement(id="02_formulir", text="Formulir permohonan bermeterai"),
    Requirement(id="03_foto", text="Pas foto 4 x 6, dua lembar"),
    Requirement(id="04_domisili", text="Surat keterangan domisili usaha"),
    Requirement(id="05_denah", text="Denah lokasi usaha"),
    Requirement(id="06_npwp", text="Salinan NPWP", required=False),
)


def permit_for(sop: Sop) -> PermitType:
    """Describe the permit type that runs under a procedure."""
    name, code = NAMES.get(sop.id, (sop.title, "IZIN"))
    ruled = {
        symbol.id: StandardTime(amount=5, unit=Unit.WORKING_DAY)
        for row in sop.rows
        if row.time.unit is Unit.BY_RULE
        for symbol in row.symbols
    }
    return PermitType(
        id=code.lower(),
        name=name,
        code=code,
        sop=sop.id,
        requirements=REQUIREMENTS,
        validity=60,
        by_rule=ruled,
    )
