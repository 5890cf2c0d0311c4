"""The recovery sheet on paper, drawn before its office stands on any disk."""

from desktop.actions.founding import NewPerson, Prepared
from desktop.actions.slips.people import letterhead
from desktop.actions.slips.press import SlipPress
from desktop.actions.workplace import in_zone
from desktop.actions.world import World
from desktop.diagram.sheets.paper import paper_named
from desktop.diagram.slips.content import Fact, Signature
from desktop.diagram.slips.recovery import RecoverySheet, recovery_drawing
from desktop.domain.calendar.hours import TimeZone
from desktop.ledger.recovery import read_recovery_text, recovery_keys
from desktop.paper.press import pdf_of


def recovery_pdf(prepared: Prepared, world: World, sheet: str, press: SlipPress) -> bytes:
    """Print the recovery sheet of an office that is about to be founded, to PDF."""
    drawing = recovery_drawing(
        _sheet(prepared, world, press),
        paper_named(sheet, portrait=True),
        press.press.look.faces,
    )
    said = press.words.recovery
    return pdf_of([drawing], press.press.fonts, f"{said['title']} {prepared.plan.name}")


def is_of(prepared: Prepared, typed: str) -> bool:
    """Tell whether what somebody typed is the key of this sheet; a slip is Refused by its group."""
    return recovery_keys(read_recovery_text(typed)).public == prepared.recovery_keys


def _sheet(prepared: Prepared, world: World, press: SlipPress) -> RecoverySheet:
    plan, words = prepared.plan, press.words
    said, known = words.recovery, plan.settings.get("office", {})
    zone = TimeZone[plan.zone]
    moment = words.moment(in_zone(world.now(), zone), zone.name)
    facts = {
        "office": plan.name,
        "device": f"{plan.device_name} ({plan.prefix})",
        "administrators": ", ".join(_named(each) for each in _administrators(prepared)),
        "drawn": moment,
    }
    return RecoverySheet(
        head=letterhead(known, plan.name, words),
        title=said["title"],
        facts=tuple(Fact(label=said[key], text=text) for key, text in facts.items()),
        heading=said["key"],
        groups=tuple(prepared.recovery.split()),
        sentences=tuple(said[key] for key in ("purpose", "keep", "use", "valid")),
        signatures=(
            Signature(caption=said["administrator"], name=plan.administrator.full_name),
            Signature(caption=said["head"], name=known.get("head_name", "")),
        ),
        mark=words.said["mark"] if plan.practice else "",
    )


def _administrators(prepared: Prepared) -> list[NewPerson]:
    plan = prepared.plan
    return [plan.administrator, *([plan.second] if plan.second else [])]


def _named(person: NewPerson) -> str:
    return f"{person.full_name} ({person.login})"
