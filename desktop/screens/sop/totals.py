"""Standards added up, in words."""

from desktop.actions.procedures.library import Total
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING


def total_said(room: Room, total: Total) -> str:
    """Write the standards of a procedure added up: *9 hari 5 jam*."""
    hours, minutes = divmod(total.minutes, 60)
    parts = ((total.days, "working_day"), (hours, "hour"), (minutes, "minute"))
    said = [f"{amount} {room.words.say('unit', unit)}" for amount, unit in parts if amount]
    return " ".join(said) or NOTHING
