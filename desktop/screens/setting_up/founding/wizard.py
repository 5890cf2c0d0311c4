"""The four pages of founding: back and on, what was typed is kept, the office is written once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.actions.founding import Plan, Prepared, prepare_office, write_office
from desktop.actions.office.sops import newest_event, put_in_force
from desktop.actions.session import Session
from desktop.actions.slips.press import SHEETS
from desktop.actions.slips.recovery import recovery_pdf
from desktop.actions.slips.trial import trial_pdf
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.refusals import Trouble
from desktop.domain.sop.model import Sop
from desktop.domain.sop.plain import plain_from
from desktop.screens.forms.mnemonics import assign
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.setting_up.founding.office import OfficePart
from desktop.screens.setting_up.founding.people import PeoplePart
from desktop.screens.setting_up.founding.procedures import ProceduresPart
from desktop.screens.setting_up.founding.sheet import SheetPart
from desktop.screens.setting_up.frame import WIDE, heading
from desktop.screens.setting_up.hall import Hall, Watch
from desktop.screens.setting_up.waiting import Waiting
from desktop.swimlane import slip_press

OFFICE, PEOPLE, SHEET, PROCEDURES = range(4)
TITLES = ("office_title", "people_title", "sheet_title", "procedures_title")
SENTENCES = ("office_why", "people_why", "sheet_short", "procedures_why")
FORWARD = ("forward", "forward", "found", "begin_work")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where an office is founded, and what Sopan brings for it."""

    folder: Folder
    world: World
    sops: Sequence[Sop]
    calendar: Mapping[str, object]


class Wizard(QFrame):
    """Founds an office.

    The recovery sheet is drawn and shown before anything is written: an office that nobody
    can recover never stands on a disk. It is written, whole, when page three is left.
    """

    founded = Signal(object)
    entered = Signal()

    def __init__(self, hall: Hall, ground: Ground, leave: Callable[[], None]) -> None:
        super().__init__()
        self._hall, self._ground, self._leave = hall, ground, leave
        self._prepared: Prepared | None = None
        self._session: Session | None = None
        self.place = OFFICE
        self.setObjectName("page")
        self.waiting = Waiting(hall)
        self.office = OfficePart(hall)
        self.people = PeoplePart(hall)
        self.sheet = SheetPart(hall, self.waiting)
        self.procedures = ProceduresPart(hall, ground.sops, self._trial, self.waiting)
        self.back = button(hall.look, hall.say("back"), self.go_back)
        self.forward = button(hall.look, hall.say("forward"), self.go_on, kind="primary")
        self.wrong = label("", "problem", wrapped=True)
        self._arrange()
        QShortcut(QKeySequence("F9"), self, self.go_on)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.go_on)
        QShortcut(QKeySequence("Esc"), self, self.go_back)
        self._show(OFFICE)

    @property
    def part(self) -> OfficePart | PeoplePart | SheetPart | ProceduresPart:
        """Give the page that is shown."""
        return (self.office, self.people, self.sheet, self.procedures)[self.place]

    def settle(self) -> None:
        """Put the cursor where typing begins."""
        self.part.begin()

    def go_back(self) -> None:
        """Show the page before, as it was left; from the first one, leave."""
        if self.waiting.is_busy or self._session is not None:
            return
        if self.place == OFFICE:
            self._leave()
        else:
            self._show(self.place - 1)

    def go_on(self) -> None:
        """Leave the page, or say what it still wants."""
        if self.waiting.is_busy:
            return
        self.wrong.setText("")
        if self.part.is_wrong():
            return
        steps = (self._to_people, self._draw, self._write, self._finish)
        steps[self.place]()

    def _to_people(self) -> None:
        self._show(PEOPLE)

    def _draw(self) -> None:
        """Draw keys and recovery sheet; the same answers keep the sheet that was printed."""
        plan, world = self._plan(), self._ground.world
        if self._prepared is not None and self._prepared.plan == plan:
            self._show(SHEET)
            return

        def drawn(_: Watch) -> tuple[Prepared, dict[str, bytes]]:
            prepared = prepare_office(world, plan)
            press = slip_press()
            return prepared, {name: recovery_pdf(prepared, world, name, press) for name in SHEETS}

        def shown(found: tuple[Prepared, dict[str, bytes]]) -> None:
            self._prepared, pdfs = found
            self.sheet.show_sheet(pdfs)
            self._show(SHEET)

        self.waiting.run(self._hall.say("drawing_keys"), drawn, shown, self._fail)

    def _write(self) -> None:
        prepared, ground = self._prepared, self._ground
        if prepared is None:
            return

        def written(session: Session) -> None:
            self._session = session
            self.founded.emit(session)
            self._show(PROCEDURES)

        self.waiting.run(
            self._hall.say("founding_office"),
            lambda _: write_office(ground.folder, ground.world, prepared),
            written,
            self._fail,
        )

    def _finish(self) -> None:
        session, chosen = self._session, self.procedures.chosen
        if session is None:
            return
        self.waiting.run(
            self._hall.say("putting_in_force"),
            lambda watch: _put_in_force(session, chosen, watch),
            lambda _: self.entered.emit(),
            self._fail,
        )

    def _plan(self) -> Plan:
        settings = self.office.settings
        device = self.people.device.answers()
        return Plan(
            name=settings["name"],
            administrator=self.people.administrator,
            second=self.people.second_administrator,
            device_name=device["device_name"],
            prefix=device["prefix"],
            zone=self.office.zone,
            settings={"office": settings},
            calendar=self._ground.calendar,
        )

    def _trial(self) -> bytes:
        settings = self.office.settings
        return trial_pdf(settings, settings["name"], SHEETS[0], slip_press())

    def _fail(self, trouble: Trouble) -> None:
        self.wrong.setText(self._hall.words.trouble(trouble))

    def _show(self, place: int) -> None:
        hall, self.place = self._hall, place
        self._stack.setCurrentIndex(place)
        self._areas[place].verticalScrollBar().setValue(0)
        while (item := self._head.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self._head.addWidget(heading(hall, hall.say(TITLES[place]), hall.say(SENTENCES[place])), 1)
        self._head.addWidget(label(hall.say("step_of", step=place + 1, steps=4), "label"))
        self.back.setVisible(place != PROCEDURES)
        for each, words in ((self.forward, FORWARD[place]), (self.back, "back")):
            each.setAccessibleName(hall.say(words))
        assign((self.forward, self.back))
        self.part.begin()

    def _arrange(self) -> None:
        look = self._hall.look
        self._head = beside(gap=look.px(16))
        self._stack = QStackedWidget()
        parts: tuple[QWidget, ...] = (self.office, self.people, self.sheet, self.procedures)
        self._areas = [scrolled(part) for part in parts]
        for area in self._areas:
            self._stack.addWidget(area)
        buttons = plain(beside(self.back, self.wrong, None, self.forward, gap=look.px(12)))
        inside = below(plain(self._head), self._stack, self.waiting, buttons, gap=look.px(12))
        inside.setStretch(1, 1)
        margin = look.px(20)
        inside.setContentsMargins(margin, margin, margin, margin)
        card = QFrame()
        card.setObjectName("card")
        card.setLayout(inside)
        card.setMaximumWidth(look.px(WIDE))
        box = beside(card, margins=look.px(16))
        self.setLayout(box)


def _put_in_force(session: Session, sops: Sequence[Sop], watch: Watch) -> None:
    for place, sop in enumerate(sops):
        watch(place, len(sops))
        # After a full disk this is tried again, from where it stopped.
        if not newest_event(session, sop.id):
            put_in_force(session, plain_from(sop))
