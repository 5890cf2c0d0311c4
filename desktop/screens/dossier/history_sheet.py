"""The history of a case as a table on paper: what is shown, and by which filter."""

from collections.abc import Sequence

from desktop.actions.dossier.sheets import table_document
from desktop.diagram.listing.content import Column, Table
from desktop.diagram.sheets.paper import Paper
from desktop.domain.case import Case
from desktop.screens.pieces.room import Room
from desktop.screens.printing.plan import Plan
from desktop.swimlane import press


def history_plan(
    room: Room,
    case: Case,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[str]],
    sifted: Sequence[str],
) -> Plan:
    """Lay the rows out as they are shown; `sifted` says what was left out, if anything."""
    table = history_table(room, case, columns, rows, sifted)
    session = room.runner.session

    def made(paper: Paper) -> bytes:
        return table_document(session, table, paper, press())

    title = room.words.say("dossier", "history_of", number=case.number)
    return Plan(title, title, made, entry="cases")


def history_table(
    room: Room,
    case: Case,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[str]],
    sifted: Sequence[str],
) -> Table:
    """Say what stands on the paper."""
    words, session = room.words, room.runner.session
    workplace = session.workplace
    who = " · ".join(
        filter(None, (case.values.get(f"{about}.name") for about in ("applicant", "business")))
    )
    filtered = words.say("dossier", "sifted", what=", ".join(sifted)) if sifted else ""
    person = workplace.office.people[session.person].full_name
    now = words.moment(workplace.local_time(workplace.world.now()))
    return Table(
        title=words.say("dossier", "history_of", number=case.number),
        columns=tuple(Column(heading=heading, share=share) for heading, share in columns),
        rows=tuple(map(tuple, rows)),
        pages=words.say("dossier", "page_of", page="{page}", pages="{pages}"),
        about=tuple(filter(None, (who, filtered))),
        nothing=words.say("dossier", "no_history"),
        foot=words.say("dossier", "printed_by", moment=now, person=person),
    )
