"""The conflicts of a case, each decided where it is shown (DESIGN chapters 5 and 14)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop.actions.case.conflicts import decide_number, decide_outcome, decide_values
from desktop.actions.conflicts.behind import work_behind
from desktop.actions.conflicts.deciders import case_deciders, may_decide
from desktop.domain.case import Case
from desktop.domain.events.event import Event
from desktop.domain.people import DESKS, Action
from desktop.domain.progress import StepState
from desktop.screens.dossier.clash import Choosable, Clash
from desktop.screens.dossier.clashes.grid import Grid
from desktop.screens.dossier.clashes.row import Row
from desktop.screens.dossier.naming import Names
from desktop.screens.dossier.sentences import sentence_of, side_said
from desktop.screens.dossier.tab import who_said
from desktop.screens.pieces.chip import Chip, Pill
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.room import Room

Chosen = Mapping[str, str]
BEHIND = 4
"""Things done behind an outcome that are named; of more it is said how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Conflicts of one kind: what is chosen from, what carries it out, and who may."""

    title: str
    body: QWidget
    rows: Sequence[Row | Clash]
    decide: Callable[[Chosen], bool]
    action: Action


class Decision(QFrame):
    """A card with clashes of one kind; they are decided together, once each has its choice.

    `later` leaves them for another time, where there is somewhere to go back to.
    """

    def __init__(
        self, room: Room, case: Case, matter: Matter, later: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        say, look = room.words.say, room.look
        self.setObjectName("card")
        self.clashes = tuple(matter.rows)
        self.body = matter.body
        self._room, self._matter = room, matter
        self._may = may_decide(room.runner.session, case, matter.action)
        self._count = label("", "secondary")
        said = say("dossier", "save_decision")
        self.save = button(look, said, self.finish, icon="check", kind="primary")
        self.save.setToolTip(say("conflicts", "save_tip"))
        self.later = button(look, say("conflicts", "later"), later) if later else None
        mark = Chip(look, Pill(StepState.OVERDUE, say("cases", "conflict")))
        head = plain(beside(mark, label(matter.title, "section", wrapped=True), gap=look.px(10)))
        hint = label(say("dossier", "clash_hint"), "secondary", wrapped=True)
        self.who = label(
            _who_decides(room, case, matter.action, self._may), "caption", wrapped=True
        )
        foot = plain(
            beside(
                self._count, None, *([self.later] if self.later else []), self.save, gap=look.px(8)
            )
        )
        pieces = (head, hint, self.body, self.who, foot)
        self.setLayout(below(*pieces, gap=look.px(10), margins=look.px(14)))
        self.body.setEnabled(self._may)
        for keys in ("F9", "Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.finish)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for row in self.clashes:
            row.chosen.connect(self._choose)
        self._choose()

    @property
    def counted(self) -> str:
        """Give the words about how many are decided."""
        return self._count.text()

    @property
    def chosen(self) -> dict[str, str]:
        """Give what was chosen so far, by row."""
        return {row.name: row.key for row in self.clashes if row.key is not None}

    def take(self, chosen: Chosen) -> None:
        """Choose again what was chosen before the case was read anew."""
        for row in self.clashes:
            if row.name in chosen:
                row.take(chosen[row.name])

    def finish(self) -> bool:
        """Write the decision, once every row has one."""
        return self.save.isEnabled() and self._matter.decide(self.chosen)

    def _choose(self) -> None:
        decided = len(self.chosen)
        said = self._room.words.say("dossier", "decided", count=decided, all=len(self.clashes))
        self._count.setText(said)
        is_whole = decided == len(self.clashes) and self._may
        self.save.setEnabled(is_whole)


def decisions_of(
    room: Room, case: Case, names: Names, later: Callable[[], object] | None = None
) -> list[Decision]:
    """Make a card for each kind of conflict there is; for those who may decide it, open."""
    matters = (*_values(room, case, names), *_numbers(room, case), *_outcome(room, case))
    return [Decision(room, case, matter, later) for matter in matters]


def _who_decides(room: Room, case: Case, action: Action, may: bool) -> str:
    """Say whose decision it is, to those whose it is not."""
    deciders = case_deciders(case, action)
    say = room.words.say
    roles = ", ".join(say("role", role.value) for role in deciders)
    if frozenset(deciders) == DESKS:
        roles = say("conflicts", "any_desk")
    return say("conflicts", "you_decide" if may else "they_decide", roles=roles)


def _values(room: Room, case: Case, names: Names) -> Iterator[Matter]:
    if case.clashes:
        grid = Grid(room, case.clashes, names.field, names.answer)
        yield Matter(
            title=room.words.say("dossier", "values_clash"),
            body=grid,
            rows=grid.rows,
            decide=lambda chosen: room.runner.run(decide_values, case.id, chosen),
            action=Action.DECIDE_VALUES,
        )


def _numbers(room: Room, case: Case) -> Iterator[Matter]:
    if not case.number_clashes:
        return
    say = room.words.say

    def decide(chosen: Chosen) -> bool:
        run = room.runner.run
        return all(run(decide_number, case.id, paper, text) for paper, text in chosen.items())

    grid = Grid(
        room,
        case.number_clashes,
        lambda paper: say("paper", paper),
        lambda _, text: text or say("conflicts", "no_number"),
    )
    papers = ", ".join(say("paper", paper) for paper in case.number_clashes)
    yield Matter(
        title=say("dossier", "numbers_clash", paper=papers),
        body=grid,
        rows=grid.rows,
        decide=decide,
        action=Action.DECIDE_OUTCOME,
    )


def _outcome(room: Room, case: Case) -> Iterator[Matter]:
    visit = case.trail[-1]
    if not visit.clashes:
        return
    say = room.words.say
    step = " ".join(case.sop.flow.row_of(visit.symbol.id).activity.split())
    clash = Clash(room, visit.id, step, _sides(room, case))
    reason = QLineEdit()
    reason.setPlaceholderText(say("dossier", "why_so"))
    reason.setAccessibleName(say("dossier", "why_so"))

    def decide(chosen: Chosen) -> bool:
        why = reason.text().strip()
        return all(room.runner.run(decide_outcome, case.id, s, why) for s in chosen.values())

    yield Matter(
        title=say("dossier", "outcome_clash"),
        body=plain(below(clash, reason, gap=room.look.px(10))),
        rows=[clash],
        decide=decide,
        action=Action.DECIDE_OUTCOME,
    )


def _sides(room: Room, case: Case) -> Sequence[Choosable]:
    """Say each outcome: what it is, who left the step so, and what was done behind it."""
    behind = room.runner.ask(work_behind, case) or {}
    return [
        Choosable(
            side.name,
            side_said(room, case, side.name),
            tuple(who_said(room, event) for event in side.events),
            tuple(_behind(room, case, behind.get(side.name, ()))),
        )
        for side in case.trail[-1].sides
    ]


def _behind(room: Room, case: Case, events: Sequence[Event]) -> Iterator[str]:
    say = room.words.say
    if not events:
        yield say("conflicts", "nothing_behind")
    for event in events[:BEHIND]:
        yield say(
            "conflicts", "behind", what=sentence_of(room, case, event), who=who_said(room, event)
        )
    if len(events) > BEHIND:
        yield say("conflicts", "more_behind", count=len(events) - BEHIND)
