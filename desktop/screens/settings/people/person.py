"""One person: what is printed of them, the roles they hold, their password, their leaving."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.actions.office.people import describe_person
from desktop.actions.office.roster import described, grants_of
from desktop.domain.people import Action
from desktop.domain.reading.removals import Grant
from desktop.domain.refusals import Trouble
from desktop.screens.forms.box import Box
from desktop.screens.forms.inputs.line import Line
from desktop.screens.forms.mnemonics import assign
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.room import Room
from desktop.screens.settings.asking import MOST, Ask
from desktop.screens.settings.entries import checked_by, entry_box
from desktop.screens.settings.people import asking
from desktop.screens.settings.people.telling import grant_said, is_over
from desktop.screens.settings.sheets import Sheet

PRINTED = ("full_name", "nip", "position", "rank")


class PersonSheet(Sheet):
    """Shows one person; what is typed is saved when it is left."""

    def __init__(self, room: Room, person: str) -> None:
        super().__init__(room, "")
        self.person = person
        self.asked: Ask | None = None
        session = room.runner.session
        self._may = session.may(Action.DESCRIBE_PERSON)
        self.boxes = {
            entry.field.name: entry_box(room, entry)
            for entry in asking.PERSON
            if entry.field.name in PRINTED
        }
        self._grants = QVBoxLayout()
        self._asking = beside(None)
        self.buttons: dict[str, QWidget] = {}
        self._pushed: list[QPushButton] = []
        self._ends: list[QWidget] = []
        self._arrange()
        self._letters = assign(self._pushed)
        self.read()

    def read(self) -> None:
        """Show the person as they stand now."""
        office = self.room.runner.session.workplace.office
        known = described(office, self.person)
        self.title.setText(f"{known.full_name} ({known.login})")
        for name, box in self.boxes.items():
            if not box.input.hasFocus():
                box.input.put(getattr(known, name))
        self._show_grants()
        for key, each in self.buttons.items():
            each.setVisible(self._may and known.active and self._fits(key))

    def close_asked(self) -> bool:
        """Give up a question; tell whether there was one."""
        if self.asked is None:
            return False
        asked, self.asked = self.asked, None
        self._asking.removeWidget(asked)
        asked.hide()
        asked.deleteLater()
        return True

    def ask(self, make: Callable[[], Ask]) -> None:
        """Ask something at the head of the sheet."""
        self.close_asked()
        self.asked = make()
        assign([self.asked.go, self.asked.leave], self._letters)
        self.asked.done.connect(self._finish)
        self.asked.given_up.connect(self.close_asked)
        self._asking.insertWidget(0, self.asked, MOST)
        self.asked.begin()

    def leave_all(self) -> None:
        """Save what was typed where the cursor still stands."""
        for box in self.boxes.values():
            self._leave(box)

    def _finish(self) -> None:
        self.close_asked()
        self.read()
        self.back.setFocus()

    def _fits(self, key: str) -> bool:
        """Tell whether an action is for this person: one's own password is changed elsewhere."""
        is_self = self.person == self.room.runner.session.person
        return not (key == "reset_password" and is_self)

    def _arrange(self) -> None:
        room, look = self.room, self.room.look
        data = below(label(room.words.say("settings", "printed_of"), "section"), gap=look.px(8))
        data.setContentsMargins(*[look.px(16)] * 4)
        boxes = list(self.boxes.values())
        for pair in (boxes[:2], boxes[2:]):
            row = beside(*pair, gap=look.px(16))
            for place in range(len(pair)):
                row.setStretch(place, 1)
            data.addLayout(row)
        for box in boxes:
            if isinstance(box.input, Line):
                box.input.setReadOnly(not self._may)
            box.edited.connect(box.forgive)
            box.left.connect(partial(self._leave, box))
        roles = below(label(room.words.say("settings", "roles"), "section"), gap=look.px(8))
        roles.setContentsMargins(*[look.px(16)] * 4)
        roles.addLayout(self._grants)
        roles.addWidget(self._row(("grant_role", asking.ask_role)))
        self.body.addLayout(self._asking)
        self.body.addWidget(framed(data))
        self.body.addWidget(framed(roles))
        self.body.addWidget(
            self._row(
                ("reset_password", asking.ask_new_password),
                ("end_person", asking.ask_end_of_person),
            )
        )
        self.body.addStretch(1)

    def _row(self, *wanted: tuple[str, Callable[[Room, str], Ask]]) -> QWidget:
        made = [
            button(
                self.room.look,
                self.room.words.say("settings", key),
                partial(self.ask, partial(question, self.room, self.person)),
            )
            for key, question in wanted
        ]
        for (key, _), each in zip(wanted, made, strict=True):
            self.buttons[key] = each
            self._pushed.append(each)
        return plain(beside(*made, None, gap=self.room.look.px(8)))

    def _show_grants(self) -> None:
        if (old := self._grants.takeAt(0)) is not None and (shown := old.widget()) is not None:
            shown.hide()
            shown.deleteLater()
        office = self.room.runner.session.workplace.office
        self._ends = []
        rows = [self._grant_row(grant) for grant in grants_of(office, self.person)]
        none = label(self.room.words.say("settings", "no_roles"), "secondary")
        self._grants.addWidget(plain(below(*(rows or [none]), gap=self.room.look.px(4))))
        before: QWidget = self.boxes["rank"].input
        for end in self._ends:
            QWidget.setTabOrder(before, end)
            before = end

    def _grant_row(self, grant: Grant) -> QWidget:
        room = self.room
        over = is_over(room, grant)
        said = grant_said(room, grant)
        text = room.words.say("settings", "role_over", role=said) if over else said
        name = label(text, "secondary" if over else "", wrapped=True)
        end = button(
            room.look,
            room.words.say("settings", "end_role"),
            partial(self.ask, partial(asking.ask_end_of_role, room, grant)),
            kind="link",
        )
        end.setAccessibleName(room.words.say("settings", "end_role_named", role=said))
        self._ends.append(end)
        row = beside(name, end, gap=room.look.px(12))
        row.setStretch(0, 1)
        made = plain(row)
        end.setVisible(self._may)
        return made

    def _leave(self, box: Box) -> None:
        name, answer = box.field.name, box.input.answer()
        office = self.room.runner.session.workplace.office
        before = getattr(described(office, self.person), name)
        if not self._may or answer == before:
            return None
        wrong = checked_by(self.room, box.field)(answer)
        if wrong:
            return box.refuse(wrong)
        values = {name: answer}
        trouble = attempt(self.room.runner, describe_person, self.person, values)
        if trouble is not None:
            return box.refuse(self.room.words.trouble(trouble))
        box.hint(self.room.words.say("settings", "saved"))
        said = self.room.words.say("settings", "changed", name=box.input.accessibleName())
        return self.room.undo.offer(said, partial(self._bring_back, name, before))

    def _bring_back(self, name: str, before: str) -> Trouble | None:
        return attempt(self.room.runner, describe_person, self.person, {name: before})
