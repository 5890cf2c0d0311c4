"""The card *Terima*: what the packages would bring, shown before anything is written."""

from collections.abc import Callable, Sequence

from desktop.actions.exchange.report import Outcome, Report
from desktop.domain.refusals import Trouble
from desktop.screens.exchange.arrivals import Arrivals
from desktop.screens.exchange.cards.card import Card
from desktop.screens.exchange.work.carrier import TAKE, Carrier
from desktop.screens.pieces.room import Room

KEYS = "Ctrl+Shift+T"
ROWS = ("row_stick", "row_from", "row_content", "row_check")


class TakeCard(Card):
    """Shows the way in; `choose` asks for a folder, `notify` prints what was refused."""

    def __init__(
        self,
        room: Room,
        carrier: Carrier,
        choose: Callable[[], None],
        notify: Callable[[], None],
    ) -> None:
        say = room.words.say
        names = [say("packages", row) for row in ROWS]
        super().__init__(room, "download", say("packages", "take"), names)
        self._carrier, self._choose, self._notify = carrier, choose, notify
        self._teller = Arrivals(room)
        self.show_state()

    def show_state(self) -> None:
        """Show how it stands: no stick, nothing new, ready, at work, done, in trouble."""
        carrier, say = self._carrier, self._teller.say
        self.say_trouble(())
        self.say_done("", ())
        self.offer_more("", self._choose)
        self.foot.setText(say("shown_first"))
        job, result = carrier.job, carrier.results.get(TAKE)
        self.show_rows(shown=carrier.stick is not None or job is not None or result is not None)
        if job is not None and job.way == TAKE:
            return self._at_work()
        self.end_work()
        self.offer(say("take_packages"), carrier.take, enabled=self._can_take(), keys=KEYS)
        if carrier.stick is None and result is None:
            self.foot.clear()
            self.offer_more(say("choose_folder"), self._choose)
        if carrier.stick is not None:
            self._ready()
        if isinstance(result, Trouble):
            self.say_trouble([self.room.words.trouble(result)])
        elif isinstance(result, Report):
            self._arrived(result)
        return None

    @property
    def coming(self) -> Sequence[Outcome]:
        """Give what was read of the new packages."""
        survey = self._carrier.survey
        found = survey.coming if survey is not None else ()
        return () if isinstance(found, Trouble) else found

    def _can_take(self) -> bool:
        carrier = self._carrier
        return carrier.job is None and carrier.stick is not None and bool(self.coming)

    def _at_work(self) -> None:
        job, say = self._carrier.job, self._teller.say
        if job is None:
            return
        step = job.watched.at
        said = f"{self._teller.step(step)} {say('do_not_unplug')}"
        if job.watched.is_stopped:
            said = say("stopping")
        self.show_work(said, step.done / step.total if step.total else None, self._carrier.stop)

    def _ready(self) -> None:
        teller, survey = self._teller, self._carrier.survey
        new, coming = len(self._carrier.here.new), self.coming
        if survey is None:
            return self.say_facts((teller.say("looking"), "", "", ""))
        if isinstance(survey.coming, Trouble):
            self.say_facts(("", "", "", ""))
            return self.say_trouble([self.room.words.trouble(survey.coming)])
        if not coming:
            self.say_facts((self._nothing_new(), "", "", ""))
            return self._tell_refused()
        check = teller.check(coming)
        found = teller.say("packages_found", count=new)
        self.say_facts((found, teller.senders(coming), teller.coming(coming), check))
        return self._warn(teller.warnings(coming), any(one.refused for one in coming))

    def _warn(self, sentences: Sequence[str], is_problem: bool) -> None:
        self.say_trouble(sentences, is_problem=is_problem)

    def _nothing_new(self) -> str:
        arriving = sum(one.arriving for one in self._carrier.here.packages)
        if arriving:
            return self._teller.say("still_arriving", count=arriving)
        stick = self._carrier.stick
        return self._teller.say("nothing_new", name=stick.name if stick is not None else "")

    def _tell_refused(self) -> None:
        """Say why what lies there is not used, once it was refused or cannot be read."""
        refused = [one.refused for one in self._carrier.here.refused if one.refused is not None]
        said = [self.room.words.trouble(one.raised()) for one in refused]
        self.say_trouble(list(dict.fromkeys(said)))
        if said:
            self.offer_more(self._teller.say("print_notice"), self._notify)

    def _arrived(self, report: Report) -> None:
        teller = self._teller
        used = [one for one in report.packages if one.refused is None and not one.for_others]
        safe = "" if report.stopped is not None else teller.say("safe_to_unplug")
        if used or report.attachments.taken:
            self.say_done(safe, teller.taken(report))
        warnings = teller.warnings(report.packages)
        if report.stopped is not None:
            warnings.append(self.room.words.trouble(report.stopped.raised()))
        if warnings:
            self._warn(warnings, bool(report.refused or report.stopped))
        if report.refused:
            self.offer_more(teller.say("print_notice"), self._notify)
