"""What slips say of applicant, business and office, in words that stand on paper."""

from collections.abc import Mapping

from desktop.actions.slips.filing import Filing
from desktop.diagram.slips.content import Fact, Signature
from desktop.diagram.slips.words import SlipWords
from desktop.domain.permits import is_count

SHOWN = 4
"""Digits of a NIK that stay readable: enough to tell two people apart, no use to a finder."""

COUNTRY, GROUP = "+62", 4


def masked(number: str) -> str:
    """Hide all of a number but its last digits."""
    return "•" * max(0, len(number) - SHOWN) + number[-SHOWN:]


def dialled(phone: str) -> str:
    """Write a stored phone number as people dial it here: *0812 6000 1234*."""
    home = "0" + phone.removeprefix(COUNTRY) if phone.startswith(COUNTRY) else phone
    if not home.isdecimal():
        return home
    return " ".join(home[at : at + GROUP] for at in range(0, len(home), GROUP))


def letterhead(known: Mapping[str, str], name: str, words: SlipWords) -> tuple[str, ...]:
    """Give the lines over a slip from the settings of the office: names, address, contact."""
    phone = words.said["phone"].format(text=known["phone"]) if known.get("phone") else ""
    contact = "  ·  ".join(filter(None, (phone, known.get("email", ""), known.get("web", ""))))
    names = (known.get("government", ""), known.get("agency", "") or known.get("name", "") or name)
    return (*names, *filter(None, (known.get("address", ""), contact)))


def facts_of(filing: Filing, words: SlipWords) -> tuple[Fact, ...]:
    """Tell applicant, permit and business; lines that have nothing to say are left out."""
    known = filing.values
    said = {
        "applicant": known.get("applicant.name", "") or words.said["nothing"],
        "nik": masked(known.get("applicant.nik", "")),
        "passport": masked(known.get("applicant.passport", "")),
        "company": known.get("applicant.company", ""),
        "address": place_of(known, "applicant"),
        "phone": dialled(known.get("applicant.phone", "")),
        "proxy": _proxy(known, words),
        "permit": filing.permit,
        "kind": _kind(filing, words),
        "business": known.get("business.name", ""),
        "place": place_of(known, "business"),
    }
    return tuple(Fact(label=words.facts[key], text=text) for key, text in said.items() if text)


def place_of(known: Mapping[str, str], whose: str) -> str:
    """Join address, village and district, none of them said twice."""
    place = known.get(f"{whose}.address", "")
    for part in ("village", "district"):
        text = known.get(f"{whose}.{part}", "")
        if text and text.casefold() not in place.casefold():
            place = f"{place}, {text}" if place else text
    return place


def _proxy(known: Mapping[str, str], words: SlipWords) -> str:
    name = known.get("applicant.proxy_name", "")
    phone = dialled(known.get("applicant.proxy_phone", ""))
    return words.facts["with_phone"].format(name=name, phone=phone) if name and phone else name


def _kind(filing: Filing, words: SlipWords) -> str:
    kind = words.kinds.get(filing.kind, filing.kind)
    if not filing.earlier:
        return kind
    return words.facts["of_earlier"].format(kind=kind, number=filing.earlier)


def signatures_of(filing: Filing, table: Mapping[str, str]) -> tuple[Signature, ...]:
    """Give the places to sign: the officer's, and that of the applicant or who came for them."""
    proxy = filing.values.get("applicant.proxy_name", "")
    name = proxy or filing.values.get("applicant.name", "")
    return (
        Signature(caption=table["officer"], name=filing.officer),
        Signature(caption=table["proxy" if proxy else "applicant"], name=name),
    )


def whole(text: str) -> int:
    """Read a setting that is a count; anything else is 0."""
    return int(text) if is_count(text) else 0
