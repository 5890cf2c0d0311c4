"""Work that waits for an administrator's word, to be accepted or rejected with a reason."""

from collections.abc import Mapping, Sequence
from functools import partial

from desktop.actions.office.people import confirm_work
from desktop.actions.office.unconfirmed import Pending
from desktop.domain.people import Action
from desktop.screens.dossier.sentences import sentence_of
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.room import Room
from desktop.screens.running.runner import Told
from desktop.screens.settings.asking import Ask, Question, placed, reason_box
from desktop.screens.settings.people.telling import name_of
from desktop.screens.settings.saving import save
from desktop.screens.settings.sheets import Sheet


class WaitingSheet(Sheet):
    """Lists what waits; what was decided leaves the list with the next reading."""

    def __init__(self, room: Room, pending: Sequence[Pending]) -> None:
        super().__init__(room, room.words.say("settings", "waiting_title"))
        self.asked: Ask | None = None
        self.pending = pending
        say, look = room.words.say, room.look
        self.body.addWidget(label(say("settings", "waiting_why"), "secondary", wrapped=True))
        self._cards = below(gap=look.px(8))
        self.body.addLayout(self._cards)
        may = room.runner.session.may(Action.CONFIRM_WORK)
        for each in pending:
            self._add_card(each, may=may)
        self.body.addStretch(1)

    def close_asked(self) -> bool:
        """Give up a question; tell whether there was one."""
        if self.asked is None:
            return False
        asked, self.asked = self.asked, None
        asked.hide()
        asked.deleteLater()
        return True

    def _add_card(self, each: Pending, *, may: bool) -> None:
        room, look = self.room, self.room.look
        box = below(gap=look.px(4), margins=look.px(12))
        box.addWidget(label(said_of(room, each), "label", wrapped=True))
        box.addWidget(label(origin_of(room, each), "secondary", wrapped=True))
        if may:
            made = [
                button(look, room.words.say("settings", key), partial(self._ask, each, key))
                for key in ("accept_work", "reject_work")
            ]
            box.addWidget(plain(beside(*made, None, gap=look.px(8))))
        self._cards.addWidget(framed(box))

    def _ask(self, each: Pending, key: str) -> None:
        self.close_asked()
        self.asked = _question(self.room, each, accepted=key == "accept_work")
        self.asked.given_up.connect(self.close_asked)
        self.asked.done.connect(self.close_asked)
        self.body.insertLayout(1, placed(self.asked))
        self.asked.begin()


def _question(room: Room, each: Pending, *, accepted: bool) -> Ask:
    say = room.words.say

    def act(answers: Mapping[str, str], told: Told) -> None:
        save(
            room,
            told,
            confirm_work,
            [each.event.id],
            accepted=accepted,
            reason=answers["reason"],
        )

    title = "accept_work_title" if accepted else "reject_work_title"
    question = Question(
        title=say("settings", title, what=said_of(room, each)),
        act=say("settings", "accept_work" if accepted else "reject_work"),
        why=say("settings", "accept_work_why" if accepted else "reject_work_why"),
        required=("reason",),
    )
    return Ask(room, question, [reason_box(room)], act)


def said_of(room: Room, each: Pending) -> str:
    """Say what the waiting work is."""
    if each.case is not None:
        said = sentence_of(room, each.case, each.event)
        return f"{each.case.number}: {said}"
    return room.words.say("settings", each.event.kind.split(".")[1])


def origin_of(room: Room, each: Pending) -> str:
    """Say who did it, where, and when by that computer's clock."""
    workplace = room.runner.session.workplace
    device = workplace.office.devices.get(each.event.device)
    return room.words.say(
        "settings",
        "said_by",
        person=name_of(room, each.event.by),
        computer=device.name if device else each.event.device[:8],
        moment=room.words.moment(workplace.local_time(each.event.at)),
    )
