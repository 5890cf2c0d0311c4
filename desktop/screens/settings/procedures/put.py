"""Puts a procedure into force: its swimlane, what changes, what the checks find, and why."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from desktop.actions.changes import Changes
from desktop.actions.office.sops import put_in_force
from desktop.domain.office import SopInForce
from desktop.domain.sop.comparing import Difference, differences
from desktop.domain.sop.findings import Finding, Severity
from desktop.domain.sop.flow import without_additions
from desktop.domain.sop.model import Sop
from desktop.domain.sop.plain import plain_from
from desktop.screens.forms.inputs.line import Line
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.pieces.controls import below, framed, label, plain
from desktop.screens.pieces.delegate import Paragraphs
from desktop.screens.pieces.room import Maker, Room
from desktop.screens.pieces.table import Table
from desktop.screens.settings.editing import EditPage
from desktop.screens.settings.procedures.switch import Switch
from desktop.screens.settings.procedures.telling import (
    difference_rows,
    finding_rows,
    found_in,
    is_faulty,
)
from desktop.screens.swimlane.pane import Pane, Subject

FLOW, CHANGES, CHECKS = range(3)


class PutPage(EditPage):
    """Shows a procedure as it would be, and puts it into force with F9."""

    def __init__(self, room: Room, *, sop: Sop, additions: bool = True) -> None:
        super().__init__(room, "put")
        self.title, self.subtitle = self.say("put_title"), sop.title
        self.sop = sop
        self.findings: Sequence[Finding] = ()
        self.changes: Sequence[Difference] = ()
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.title)
        self.pane = Pane(room)
        self.checks = _paragraphs(room, self.say("tab_checks"))
        self.different = _paragraphs(room, self.say("tab_changes"))
        self.additions = Switch(room.look, self.say("with_additions"))
        self.additions.setChecked(additions)
        self.additions.setToolTip(self.say("with_additions_tip"))
        self.reason = Line(self.say("reason"))
        self.reason.setPlaceholderText(self.say("reason_example"))
        self._told = label("", "secondary", wrapped=True)
        self._arrange()
        self.additions.toggled.connect(lambda _: self._read())
        self.tabs.currentChanged.connect(self._sheets.setCurrentIndex)
        self._read()

    @property
    def told(self) -> str:
        """Give what is said over the tabs: what becomes of this."""
        return self._told.text()

    def look_again(self, _changes: Changes) -> None:
        """Compare with what is in force by now."""
        self._read()

    def settle(self) -> None:
        """Begin with the reason; where there is an error, at what is wrong."""
        (self.checks if is_faulty(self.findings) else self.reason).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at what is wrong, where something is."""
        super().showEvent(event)
        if is_faulty(self.findings):
            self.tabs.setCurrentIndex(CHECKS)

    def finish(self) -> None:
        """Ask once; it cannot be undone, only followed by another version."""
        if not self.act.isEnabled():
            return
        if self._replaced() and not self.reason.answer():
            self.complain(self.say("reason_wanted"))
            self.reason.setFocus()
            return
        self.complain("")
        key = "sure_put_over" if self._replaced() else "sure_put"
        self.ask(self.say(key, title=self.sop.title), self.say("yes_put"), self._put)

    def _put(self) -> None:
        trouble = attempt(
            self.room.runner,
            put_in_force,
            plain_from(self.sop),
            additions=self.additions.isChecked(),
            reason=self.reason.answer(),
        )
        if trouble is not None:
            return self.refuse(trouble)
        return self.done(self.say("was_put", title=self.sop.title))

    def _replaced(self) -> list[SopInForce]:
        """List what it would replace; more than one where two computers put one each."""
        office = self.room.runner.session.workplace.office
        return [each for each in office.newest_versions() if each.sop.id == self.sop.id]

    def _arrange(self) -> None:
        look = self.room.look
        self._sheets = QStackedWidget()
        for key, sheet in (
            ("tab_flow", self.pane),
            ("tab_changes", self.different),
            ("tab_checks", self.checks),
        ):
            self.tabs.addTab(self.say(key))
            self._sheets.addWidget(sheet)
        card = framed(below(self._sheets, margins=1))
        words = label(self.say("reason"), "label")
        words.setBuddy(self.reason)
        self.reason.setProperty("wide", True)
        head = plain(below(self._told, self.tabs, gap=look.px(4)))
        foot: list[QWidget | None] = [words, self.reason, self.additions]
        self.lay_out([head, card], 1, foot)

    def _read(self) -> None:
        """Check and compare what would be followed."""
        followed = self.sop if self.additions.isChecked() else without_additions(self.sop)
        old = self._replaced()
        self.findings = found_in(followed)
        self.changes = differences(old[-1].flow.sop, followed) if old else ()
        self._show_tables()
        self._tell(old)
        # What is faulty may name lanes and steps that are not there to be drawn.
        self.tabs.setTabEnabled(FLOW, not is_faulty(self.findings))
        if not is_faulty(self.findings):
            self._draw(followed)

    def _draw(self, followed: Sop) -> None:
        self.pane.show_subject(
            Subject(
                version=f"put/{hash(repr(followed))}",
                name=self.room.say("table_of", title=self.sop.title),
                sop=followed,
            )
        )

    def _show_tables(self) -> None:
        words = self.room.words
        rows = finding_rows(words, self.sop, self.findings)
        columns = ("at_row", "at_column", "what_is_wrong", "severity")
        self.checks.set_rows([self.say(key) for key in columns], rows)
        self.checks.share_out([14, 14, 56, 16])
        said = difference_rows(words, self.changes)
        self.different.set_rows([self.say("at_row"), self.say("is_otherwise")], said)
        self.different.share_out([16, 84])
        self.tabs.setTabText(CHANGES, self.say("changes_counted", count=len(said)))
        self.tabs.setTabText(CHECKS, self.say("checks_counted", count=len(rows)))
        self.tabs.setTabEnabled(CHANGES, bool(self._replaced()))
        self.tabs.setTabEnabled(CHECKS, bool(rows))

    def _tell(self, old: Sequence[SopInForce]) -> None:
        errors = sum(found.severity is Severity.ERROR for found in self.findings)
        same = len(old) == 1 and not self.changes
        same = same and old[0].additions == self.additions.isChecked() and old[0].sop == self.sop
        self.act.setEnabled(not errors and not same)
        if errors:
            said = self.say("kept_out", count=errors)
        elif same:
            said = self.say("same_as_before")
        elif len(old) > 1:
            said = self.say("settles_clash", count=len(old))
        elif old:
            said = self.say("replaces_version", count=len(self.changes))
        else:
            said = self.say("new_procedure", rows=len(self.sop.rows), lanes=len(self.sop.lanes))
        self._told.setText(said)


def put_page(sop: Sop, *, additions: bool = True) -> Maker:
    """Give what opens the page for a procedure."""
    return partial(PutPage, sop=sop, additions=additions)


def _paragraphs(room: Room, name: str) -> Table:
    made = Table(name)
    made.setItemDelegate(Paragraphs(room.look))
    return made
