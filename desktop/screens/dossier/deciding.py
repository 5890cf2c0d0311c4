"""The conflicts of a case, each decided where it is shown (DESIGN chapters 5 and 14)."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop.actions.case.conflicts import decide_number, decide_outcome, decide_values
from desktop.domain.case import Case
from desktop.domain.people import Action
from desktop.domain.progress import StepState
from desktop.domain.reading.fields import Value
from desktop.screens.dossier.clash import Choosable, Clash
from desktop.screens.dossier.naming import Names
from desktop.screens.dossier.sentences import side_said
from desktop.screens.dossier.tab import who_said
from desktop.screens.pieces.chip import Chip, Pill
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING


class Decision(QFrame):
    """A card with clashes of one kind; they are decided together, once each has its choice."""

    def __init__(
        self,
        room: Room,
        title: str,
        clashes: Sequence[Clash],
        decide: Callable[[dict[str, str]], object],
        extra: QWidget | None = None,
    ) -> None:
        super().__init__()
        look = room.look
        self.setObjectName("card")
        self.clashes = tuple(clashes)
        self._room, self._decide = room, decide
        self._count = label("", "secondary")
        self.save = button(look, room.words.say("dossier", "save_decision"), self._save)
        hint = label(room.words.say("dossier", "clash_hint"), "secondary", wrapped=True)
        mark = Chip(look, Pill(StepState.OVERDUE, room.words.say("cases", "conflict")))
        head = plain(beside(mark, label(title, "section"), None, gap=look.px(10)))
        pieces: list[QWidget | int | None] = [head, hint]
        pieces += [*clashes, *([extra] if extra else [])]
        foot = plain(beside(self._count, None, self.save, gap=look.px(8)))
        self.setLayout(below(*pieces, foot, gap=look.px(8), margins=look.px(14)))
        for clash in clashes:
            clash.chosen.connect(self._choose)
        self._choose()

    def _choose(self) -> None:
        decided = sum(clash.key is not None for clash in self.clashes)
        said = self._room.words.say("dossier", "decided", count=decided, all=len(self.clashes))
        self._count.setText(said)
        is_whole = decided == len(self.clashes)
        self.save.setEnabled(is_whole)
        self.save.setProperty("kind", "primary" if is_whole else "")
        self.save.style().polish(self.save)

    def _save(self) -> None:
        self._decide({clash.name: clash.key for clash in self.clashes if clash.key is not None})


def decisions_of(room: Room, case: Case, names: Names) -> list[Decision]:
    """Make a card for each kind of conflict there is; for those who may decide it, open."""
    made = [*_values(room, case, names), *_numbers(room, case), *_outcome(room, case)]
    for card, action in made:
        may = room.runner.session.may(action)
        card.setEnabled(may)
        card.setToolTip("" if may else room.words.say("dossier", "not_deciding"))
    return [card for card, _ in made]


def _values(room: Room, case: Case, names: Names) -> Iterable[tuple[Decision, Action]]:
    if not case.clashes:
        return
    clashes = [
        Clash(room, name, names.field(name), _choosable(room, values, partial(names.answer, name)))
        for name, values in case.clashes.items()
    ]
    title = room.words.say("dossier", "values_clash")

    def decide(chosen: dict[str, str]) -> None:
        room.runner.run(decide_values, case.id, chosen)

    yield Decision(room, title, clashes, decide), Action.DECIDE_VALUES


def _numbers(room: Room, case: Case) -> Iterable[tuple[Decision, Action]]:
    for paper, values in case.number_clashes.items():
        said = room.words.say("paper", paper)
        choices = _choosable(room, values, lambda text: text or NOTHING)
        title = room.words.say("dossier", "numbers_clash", paper=said)

        def decide(chosen: dict[str, str]) -> None:
            for name, text in chosen.items():
                room.runner.run(decide_number, case.id, name, text)

        card = Decision(room, title, [Clash(room, paper, said, choices)], decide)
        yield card, Action.DECIDE_OUTCOME


def _outcome(room: Room, case: Case) -> Iterable[tuple[Decision, Action]]:
    visit = case.trail[-1]
    if not visit.clashes:
        return
    step = " ".join(case.sop.flow.row_of(visit.symbol.id).activity.split())
    choices = [
        Choosable(
            side.name,
            side_said(room, case, side.name),
            tuple(who_said(room, event) for event in side.events),
        )
        for side in visit.sides
    ]
    reason = QLineEdit()
    reason.setPlaceholderText(room.words.say("dossier", "why_so"))
    reason.setAccessibleName(room.words.say("dossier", "why_so"))

    def decide(chosen: dict[str, str]) -> None:
        for side in chosen.values():
            room.runner.run(decide_outcome, case.id, side, reason.text().strip())

    title = room.words.say("dossier", "outcome_clash")
    card = Decision(room, title, [Clash(room, visit.id, step, choices)], decide, reason)
    yield card, Action.DECIDE_OUTCOME


def _choosable(room: Room, values: Iterable[Value], say: Callable[[str], str]) -> list[Choosable]:
    """Put those together who wrote the same."""
    by: dict[str, list[str]] = {}
    for value in values:
        by.setdefault(value.text, []).append(who_said(room, value.event))
    return [Choosable(text, say(text), tuple(said)) for text, said in by.items()]
