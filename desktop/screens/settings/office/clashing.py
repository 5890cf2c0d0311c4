"""A setting that two administrators changed at once: both values, and one to be chosen."""

from collections.abc import Sequence

from desktop.domain.reading.fields import Value
from desktop.screens.dossier.clash import Choosable, Clash
from desktop.screens.pieces.room import Room


def said_by(room: Room, value: Value) -> str:
    """Say who wrote a value, on which computer, and when by its clock."""
    workplace = room.runner.session.workplace
    office, event = workplace.office, value.event
    person, device = office.people.get(event.by), office.devices.get(event.device)
    return room.words.say(
        "settings",
        "said_by",
        person=person.full_name if person else event.by,
        computer=device.name if device else event.device[:8],
        moment=room.words.moment(workplace.local_time(event.at)),
    )


def clash_of(room: Room, name: str, caption: str, values: Sequence[Value]) -> Clash:
    """Offer the values of a setting to choose from; nobody's is preselected (DESIGN 14)."""
    heading = room.words.say("settings", "clash", name=caption)
    empty = room.words.say("settings", "emptied")
    found: dict[str, list[str]] = {}
    for value in values:
        found.setdefault(value.text, []).append(said_by(room, value))
    choices = [
        Choosable(key=text, text=text or empty, said_by=tuple(people))
        for text, people in found.items()
    ]
    return Clash(room, name, heading, choices)
