"""How a row of the history is said."""

from desktop.actions.exchange.history import PackageEntry
from desktop.domain.progress import StepState
from desktop.domain.refusals import Trouble
from desktop.screens.exchange.telling import REFUSED, SENT, TAKEN, Teller
from desktop.screens.pieces.chip import Pill


class PastTeller(Teller):
    """Says what was in a package, and how it went."""

    def content(self, entry: PackageEntry) -> str:
        """Say in a row of the history what was in a package."""
        if entry.direction == REFUSED:
            return self.room.words.trouble(Trouble(entry.refused, **entry.facts))
        if entry.direction == SENT:
            parts = [self.changes(entry.events, entry.updated)]
        else:
            counts = {"cases_new": entry.new, "cases_updated": entry.updated}
            parts = [self.say(key, count=count) for key, count in counts.items() if count]
            parts = parts or [self.changes(entry.events, 0)] if entry.events else parts
        if entry.attachments:
            parts.append(self.say("files_named", count=entry.attachments))
        return ", ".join(parts) or self.say("brings_nothing")

    def result(self, entry: PackageEntry) -> Pill:
        """Say how it went with a package."""
        if entry.direction == REFUSED:
            return Pill(StepState.OVERDUE, self.say("was_refused"))
        if entry.direction == SENT:
            is_everywhere = entry.received >= entry.readers
            state = StepState.DONE if is_everywhere else StepState.DUE_SOON
            said = self.say("received_by", received=entry.received, readers=entry.readers)
            return Pill(state, said)
        if entry.direction == TAKEN:
            return self._taken(entry)
        return Pill(StepState.SKIPPED, self.say("not_for_us"))

    def _taken(self, entry: PackageEntry) -> Pill:
        if entry.conflicts:
            return Pill(StepState.OVERDUE, self.say("with_conflicts", count=entry.conflicts))
        if entry.waiting:
            return Pill(StepState.WAITING, self.say("kept_waiting", count=entry.waiting))
        return Pill(StepState.DONE, self.say("succeeded"))
