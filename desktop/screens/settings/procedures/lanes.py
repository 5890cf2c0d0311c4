"""Corrects who performs what: symbols put into other lanes, with the swimlane beside them."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.actions.changes import Changes
from desktop.actions.office.sops import correct_lanes, moved
from desktop.actions.procedures.library import version, versions
from desktop.domain.people import Action
from desktop.domain.sop.checks import check
from desktop.domain.sop.findings import Severity
from desktop.domain.sop.flow import Flow, without_additions
from desktop.screens.forms.drafting import Content, texts
from desktop.screens.forms.inputs.choice import Choice
from desktop.screens.forms.inputs.finder import Hit
from desktop.screens.forms.inputs.line import Line
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.pieces.controls import Tools, below, beside, button, framed, label, plain
from desktop.screens.pieces.room import Maker, Room
from desktop.screens.running.charts import Extent
from desktop.screens.settings.editing import EditPage
from desktop.screens.settings.procedures.lane_table import LaneTable
from desktop.screens.settings.procedures.telling import unsure
from desktop.screens.swimlane.pane import Pane, Subject

LEAST = 330
"""The width in px at which steps, lanes and what they rest on can still be read."""


class LanesPage(EditPage):
    """Swimlane at the left, symbols at the right; several are corrected before they are saved."""

    def __init__(self, room: Room, *, event: str) -> None:
        super().__init__(room, "save_lanes")
        self.put = version(room.runner.session, event)
        self.title, self.subtitle = self.say("lanes_title"), self.put.sop.title
        self.given: Mapping[str, str] = {}
        self._past: list[Mapping[str, str]] = []
        self.pane = Pane(room)
        self.table = LaneTable(room, Flow(self.put.sop))
        lanes = [Hit(lane.id, " ".join(lane.label.split())) for lane in self.put.sop.lanes]
        self.lane = Choice(room.look, self.say("lane"), lanes)
        self.reason = Line(self.say("reason"))
        self.reason.setPlaceholderText(self.say("reason_example"))
        self._told = label("", "secondary", wrapped=True)
        self._note = label("", "caption", wrapped=True)
        self._arrange()
        self._connect()
        self._show()
        self._follow()
        self._drafting = self.keep_typing(f"lanes/{event}", self._typed, self._restore)
        self.reason.edited.connect(self._drafting.note)

    @property
    def told(self) -> str:
        """Give what is said above: how many lanes nobody has confirmed."""
        return self._told.text()

    def look_again(self, _changes: Changes) -> None:
        """Stop offering what would correct a version that was replaced meanwhile."""
        self._show()

    def settle(self) -> None:
        """Begin at the first symbol nobody has confirmed."""
        self.table.setFocus()
        if not self.given:
            self.table.choose(len(self.table.spots) - 1)
            self.table.go_to_unsure(self.given)
            # The picture opens at the chosen row.
            self._show()

    def take_back(self) -> bool:
        """Take back the last move."""
        if not self._past:
            return False
        self.given = self._past.pop()
        self._drafting.note()
        self._show()
        self._follow()
        return True

    def give(self, lane: str) -> None:
        """Put the chosen symbol into a lane, or confirm the one it has."""
        symbol = self.table.spot.symbol.id
        if self._may_edit() and self.given.get(symbol) != lane:
            self._past.append(self.given)
            self.given = {**self.given, symbol: lane}
            self._drafting.note()
            self._show()
            self._follow()

    def confirm(self) -> None:
        """Say that the lane is right, and go on to the next that nobody has confirmed."""
        spot = self.table.spot
        self.give(self.given.get(spot.symbol.id, spot.symbol.lane))
        self.table.go_to_unsure(self.given)

    def finish(self) -> None:
        """Ask once: a new version stays, and running cases keep theirs."""
        if not self.given:
            return self.complain(self.say("nothing_moved"))
        if not self.reason.answer():
            self.complain(self.say("reason_wanted"))
            return self.reason.setFocus()
        self.complain("")
        running = self._running()
        sentence = self.say("sure_lanes", count=len(self.given), running=running)
        return self.ask(sentence, self.say("yes_lanes"), self._save)

    def _save(self) -> None:
        given, reason = dict(self.given), self.reason.answer()
        trouble = attempt(self.room.runner, correct_lanes, self.put.sop.id, given, reason)
        if trouble is not None:
            return self.refuse(trouble)
        return self.done(self.say("lanes_saved", count=len(given)))

    def _typed(self) -> Content:
        """Give what was decided here and not saved yet, for the draft."""
        return {"given": dict(self.given), "reason": {"reason": self.reason.answer()}}

    def _restore(self, kept: Content) -> None:
        known = {symbol.id for symbol in self.put.sop.symbols()}
        lanes, given = self._lane_ids(), texts(kept, "given")
        self.given = {name: lane for name, lane in given.items() if name in known and lane in lanes}
        self._past.clear()
        self.reason.put(texts(kept, "reason").get("reason", ""))
        self._show()
        self._follow()

    def _running(self) -> int:
        known = self.room.runner.ask(versions, self.put.sop.id) or []
        return sum(each.running for each in known)

    def _may_edit(self) -> bool:
        session = self.room.runner.session
        newest = {each.event for each in session.workplace.office.newest_versions()}
        return session.may(Action.CORRECT_LANES) and self.put.event in newest

    def _arrange(self) -> None:
        look = self.room.look
        self.right: QPushButton = button(look, self.say("is_right"), self.confirm, icon="check")
        self.right.setToolTip(self.say("is_right_tip"))
        self.next = button(look, self.say("next_unsure"), self._next, icon="search")
        lane = label(self.say("lane"), "label")
        lane.setBuddy(self.lane)
        choosing = beside(lane, self.lane, gap=look.px(8))
        choosing.setStretch(1, 1)
        self._controls: QWidget = plain(
            below(
                self._note,
                plain(choosing),
                plain(beside(Tools(look, self.right, self.next), gap=0)),
                gap=look.px(6),
                margins=look.px(8),
            )
        )
        side = below(self.table, self._controls, gap=0, margins=1)
        side.setStretch(0, 1)
        card = framed(side)
        card.setMinimumWidth(look.px(LEAST))
        both = beside(framed(below(self.pane, margins=1)), card, gap=look.px(12))
        both.setStretch(0, 11)
        both.setStretch(1, 9)
        words = label(self.say("reason"), "label")
        words.setBuddy(self.reason)
        self.reason.setProperty("wide", True)
        self.lay_out([self._told, plain(both)], 1, [words, self.reason], [self.right, self.next])
        self._foot_words = words

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _: self._follow())
        self.table.shifted.connect(self._shift)
        self.table.confirmed.connect(self.confirm)
        self.table.opened.connect(lambda _: self.lane.setFocus())
        self.pane.chosen.connect(self._choose_row)
        self.lane.picked.connect(self.give)
        self.lane.left.connect(self._take_lane)
        QShortcut(QKeySequence("F8"), self, self._next)

    def _choose_row(self, row: int) -> None:
        """Go to the symbols of a row chosen in the picture, not of one it shows by itself."""
        if self.pane.isAncestorOf(self.focusWidget() or self):
            self.table.choose_row(row)

    def _next(self) -> None:
        self.table.setFocus()
        self.table.go_to_unsure(self.given)

    def _shift(self, by: int) -> None:
        lanes = [lane.id for lane in self.put.sop.lanes]
        symbol = self.table.spot.symbol
        place = lanes.index(self.given.get(symbol.id, symbol.lane)) + by
        if 0 <= place < len(lanes):
            self.give(lanes[place])

    def _take_lane(self) -> None:
        spot = self.table.spot.symbol
        wanted = self.lane.answer()
        if wanted != self.given.get(spot.id, spot.lane) and wanted in self._lane_ids():
            self.give(wanted)

    def _lane_ids(self) -> set[str]:
        return {lane.id for lane in self.put.sop.lanes}

    def _follow(self) -> None:
        """Show the chosen symbol: its lane, what is known of it, its row in the picture."""
        spot = self.table.spot
        self.lane.put(self.given.get(spot.symbol.id, spot.symbol.lane))
        note = spot.symbol.basis.note
        self._note.setText(self.say("basis_note", note=note) if note else self.say("no_note"))
        if self.pane.row != spot.row:
            self.pane.choose(spot.row)

    def _show(self) -> None:
        """Show list and picture as they are by now."""
        self.table.show_lanes(self.given)
        sop = moved(self.put.sop, self.given)
        followed = sop if self.put.additions else without_additions(sop)
        errors = [each for each in check(followed) if each.severity is Severity.ERROR]
        said = self.room.words.say("finding", errors[0].code, **errors[0].facts) if errors else ""
        self.complain(said)
        self._offer(sound=not errors)
        count, left = sum(1 for _ in sop.symbols()), len(unsure(sop))
        key = "lanes_to_go" if left else "lanes_none_to_go"
        self._told.setText(self.say(key, open=left, count=count))
        if errors:
            return
        self.pane.show_subject(
            Subject(
                version=f"{self.put.event}/{sorted(self.given.items())}",
                name=self.room.say("table_of", title=sop.title),
                sop=followed,
                extent=Extent.NARROW,
                start=self.table.spot.row,
            )
        )

    def _offer(self, *, sound: bool) -> None:
        may = self._may_edit()
        for piece in (self.act, self.reason, self._foot_words, self.right):
            piece.setVisible(may)
        self.lane.setEnabled(may)
        self.act.setEnabled(sound and bool(self.given))


def lanes_page(event: str) -> Maker:
    """Give what opens the page for a version."""
    return partial(LanesPage, event=event)
