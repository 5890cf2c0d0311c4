"""What a procedure says of itself, its versions, and which permits use it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop.actions.procedures.library import Procedure, Version
from desktop.domain.progress import StepState
from desktop.domain.sop.model import Identity, Sop
from desktop.screens.pieces.controls import below, framed
from desktop.screens.pieces.delegate import Cells
from desktop.screens.pieces.facts import Fact, empty_page, fact_sheet
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.sop.edition import Edition
from desktop.swimlane import press
from desktop.words import NOTHING

LINES = ("number", "created", "revised", "effective", "approved")
LISTS = ("legal_basis", "qualification", "related", "equipment", "warnings", "records")


def identity_sheet(room: Room, sop: Sop) -> QWidget:
    """Show the identity block in the order of the official form; what is empty says so."""
    words = press().words.identity
    facts = [(_heading(sop.identity, key, words), lines) for key, lines in _filled(sop)]
    if sop.reading_rules:
        facts.append((room.say("reading_rules"), sop.reading_rules))
    sheet = fact_sheet(room.look, facts)
    sheet.setAccessibleName(room.say("tab_identity"))
    return sheet


def _filled(sop: Sop) -> list[Fact]:
    identity, by = sop.identity, sop.identity.approved_by
    approved = [line for line in (by.position, by.name, f"NIP. {by.nip}" if by.nip else "") if line]
    facts: list[Fact] = [
        *((key, [str(getattr(identity, key))]) for key in LINES),
        ("approved_by", approved),
        ("name", [identity.name or sop.title]),
        *((key, list(getattr(identity, key))) for key in LISTS),
    ]
    return [(key, lines if any(lines) else [NOTHING]) for key, lines in facts]


def _heading(identity: Identity, key: str, words: Mapping[str, str]) -> str:
    printed = identity.headings.get(key, "")
    return " ".join(printed.split()) or words[key]


def version_list(room: Room, edition: Edition, open_version: Callable[[str], None]) -> QWidget:
    """List the versions, the newest first; one is opened with Enter."""
    table = Table(room.say("tab_versions"))
    table.setItemDelegate(Cells(room.look))
    columns = ("version", "since", "by", "reason", "running", "finished", "state")
    rows = [_version(room, edition, place) for place in range(len(edition.versions))]
    pills = {
        (place, len(columns) - 1): StepState.DONE if each.in_force else StepState.SKIPPED
        for place, each in enumerate(edition.versions)
    }
    table.set_rows([room.words.say("column", key) for key in columns], rows, pills)
    table.share_out([10, 22, 24, 24, 10, 10, 16])
    table.opened.connect(lambda place: open_version(edition.versions[place].event))
    return framed(below(table, margins=1))


def _version(room: Room, edition: Edition, place: int) -> Sequence[str]:
    each: Version = edition.versions[place]
    workplace = room.runner.session.workplace
    return (
        room.say("version_number", number=len(edition.versions) - place),
        room.words.moment(workplace.local_time(each.at)),
        each.name,
        each.reason or room.say("first_version" if place + 1 == len(edition.versions) else "none"),
        str(each.running),
        str(each.finished),
        room.say("in_force" if each.in_force else "replaced"),
    )


def usage_sheet(room: Room, procedure: Procedure | None) -> QWidget:
    """List the permits that use a procedure."""
    if procedure is None or not procedure.permit_types:
        return empty_page(room.look, "file-text", room.say("no_usage"), room.say("no_usage_why"))
    table = Table(room.say("permit_types"))
    table.setItemDelegate(Cells(room.look))
    headings = [room.words.say("column", "permit_type"), room.words.say("column", "code")]
    table.set_rows(headings, [(name, key) for key, name in procedure.permit_types])
    table.share_out([70, 30])
    return framed(below(table, margins=1))
