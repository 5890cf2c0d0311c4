"""How packages that come are said: what they bring, whether they are in order, what waits."""

from collections.abc import Sequence

from desktop.actions.exchange.report import Outcome, Report, Waits
from desktop.screens.exchange.telling import Teller
from desktop.screens.listing.moments import short_moment


class Arrivals(Teller):
    """Says everything about packages that come."""

    def senders(self, outcomes: Sequence[Outcome]) -> str:
        """Name who wrote the packages, and when the newest of each was written."""
        newest: dict[str, int] = {}
        for one in outcomes:
            if one.sender:
                at = one.label.at if one.label else 0
                newest[one.sender] = max(at, newest.get(one.sender, 0))
        return ", ".join(
            self.say("from_computer", name=name, when=short_moment(self.room, at))
            for name, at in newest.items()
        )

    def coming(self, outcomes: Sequence[Outcome]) -> str:
        """Say what packages would bring: new, updated, office, known, attachments."""
        new = {case.subject for one in outcomes for case in one.cases if case.new}
        updated = {case.subject for one in outcomes for case in one.cases} - new
        counts = {
            "cases_new": len(new),
            "cases_updated": len(updated),
            "office_changes": sum(one.office for one in outcomes),
            "files_named": sum(one.attachments for one in outcomes),
            "known_before": sum(one.known for one in outcomes),
        }
        said = [self.say(key, count=count) for key, count in counts.items() if count]
        return ", ".join(said) or self.say("brings_nothing")

    def check(self, outcomes: Sequence[Outcome]) -> str:
        """Say whether the packages are in order and complete."""
        sound = [one for one in outcomes if one.refused is None and not one.for_others]
        if not sound:
            return self.say("none_usable")
        parts = [self.say("signed")]
        waiting = [one for one in sound if still_waits(one, sound)]
        if not waiting:
            parts.append(self.say("in_order", packages=self.numbers(sound)))
        conflicts = sum(one.conflicts for one in sound)
        if conflicts:
            parts.append(self.say("brings_conflicts", count=conflicts))
        return " · ".join(parts)

    def warnings(self, outcomes: Sequence[Outcome]) -> list[str]:
        """Say what waits, what is refused and why, what is for others."""
        said = []
        for one in outcomes:
            if one.refused is not None:
                said.append(self.room.words.trouble(one.refused.raised()))
            elif one.for_others:
                said.append(self.say("for_others", sender=one.sender))
            elif one.waits is not None and still_waits(one, outcomes):
                said.append(self.waits(one, one.waits))
        said += [self.say("copied_computer", name=name) for one in outcomes for name in one.forked]
        return list(dict.fromkeys(said))

    def waits(self, one: Outcome, waits: Waits) -> str:
        """Say whom to ask for what."""
        counter = one.label.counter if one.label else 0
        if waits.first and waits.first == waits.last:
            return self.say("waits_one", missing=waits.first, counter=counter, ask=waits.ask)
        if waits.first:
            missing = self.say("span", first=waits.first, last=waits.last)
            return self.say("waits_some", missing=missing, counter=counter, ask=waits.ask)
        names = ", ".join(waits.lacking) or waits.ask
        return self.say("waits_work", names=names, counter=counter, ask=waits.ask)

    def numbers(self, outcomes: Sequence[Outcome]) -> str:
        """Name the numbers of packages, as a span where none is left out."""
        numbers = sorted({one.label.counter for one in outcomes if one.label})
        if 1 < len(numbers) == numbers[-1] - numbers[0] + 1:
            return self.say("span", first=numbers[0], last=numbers[-1])
        return ", ".join(map(str, numbers))

    def taken(self, report: Report) -> list[str]:
        """Say what was taken over."""
        used = [one for one in report.packages if one.refused is None and not one.for_others]
        lines = [self.say("was_taken", count=len(used), what=self.coming(used))]
        if report.attachments.taken:
            lines.append(self.say("files_taken", count=report.attachments.taken))
        if report.attachments.missing:
            held = ", ".join(one.computer for one in report.attachments.held)
            lines.append(self.say("files_missing", count=report.attachments.missing, who=held))
        if report.attachments.wrong:
            lines.append(self.say("files_wrong", count=report.attachments.wrong))
        return lines


def still_waits(one: Outcome, among: Sequence[Outcome]) -> bool:
    """Tell whether a package waits for something that does not lie beside it."""
    waits = one.waits
    if waits is None or one.label is None:
        return waits is not None
    beside = [other for other in among if other is not one and other.label is not None]
    own = {o.label.counter for o in beside if o.label and o.label.sender == one.label.sender}
    if waits.first:
        return not own.issuperset(range(waits.first, waits.last + 1))
    return not {other.sender for other in beside}.issuperset(waits.lacking or {""})
