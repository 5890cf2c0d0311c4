"""Letting a computer in: its request on the stick, six words read aloud, its welcome."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from desktop.actions.exchange.enrolment import Asking, proposed_prefix
from desktop.actions.exchange.sending import Sent
from desktop.domain.progress import StepState
from desktop.domain.refusals import Trouble
from desktop.screens.exchange.telling import Teller
from desktop.screens.exchange.work.carrier import ADMIT, Carrier
from desktop.screens.listing.moments import short_moment
from desktop.screens.pieces.chip import Chip, Pill
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.room import Room

PREFIX = 90


class Admitting(QFrame):
    """Shows the requests on the sticks, one below the other; closed it takes no room."""

    def __init__(self, room: Room, carrier: Carrier, choose: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._room, self._carrier, self._choose = room, carrier, choose
        self._teller = Teller(room)
        self._shown: tuple[str, ...] = ()
        self.questions: list[AdmitQuestion] = []
        say, look = self._teller.say, room.look
        self.said = label("", "", wrapped=True)
        self.wrong = label("", "problem", wrapped=True)
        self.safe = Chip(look, Pill(StepState.DONE, say("safe_to_unplug")))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("admit_title"))
        self.folder = button(look, say("choose_folder"), choose, kind="link")
        self.close_part = button(look, "", self.shut, icon="x", kind="plain")
        self.close_part.setAccessibleName(room.say("close"))
        self.close_part.setToolTip(room.say("close"))
        head = plain(beside(label(say("admit_title"), "section"), None, self.close_part))
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(look.px(8))
        pieces = (head, self.said, plain(self._list), self.safe, self.wrong, self.bar)
        self._line = plain(beside(self.folder, None))
        self.setLayout(below(*pieces, self._line, gap=look.px(8), margins=look.px(16)))
        carrier.seen.connect(self.show_state)
        carrier.moved.connect(self.show_state)
        self.hide()

    def begin(self) -> None:
        """Open, and look for requests."""
        self._carrier.forget(ADMIT)
        self._shown = ("",)
        self.show()
        self.show_state()
        first = self.questions[0].prefix if self.questions else self.folder
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shut(self) -> bool:
        """Close; tell whether it was open."""
        was_open = not self.isHidden()
        self.hide()
        return was_open

    def show_state(self) -> None:
        """Show the requests, the work, or what came of it."""
        if self.isHidden():
            return
        carrier, say = self._carrier, self._teller.say
        job, result = carrier.job, carrier.results.get(ADMIT)
        is_working = job is not None and job.way == ADMIT
        self._list_requests(() if is_working or result else carrier.here.requests)
        self.bar.setVisible(is_working)
        self.safe.setVisible(isinstance(result, Sent))
        self._line.setVisible(not is_working and not self.questions and result is None)
        self.wrong.setText(self._room.words.trouble(result) if isinstance(result, Trouble) else "")
        self.said.setText(self._sentence(result))
        if is_working and job is not None:
            step = job.watched.at
            self.said.setText(f"{self._teller.step(step)} {say('do_not_unplug')}")
            self.bar.setRange(0, 1000 if step.total else 0)
            self.bar.setValue(round(1000 * step.done / step.total) if step.total else 0)

    def _sentence(self, result: object) -> str:
        say = self._teller.say
        if isinstance(result, Sent):
            return say("was_admitted", name=", ".join(result.computers))
        if isinstance(result, Trouble):
            return say("not_admitted")
        return say("compare_words") if self.questions else say("no_requests")

    def _list_requests(self, requests: Sequence[Asking]) -> None:
        """Make a question for each request, and only when there are others: somebody types."""
        names = tuple(one.device for one in requests)
        if names == self._shown:
            return
        self._shown = names
        for old in self.questions:
            old.hide()
            old.deleteLater()
        prefix = self._room.runner.ask(proposed_prefix) or "" if names else ""
        self.questions = [AdmitQuestion(self._room, one, prefix) for one in requests]
        for each in self.questions:
            each.agreed.connect(self._admit)
            self._list.addWidget(each)

    def _admit(self, asked: Asking, prefix: str) -> None:
        self._carrier.admit(asked.path, prefix)


class AdmitQuestion(QWidget):
    """One request: who asks, its six words, the prefix of its intake numbers."""

    agreed = Signal(object, str)

    def __init__(self, room: Room, asked: Asking, prefix: str) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.asked = asked
        teller, look = Teller(room), room.look
        when = short_moment(room, asked.at)
        self.words = label("  ".join(asked.words), "title", wrapped=True)
        self.prefix = QLineEdit(prefix)
        self.prefix.setAccessibleName(teller.say("prefix"))
        self.prefix.setFixedWidth(look.px(PREFIX))
        self.agree = button(look, teller.say("words_equal"), self._agree, kind="primary")
        row = beside(
            label(teller.say("prefix"), "label"), self.prefix, self.agree, None, gap=look.px(8)
        )
        who = label(teller.say("who_asks", name=asked.name, when=when), "label", wrapped=True)
        self.setLayout(
            below(
                who,
                framed(below(self.words, margins=look.px(10)), "message"),
                label(teller.say("prefix_why"), "caption", wrapped=True),
                plain(row),
                gap=look.px(6),
            )
        )

    def _agree(self) -> None:
        self.agreed.emit(self.asked, self.prefix.text().strip().upper())
