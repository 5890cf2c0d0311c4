"""Panduan cepat: the topics that somebody at a desk needs, on two sheets to hang up."""

from collections.abc import Mapping
from functools import partial

from desktop.actions.slips.guides import guide_document
from desktop.diagram.sheets.paper import Paper
from desktop.diagram.slips.guide import Guide, GuidePart, GuideTask
from desktop.domain.people import Role
from desktop.screens.help.topics import Topic, topics
from desktop.screens.keys.chart import LINES, Area, Line, keys_said
from desktop.screens.pieces.room import Maker, Room
from desktop.screens.printing.page import PaperPage
from desktop.screens.printing.plan import Plan
from desktop.swimlane import press

GUIDES: Mapping[str, tuple[str, ...]] = {
    "guide_counter": ("intake", "tasks", "case", "queue", "exchange", "safe"),
    "guide_back_office": ("tasks", "case", "cases", "queue", "exchange", "safe"),
    "guide_technical": ("tasks", "case", "exchange", "conflicts", "safe"),
    "guide_heads": ("home", "tasks", "case", "sop", "printing", "conflicts", "safe"),
    "guide_administrator": ("settings", "sop", "exchange", "conflicts", "sign_in", "safe"),
}
"""The topics of each guide, in the order in which they are needed."""
OF_ROLE = {
    Role.FRONT_OFFICE: "guide_counter",
    Role.BACK_OFFICE: "guide_back_office",
    Role.TECHNICAL_TEAM: "guide_technical",
    Role.ADMINISTRATOR: "guide_administrator",
}
"""Whose guide is whose; everybody else decides, and has that of the heads."""
AREAS = (Area.EVERYWHERE, Area.FORMS)


def own_guide(room: Room) -> str:
    """Tell which guide is for whoever is signed in."""
    roles = room.runner.session.roles()
    return next((guide for role, guide in OF_ROLE.items() if role in roles), "guide_heads")


def guide_page(room: Room, guide: str) -> Maker:
    """Give what shows a guide before it is printed."""
    say, session = room.words.say, room.runner.session
    title = say("help", "guide_title", name=say("help", guide))
    content = _content(room, title, GUIDES[guide])

    def made(paper: Paper) -> bytes:
        return guide_document(session, content, paper, press())

    return partial(PaperPage, plan=Plan(title, title, made, entry="", portrait=True))


def _content(room: Room, title: str, keys: tuple[str, ...]) -> Guide:
    say, workplace = room.words.say, room.runner.session.workplace
    known = {topic.key: topic for topic in topics(room.words.language)}
    person = workplace.office.people[room.runner.session.person].full_name
    now = room.words.moment(workplace.local_time(workplace.world.now()))
    return Guide(
        title=title,
        about=say("help", "guide_about"),
        parts=(*(_part(known[key]) for key in keys if key in known), _keys(room)),
        pages=say("dossier", "page_of", page="{page}", pages="{pages}"),
        foot=say("dossier", "printed_by", moment=now, person=person),
    )


def _part(topic: Topic) -> GuidePart:
    tasks = tuple(GuideTask(title=task.title, steps=task.steps) for task in topic.tasks)
    return GuidePart(title=topic.title, tasks=tasks)


def _keys(room: Room) -> GuidePart:
    wanted = [line for line in LINES if line.area in AREAS]
    return GuidePart(
        title=room.words.say("keys", "title"), keys=tuple(_said(room, line) for line in wanted)
    )


def _said(room: Room, line: Line) -> tuple[str, str]:
    say = room.words.say
    return keys_said(line, say("keys", "space")), say("keys", line.name)
