"""A permit type: its procedure, checklist, times and numbers, as the administrator set them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from desktop.domain.forms.checklist import Requirement, id_of
from desktop.domain.office import Office
from desktop.domain.refusals import Refused
from desktop.domain.sop.model import StandardTime, Unit

PREFIX = "permit_type/"
LARGEST = 999_999_999
LONGEST_ID = 60
ORDER = "order"
"""The setting that has the ids of the requirements in the office's own order.

Without it they stand by id; what another computer added meanwhile comes last.
"""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitType:
    """What an office says of one kind of permit.

    `sop` is the id of the procedure (its newest version holds for new cases), `limit` working
    days for the whole case (0: the sum of the SOP), `fee` whole rupiah, `validity` months
    (0: without end), `by_rule` the times where the SOP only names a rule, by symbol id.
    """

    id: str
    name: str
    code: str
    sop: str
    requirements: tuple[Requirement, ...]
    fee: int = 0
    validity: int = 0
    limit: int = 0
    by_rule: Mapping[str, StandardTime]


def permit_type(office: Office, name: str) -> PermitType:
    """Find a permit type; Refused("permit_type_unknown") when nobody defined it."""
    settings = office.about(PREFIX + name)
    if not settings.get("sop"):
        raise Refused("permit_type_unknown", permit_type=name)
    return PermitType(
        id=name,
        name=settings.get("name", name),
        code=settings.get("code", name.upper()),
        sop=settings["sop"],
        requirements=tuple(_requirements(settings)),
        fee=_whole(settings.get("fee", "")),
        validity=_whole(settings.get("validity", "")),
        limit=_whole(settings.get("limit", "")),
        by_rule=dict(_by_rule(settings)),
    )


def settings_of(wanted: PermitType) -> dict[str, str]:
    """Write a permit type as settings; empty ones are left out."""
    settings = {
        "name": wanted.name,
        "code": wanted.code,
        "sop": wanted.sop,
        "fee": str(wanted.fee or ""),
        "validity": str(wanted.validity or ""),
        "limit": str(wanted.limit or ""),
    }
    for item in wanted.requirements:
        settings[f"requirement.{item.id}"] = item.text
        settings[f"optional.{item.id}"] = "" if item.required else "1"
    order = [item.id for item in wanted.requirements]
    settings[ORDER] = "" if order == sorted(order) else " ".join(order)
    for symbol, time in wanted.by_rule.items():
        settings[f"time.{symbol}"] = f"{time.amount} {time.unit.value}"
    return {name: text for name, text in settings.items() if text}


def check_permit_type(wanted: PermitType) -> None:
    """Refuse a permit type whose id, code, amounts or requirements could not be used."""
    if not _ID.fullmatch(wanted.id) or not wanted.name.strip():
        raise Refused("permit_type_nameless")
    for name, amount in (
        ("fee", wanted.fee),
        ("validity", wanted.validity),
        ("limit", wanted.limit),
    ):
        if not 0 <= amount <= LARGEST:
            raise Refused("permit_type_unfit", field=name)
    items = [item.id for item in wanted.requirements if item.text.strip()]
    if len(set(items)) < len(wanted.requirements) or not all(map(_ID.fullmatch, items)):
        raise Refused("permit_type_unfit", field="requirements")
    if not all(0 < time.amount <= LARGEST for time in wanted.by_rule.values()):
        raise Refused("permit_type_unfit", field="by_rule")


def id_for(text: str, taken: Collection[str], otherwise: str) -> str:
    """Make an id from words, one that nothing has yet; `otherwise` where the words give none."""
    plain = id_of(text)[:LONGEST_ID] or otherwise
    names = (plain, *(f"{plain}_{count}" for count in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _requirements(settings: Mapping[str, str]) -> list[Requirement]:
    prefix = "requirement."
    found = {
        name.removeprefix(prefix): Requirement(
            id=name.removeprefix(prefix),
            text=text,
            required=not settings.get("optional." + name.removeprefix(prefix)),
        )
        for name, text in sorted(settings.items())
        if name.startswith(prefix) and text
    }
    ordered = [name for name in settings.get(ORDER, "").split() if name in found]
    return [found[name] for name in dict.fromkeys((*ordered, *found))]


def _by_rule(settings: Mapping[str, str]) -> list[tuple[str, StandardTime]]:
    prefix = "time."
    found = []
    for name, text in settings.items():
        amount, _, unit = text.partition(" ")
        if name.startswith(prefix) and unit in set(Unit):
            time = StandardTime(text=text, amount=_whole(amount), unit=Unit(unit))
            found.append((name.removeprefix(prefix), time))
    return found


def _whole(text: str) -> int:
    return int(text) if is_count(text) else 0


def is_count(text: str) -> bool:
    """Tell whether a setting is a whole number that can be counted with."""
    return text.isdecimal() and len(text) <= 9
