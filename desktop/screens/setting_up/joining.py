"""Joining an office: a request on a stick, six words read aloud, then the welcome."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions.exchange.enrolment import Asking as Request
from desktop.actions.exchange.enrolment import write_request
from desktop.actions.exchange.welcoming import take_welcome
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.refusals import Trouble
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.setting_up.asking import Asking
from desktop.screens.setting_up.blanks import Blank, Blanks, required
from desktop.screens.setting_up.hall import Hall
from desktop.screens.setting_up.restoring import ask_for_folder

STICK = "stick_folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """A computer that wants to join, and the words in which fingerprints are read aloud."""

    folder: Folder
    world: World
    word_list: Sequence[str]


class Requesting(Asking):
    """Page one: a name for this computer, and its request onto a stick."""

    requested = Signal(object)

    def __init__(self, hall: Hall, newcomer: Newcomer, leave: Callable[[], None]) -> None:
        blanks = (
            Blank(name="device_name", example="example_device", width=2),
            Blank(name=STICK, width=2),
        )
        check = required(hall)
        super().__init__(hall, "join_title", "join_why", Blanks(hall, blanks, check))
        self._newcomer = newcomer
        above = chooser(self, "request_choose")
        self.arrange(("write_request", self._write), ("back", leave), above=(above,))

    def _write(self) -> None:
        answers, new = self.blanks.answers(), self._newcomer
        name, root = answers["device_name"], Path(answers[STICK])

        def written(_: object) -> Request:
            return write_request(new.folder, new.world, name, root, new.word_list)

        self.work("writing_request", written, lambda made: self.requested.emit((made, root)))

    def fail(self, trouble: Trouble) -> None:
        """Say why under the field that it is about."""
        at = "device_name" if trouble.code == "device_name_missing" else STICK
        self.blanks.complain({at: self.hall.words.trouble(trouble)})


class Welcomed(Asking):
    """Page two: the six words to compare, and the welcome once the administrator wrote it."""

    joined = Signal()

    def __init__(
        self,
        hall: Hall,
        newcomer: Newcomer,
        asked: tuple[Request, Path],
        leave: Callable[[], None],
    ) -> None:
        blanks = (Blank(name=STICK, width=2),)
        check = required(hall)
        super().__init__(hall, "join_title", "welcome_wait", Blanks(hall, blanks, check))
        self._newcomer = newcomer
        request, root = asked
        self.words = request.words
        self.blanks.fill({STICK: str(root)})
        said = label(" · ".join(request.words), "title", wrapped=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        steps = below(
            label(hall.say("six_words"), "label"),
            said,
            label(hall.say("request_lies", path=str(request.path)), "secondary", wrapped=True),
            gap=hall.look.px(6),
            margins=hall.look.px(12),
        )
        above = (framed(steps), chooser(self, "welcome_choose"))
        self.arrange(("take_welcome", self._take), ("back", leave), above=above)

    def _take(self) -> None:
        new, root = self._newcomer, Path(self.blanks.answers()[STICK])
        self.work(
            "joining",
            lambda watch: take_welcome(new.folder, new.world, root, watch),
            lambda _: self.joined.emit(),
        )


def chooser(page: Asking, said: str) -> QWidget:
    """Make the line that asks for the stick, with the button that looks for it."""
    hall = page.hall

    def choose() -> None:
        path = ask_for_folder(page, hall.words, hall.say(STICK))
        if path is not None:
            page.blanks.fill({STICK: str(path)})

    look = button(hall.look, hall.say("choose_folder"), choose, icon="folder-open")
    box = beside(label(hall.say(said), "secondary", wrapped=True), look, gap=hall.look.px(8))
    box.setStretch(0, 1)
    return plain(box)
