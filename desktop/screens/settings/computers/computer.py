"""One computer: what is known of it, the words of its key, its books, its end."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame, QPushButton

from desktop.actions.office.computers import Computer
from desktop.actions.office.devices import end_device
from desktop.domain.people import Action
from desktop.domain.progress import StepState
from desktop.screens.forms.mnemonics import assign
from desktop.screens.pieces.chip import Pill
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import copied
from desktop.screens.pieces.room import Room
from desktop.screens.running.runner import Told
from desktop.screens.settings.asking import MOST, Ask, Question, reason_box
from desktop.screens.settings.saving import save
from desktop.screens.settings.sheets import Sheet


def state_of(room: Room, computer: Computer) -> Pill:
    """Say how a computer stands: copied, in use, ended, replaced."""
    say = room.words.say
    if computer.is_forked:
        return Pill(StepState.OVERDUE, say("settings", "computer_copied"))
    if not computer.is_active:
        return Pill(StepState.SKIPPED, say("settings", "computer_ended"))
    if computer.replaced_by:
        return Pill(StepState.SKIPPED, say("settings", "computer_replaced"))
    return Pill(StepState.DONE, say("settings", "computer_in_use"))


def remarks_on(room: Room, computer: Computer) -> list[str]:
    """Say what an administrator should know of a computer."""
    say = room.words.say
    said = [
        (computer.is_here, say("settings", "this_computer")),
        (computer.replaces, say("settings", "goes_on_for", name=computer.replaces)),
        (computer.replaced_by, say("settings", "went_on_as", name=computer.replaced_by)),
        (computer.is_forked, say("settings", "copied_why")),
        (any(book.is_frozen for book in computer.books), say("settings", "books_frozen")),
        (computer.books, say("settings", "keeps_books", count=len(computer.books))),
    ]
    return [text for holds, text in said if holds]


class ComputerSheet(Sheet):
    """Shows one computer."""

    def __init__(self, room: Room, computer: Computer) -> None:
        super().__init__(room, computer.name)
        self.computer = computer
        self.asked: Ask | None = None
        say, look = room.words.say, room.look
        self._asking = beside(None)
        self.end: QPushButton = button(look, say("settings", "end_device"), self.ask_end)
        self._letters = assign([self.end])
        self.body.addLayout(self._asking)
        self.body.addWidget(self._card("computer_facts", self._facts()))
        self.body.addWidget(self._card("computer_words", self._words()))
        self.body.addWidget(self._card("computer_books", self._books()))
        self.body.addWidget(plain(beside(self.end, None)))
        self.body.addStretch(1)
        may = room.runner.session.may(Action.END_DEVICE)
        self.end.setVisible(may and computer.is_active and not computer.is_here)

    def close_asked(self) -> bool:
        """Give up a question; tell whether there was one."""
        if self.asked is None:
            return False
        asked, self.asked = self.asked, None
        asked.hide()
        asked.deleteLater()
        self.back.setFocus()
        return True

    def ask_end(self) -> None:
        """Ask why the computer may no longer take part."""
        room, computer = self.room, self.computer

        def act(answers: Mapping[str, str], told: Told) -> None:
            save(room, told, end_device, computer.id, answers["reason"])

        question = Question(
            title=room.words.say("settings", "end_device_of", name=computer.name),
            act=room.words.say("settings", "end_device_do"),
            why=room.words.say("settings", "end_device_why"),
            required=("reason",),
        )
        self.close_asked()
        self.asked = Ask(room, question, [reason_box(room)], act)
        assign([self.asked.go, self.asked.leave], self._letters)
        self.asked.given_up.connect(self.close_asked)
        self.asked.done.connect(self.close_asked)
        self._asking.insertWidget(0, self.asked, MOST)
        self.asked.begin()

    def _card(self, word: str, lines: Sequence[str]) -> QFrame:
        room, look = self.room, self.room.look
        heading = label(room.words.say("settings", word), "section")
        said = [copied(line) for line in lines]
        return framed(below(heading, *said, gap=look.px(4), margins=look.px(14)))

    def _facts(self) -> list[str]:
        say, computer = self.room.words.say, self.computer
        prefix = say("settings", "prefix_is", prefix=computer.prefix)
        return [state_of(self.room, computer).text, prefix, *remarks_on(self.room, computer)]

    def _words(self) -> list[str]:
        return ["  ".join(self.computer.words), self.room.words.say("settings", "words_why")]

    def _books(self) -> list[str]:
        say = self.room.words.say
        said = [
            say("settings", "frozen_book" if book.is_frozen else "kept_book", title=book.title)
            for book in self.computer.books
        ]
        return said or [say("settings", "no_books")]
