"""The card *Kirim*: what the others lack, for whom, and one button."""

from collections.abc import Callable

from desktop.actions.exchange.sending import Outgoing, Sent
from desktop.domain.refusals import Trouble
from desktop.screens.exchange.cards.card import Card
from desktop.screens.exchange.past import Past
from desktop.screens.exchange.telling import Teller
from desktop.screens.exchange.work.carrier import SEND, Carrier
from desktop.screens.pieces.room import Room

KEYS = "Ctrl+Shift+K"
ROWS = ("row_stick", "row_content", "row_for", "row_last")


class SendCard(Card):
    """Shows the way out; `choose` asks for a folder to use as a stick."""

    def __init__(
        self, room: Room, carrier: Carrier, past: Past, choose: Callable[[], None]
    ) -> None:
        say = room.words.say
        names = [say("packages", row) for row in ROWS]
        super().__init__(room, "upload", say("packages", "send"), names)
        self._carrier, self._past, self._choose = carrier, past, choose
        self._teller = Teller(room)
        self.show_state()

    def show_state(self) -> None:
        """Show how it stands: no stick, ready, at work, done, in trouble."""
        carrier, say = self._carrier, self._teller.say
        self.say_trouble(())
        self.say_done("", ())
        self.offer_more("", self._choose)
        self.foot.setText(say("only_office"))
        job, result = carrier.job, carrier.results.get(SEND)
        self.show_rows(shown=carrier.stick is not None or job is not None or result is not None)
        if job is not None and job.way == SEND:
            return self._at_work()
        self.end_work()
        self.offer(say("send_to_stick"), carrier.send, enabled=self._can_send(), keys=KEYS)
        if isinstance(result, Trouble):
            self._failed(result)
        elif isinstance(result, Sent):
            self._succeeded(result)
        elif carrier.stick is None:
            self.foot.clear()
            self.offer_more(say("choose_folder"), self._choose)
        return self._ready()

    def _can_send(self) -> bool:
        carrier = self._carrier
        outgoing = carrier.survey.outgoing if carrier.survey is not None else None
        somebody = isinstance(outgoing, Outgoing) and bool(outgoing.computers)
        stick = carrier.stick
        return carrier.job is None and somebody and stick is not None and stick.is_writable

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
        carrier, say = self._carrier, self._teller.say
        stick, survey = carrier.stick, carrier.survey
        if stick is None:
            return None
        outgoing = survey.outgoing if survey is not None else None
        last = self._teller.last_sent(self._past.entries)
        name = self._teller.stick(stick)
        if not isinstance(outgoing, Outgoing):
            self.say_facts((name, say("looking"), "", last))
            if isinstance(outgoing, Trouble) and not self.trouble:
                self.say_facts((name, "", "", last))
                self.say_trouble([self.room.words.trouble(outgoing)])
            return None
        if not outgoing.computers:
            self.say_facts((name, "", "", last))
            return self.say_trouble([say("nobody_else")], is_problem=False)
        told = self._teller.outgoing(outgoing)
        self.say_facts((name, told, self._teller.computers(outgoing.computers), last))
        if not stick.is_writable and not self.trouble:
            self.say_trouble([say("stick_locked")])
        elif outgoing.whole_for and not (self.trouble or self.result):
            names = ", ".join(outgoing.whole_for)
            self.say_trouble([say("whole_for", names=names)], is_problem=False)
        if not self.result:
            self.offer_more(say("send_all"), lambda: carrier.send(full=True))
        return None

    def _failed(self, trouble: Trouble) -> None:
        say = self._teller.say
        self.say_trouble([self.room.words.trouble(trouble)])
        self.offer(say("try_again"), self._carrier.send, enabled=self._can_send(), keys=KEYS)

    def _succeeded(self, sent: Sent) -> None:
        say, attached = self._teller.say, sent.attached
        safe = say("safe_to_unplug") if attached.can_be_unplugged else ""
        self.say_done(safe, self._teller.sent(sent))
        if attached.stopped:
            stopped = Trouble(attached.stopped, **attached.facts)
            self.say_trouble([self.room.words.trouble(stopped)])
        again = say("send_again")
        self.offer(again, self._carrier.send, enabled=self._can_send(), keys=KEYS)
