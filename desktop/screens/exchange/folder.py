"""*Folder bersama*: the folder this computer watches, and whether it works."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.actions.exchange.around.places import Sight
from desktop.actions.exchange.folder import Pass, watch_folder
from desktop.domain.progress import StepState
from desktop.domain.refusals import Trouble
from desktop.screens.exchange.arrivals import Arrivals
from desktop.screens.exchange.work.rounds import Rounds
from desktop.screens.listing.moments import short_moment
from desktop.screens.pieces.chip import Chip, Pill
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import copied
from desktop.screens.pieces.room import Room
from desktop.screens.setting_up.restoring import ask_for_folder

WIDEST = 760
STATES = {
    Sight.REACHED: StepState.DONE,
    Sight.UNKNOWN: StepState.CURRENT,
    Sight.GONE: StepState.DUE_SOON,
    Sight.SILENT: StepState.DUE_SOON,
}


class FolderTab(QWidget):
    """Chooses and stops the folder; what cannot be reached is amber, never an error."""

    def __init__(self, room: Room, rounds: Rounds) -> None:
        super().__init__()
        self.setObjectName("page")
        self._room, self._rounds, self._teller = room, rounds, Arrivals(room)
        say, look = self._teller.say, room.look
        self.state = Chip(look, Pill(StepState.CURRENT, ""))
        self.path, self.worked = copied(""), copied("")
        self.problem = label("", "problem", wrapped=True)
        self.choose = button(look, say("choose_shared"), self._ask, icon="folder-open")
        self.again = button(look, say("look_now"), rounds.look)
        self.end = button(look, say("stop_watching"), lambda: self.watch(None))
        buttons = plain(beside(self.choose, self.again, self.end, None, gap=look.px(8)))
        pieces = (
            label(say("shared_folder"), "section"),
            label(say("shared_why"), "secondary", wrapped=True),
            self.state,
            self.path,
            self.worked,
            self.problem,
            look.px(4),
            buttons,
        )
        card = framed(below(*pieces, gap=look.px(8), margins=look.px(20)))
        card.setMaximumWidth(look.px(WIDEST))
        self.setLayout(below(card, None))
        rounds.moved.connect(self.show_state)
        self.show_state()

    def watch(self, root: Path | None) -> None:
        """Watch a folder, or none."""
        self.problem.clear()
        try:
            watch_folder(self._room.runner.session, root)
        except Trouble as trouble:
            self.problem.setText(self._room.words.trouble(trouble))
        self._rounds.follow()

    def show_state(self) -> None:
        """Say how it stands."""
        say, rounds = self._teller.say, self._rounds
        is_watching = rounds.root is not None
        for piece in (self.state, self.path, self.worked, self.again, self.end):
            piece.setVisible(is_watching)
        self.choose.setText(say("choose_shared"))
        if not is_watching:
            return
        word = "folder_working" if rounds.is_working else rounds.sight.value
        state = StepState.CURRENT if rounds.is_working else STATES[rounds.sight]
        self.state.say(Pill(state, say(word)))
        self.path.setText(str(rounds.root))
        self.worked.setText("\n".join(self._last()))

    def _last(self) -> list[str]:
        say, rounds, last = self._teller.say, self._rounds, self._rounds.last
        lines = [say("not_worked_yet")]
        if rounds.worked_at:
            lines = [say("worked_at", when=short_moment(self._room, rounds.worked_at))]
        if isinstance(last, Trouble):
            return [*lines, self._room.words.trouble(last)]
        if isinstance(last, Pass):
            lines += self._teller.taken(last.report) if last.report.packages else []
            lines += self._teller.warnings(last.report.packages)
            lines += self._teller.sent(last.sent) if last.sent else []
        if rounds.sight in (Sight.GONE, Sight.SILENT):
            lines.append(say("folder_comes_back"))
        return lines

    def _ask(self) -> None:
        path = ask_for_folder(self, self._room.words, self._teller.say("shared_folder"))
        if path is not None:
            self.watch(path)
