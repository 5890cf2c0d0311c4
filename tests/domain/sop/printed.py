"""Put the printed cells of an SOP back together, under the same names as `seed_cells` does."""

from desktop.domain.sop.model import Sop
from tests.domain.sop.seed_cells import COLUMNS

LISTS = ("legal_basis", "qualification", "related", "equipment", "warnings", "records")

# What stands between position, name and NIP, which the model keeps apart.
SIGNED = {
    "purwakarta-sicantik": "{position}  {name} {label} {nip}",
    "pariaman-oss-rba": "{position}  {name} {label}{nip}",
    "pariaman-sicantik": "{position} {name} {label}{nip}",
    "pariaman-sigap": "{position} {name} {label}{nip}",
    "dairi-izin-usaha-mikro-kecil": "{position} {name} {label} {nip}",
}

# The lists of these cells lost the space between their items on the way to text.
RUN_TOGETHER = frozenset({"legal_basis", "qualification", "related", "equipment"})


def printed_cells(sop: Sop) -> dict[str, str]:
    """Give every filled printed cell of an SOP."""
    found = {f"lane {place}": lane.label for place, lane in enumerate(sop.lanes, 1)}
    for name in (*COLUMNS, "performers", "standard"):
        found[f"heading / {name}"] = getattr(sop.headings, name)
    found |= _rows(sop) | _identity(sop)
    if not sop.identity.name:
        found["title"] = sop.title
    return {name: text for name, text in found.items() if text}


def _rows(sop: Sop) -> dict[str, str]:
    found = {}
    for position, row in enumerate(sop.rows, 1):
        for name in COLUMNS:
            text = row.time.text if name == "time" else getattr(row, name)
            found[f"row {position} / {name}"] = text
        for lane, text in row.marks.items():
            place = [lane.id for lane in sop.lanes].index(lane) + 1
            found[f"row {position} / mark in lane {place}"] = text
    return found


def _identity(sop: Sop) -> dict[str, str]:
    identity = sop.identity
    found = {f"issuer {place}": line for place, line in enumerate(identity.issuer, 1)}
    for name in ("number", "created", "revised", "effective", "approved", "name"):
        found[f"identity / {name}"] = getattr(identity, name)
    for name in LISTS:
        joint = "" if name in RUN_TOGETHER and sop.id.startswith("pariaman") else " "
        found[f"identity / {name}"] = joint.join(getattr(identity, name))
    for name, items in identity.variants.items():
        found[f"identity again / {name}"] = " ".join(items)
    for name, heading in identity.headings.items():
        if name != "nip":
            found[f"identity heading / {name}"] = heading
    if sop.id in SIGNED:
        by = identity.approved_by
        found["identity / approved_by"] = SIGNED[sop.id].format(
            position=by.position, name=by.name, label=identity.headings["nip"], nip=by.nip
        )
    return found
