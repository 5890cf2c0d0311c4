"""How packages are said: what is in one, for whom, how it went."""

from collections.abc import Iterable, Sequence

from desktop.actions.exchange.around.places import Stick
from desktop.actions.exchange.around.watched import Step
from desktop.actions.exchange.history import PackageEntry
from desktop.actions.exchange.sending import Outgoing, Sent
from desktop.domain.refusals import Fact
from desktop.screens.dossier.naming import size_said
from desktop.screens.listing.moments import short_moment
from desktop.screens.pieces.room import Room

GIGABYTE = 1024**3
STEPS = {
    "": "step_begin",
    "gathering": "step_gathering",
    "writing": "step_writing",
    "reading": "step_reading",
    "checking": "step_checking",
    "attaching": "step_attaching",
}
BYTES = ("writing", "reading", "checking")
SENT, TAKEN, REFUSED = "sent", "taken", "refused"


class Teller:
    """Says everything about packages in the words of the office."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def say(self, key: str, **facts: Fact) -> str:
        """Give a sentence about packages."""
        return self.room.words.say("packages", key, **facts)

    def stick(self, stick: Stick) -> str:
        """Name a stick, and how much room it has."""
        return self.say("stick_room", name=stick.name, free=room_said(stick.free))

    def outgoing(self, outgoing: Outgoing) -> str:
        """Say what would go."""
        if not (outgoing.events or outgoing.attachments):
            return self.say("only_statement")
        parts = [self.changes(outgoing.events, len(outgoing.cases))]
        if outgoing.attachments:
            size = size_said(outgoing.attachment_bytes)
            parts.append(self.say("files_going", count=outgoing.attachments, size=size))
        said = ", ".join(parts)
        if outgoing.events and not outgoing.unsent:
            return self.say("sent_before", what=said)
        return said

    def computers(self, names: Sequence[str]) -> str:
        """Name the computers that a package is for."""
        return self.say("for_computers", names=", ".join(names), count=len(names))

    def last_sent(self, entries: Iterable[PackageEntry]) -> str:
        """Say when a package last went, and how many are known to have what was in it."""
        last = next((one for one in entries if one.direction == SENT), None)
        if last is None:
            return self.say("never_sent")
        when = short_moment(self.room, last.at)
        return self.say("last_sent", when=when, received=last.received, readers=last.readers)

    def sent(self, sent: Sent) -> list[str]:
        """Say what was written."""
        lines = [self.say("was_sent", what=self.changes(sent.events, sent.cases))]
        attached = sent.attached
        if attached.written:
            size = size_said(attached.bytes)
            lines.append(self.say("files_sent", count=attached.written, size=size))
        if attached.left:
            lines.append(self.say("files_left", count=attached.left))
        return lines

    def step(self, step: Step) -> str:
        """Say how far the work is."""
        if step.what in BYTES:
            facts: dict[str, Fact] = {"done": size_said(step.done), "total": size_said(step.total)}
        else:
            facts = {"done": step.done, "total": step.total}
        return self.say(STEPS[step.what], **facts)

    def changes(self, events: int, cases: int) -> str:
        """Count changes, and the cases they are in."""
        if not events:
            return self.say("no_changes")
        return self.say("changes" if cases else "changes_of_office", count=events, cases=cases)


def room_said(size: int) -> str:
    """Say how much room there is."""
    if size >= GIGABYTE:
        return f"{size / GIGABYTE:.1f} GB".replace(".", ",")
    return size_said(size)
