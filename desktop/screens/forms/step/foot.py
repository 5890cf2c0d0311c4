"""The foot of a step's form: what finishes it, what else can be done, and what comes next."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.domain.decisions import HOLD_REASONS
from desktop.domain.people import HEADS, Role
from desktop.domain.reading.visits import Visit
from desktop.domain.sop.model import Exit, Section
from desktop.screens.forms.step.reading import Step, next_said
from desktop.screens.pieces.controls import below, beside, button, label
from desktop.screens.pieces.room import Room

ACTS = (
    (Section.SIGNATURE, "do_sign"),
    (Section.NUMBER, "do_number"),
    (Section.HANDOVER, "do_hand_over"),
    (Section.INITIALS, "do_initial"),
)
"""What finishing is called where it is more than going on (UX chapter 7, 18 to 22)."""

WIDE = 110
"""Pixels of words up to which ways out stand side by side."""
CANCELLERS = HEADS | {Role.FRONT_OFFICE}
ORDER = ("applicant", "recommendation", "system")


class Foot(QWidget):
    """Buttons of a step: `finish` carries the outcome, "" where there is only one."""

    finish = Signal(str)
    asked = Signal(str)
    resume = Signal()

    def __init__(self, room: Room, step: Step) -> None:
        super().__init__()
        self._room = room
        self.setObjectName("plain")
        self.saved = label("", "caption")
        self.main = self._main(step)
        self.more = button(room.look, room.words.say("form", "more"), self._open_more)
        self.more.setIcon(room.look.icon("chevron-down", "", 14, 4))
        self.more.setMenu(self._menu(step))
        for each in (*self.main, self.more):
            each.setEnabled(step.is_mine)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(room.look.px(6))
        if not step.ways:
            box.addWidget(self.saved)
        for row in self._rows(step):
            box.addLayout(row)
        said = next_said(room, step)
        self.next = label(said, "caption", wrapped=True)
        for each in self.main:
            each.setToolTip(said)
        box.addWidget(self.next)

    def say_saved(self, moment: str) -> None:
        """Say when the draft was kept."""
        self.saved.setText(self._room.words.say("form", "draft_kept", time=moment))

    def _main(self, step: Step) -> list[QPushButton]:
        say, look = self._room.words.say, self._room.look
        if step.visit.hold is not None:
            return [button(look, say("form", "go_on"), self.resume.emit, kind="primary")]
        if step.ways:
            return [self._way(way) for way in step.ways]
        named = next((key for section, key in ACTS if section in step.symbol.form), "do_finish")
        text = say("form", named)
        made = button(look, text, lambda: self.finish.emit(""), icon="check", kind="primary")
        return [made]

    def _way(self, way: Exit) -> QPushButton:
        text = " ".join(way.label.split()) or way.outcome
        return button(self._room.look, text, partial(self.finish.emit, way.outcome), kind="primary")

    def _rows(self, step: Step) -> Sequence[QBoxLayout]:
        gap = self._room.look.px(8)
        if not step.ways:
            row = beside(*self.main, self.more, gap=gap)
            row.setStretch(0, 1)
            return [row]
        metrics = QFontMetrics(self._room.look.font(strong=True))
        widest = max(metrics.horizontalAdvance(each.accessibleName()) for each in self.main)
        fits = len(self.main) == 2 and widest <= self._room.look.px(WIDE)
        ways = beside(*self.main, gap=gap) if fits else below(*self.main, gap=gap)
        for place in range(len(self.main)):
            ways.setStretch(place, 1)
        return [ways, beside(self.saved, None, self.more)]

    def _open_more(self) -> None:
        self.more.showMenu()

    def _menu(self, step: Step) -> QMenu:
        say = self._room.words.say
        made = QMenu(self.more)
        earlier = len(step.case.trail) > 1
        _add(made, say("form", "more_return"), partial(self.asked.emit, "return"), is_open=earlier)
        made.addSeparator()
        held = step.visit.hold is not None
        for reason in sorted(HOLD_REASONS, key=ORDER.index):
            text = say("form", "more_hold", reason=say("hold", reason))
            _add(made, text, partial(self.asked.emit, reason), is_open=not held)
        _add(made, say("form", "go_on_menu"), self.resume.emit, is_open=held)
        made.addSeparator()
        session, permit = self._room.runner.session, step.case.registered.permit_type
        may = any(session.holds(role, permit) for role in sorted(CANCELLERS))
        _add(made, say("form", "more_cancel"), partial(self.asked.emit, "cancel"), is_open=may)
        return made


def _add(menu: QMenu, text: str, act: Callable[[], object], *, is_open: bool) -> None:
    action = menu.addAction(text)
    action.setEnabled(is_open)
    action.triggered.connect(lambda: act())


def held_since(room: Room, visit: Visit) -> str:
    """Say since when a step waits, and for what; "" when it does not."""
    if visit.hold is None:
        return ""
    since = room.words.moment(room.runner.session.workplace.local_time(visit.hold.since))
    reason = room.words.say("hold", visit.hold.reason)
    said = room.words.say("form", "held", reason=reason, moment=since)
    return f"{said} {visit.hold.note}".strip()
