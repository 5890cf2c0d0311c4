"""Kirim/Terima: two cards with the same rows, what was exchanged before, and what belongs to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QTabBar, QWidget

from desktop.actions.changes import Changes
from desktop.actions.exchange.around.news import in_conflict
from desktop.actions.exchange.around.patience import silence
from desktop.screens.conflicts.page import ConflictsPage
from desktop.screens.exchange.cards.card import Card
from desktop.screens.exchange.cards.sending import SendCard
from desktop.screens.exchange.cards.taking import TakeCard
from desktop.screens.exchange.computers import ComputersTab
from desktop.screens.exchange.folder import FolderTab
from desktop.screens.exchange.past import Past
from desktop.screens.exchange.telling import Teller
from desktop.screens.exchange.work.carrier import SEND, carrier_of
from desktop.screens.exchange.work.rounds import rounds_of
from desktop.screens.pieces.controls import Choice, below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.room import Heading, Manners, Page, Room
from desktop.screens.printing.page import PaperPage
from desktop.screens.printing.plan import Plan
from desktop.screens.setting_up.restoring import ask_for_folder

CARDS, COMPUTERS, FOLDER = range(3)
TABS = ("tab_cards", "tab_computers", "shared_folder")
EVEN = 268
"""Least height of the cards: that of the four rows, so that they stay while a stick comes."""


class ExchangePage(Page):
    """The page; everything long goes on beside it, and after it is left."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.carrier, self._teller = carrier_of(room.runner), Teller(room)
        self.past = Past(room)
        self.send = SendCard(room, self.carrier, self.past, self._choose)
        self.take = TakeCard(room, self.carrier, self._choose, self._notify)
        self.computers = ComputersTab(room, self.carrier, self._choose)
        self.folder = FolderTab(room, rounds_of(room.runner))
        self._warning = label("", wrapped=True)
        self.decide = button(room.look, self._teller.say("decide"), lambda: room.go(ConflictsPage))
        self._late = label("", wrapped=True)
        self.places = Choice(room.look, self._teller.say("row_stick"), [])
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self._arrange()
        self.past.told.connect(room.tell)
        self.past.printed.connect(self._print)
        self.places.picked.connect(self._pick)
        self.carrier.seen.connect(self._see)
        self.carrier.moved.connect(self._advance)
        self.carrier.called.connect(self._called)
        self._see()

    @property
    def warnings(self) -> list[str]:
        """Give what is said over the cards."""
        bars = ((self._conflict_bar, self._warning), (self._late_bar, self._late))
        return [said.text() for bar, said in bars if not bar.isHidden()]

    def heading(self) -> Heading:
        """Say what the page is, and which computer this is."""
        workplace = self.room.runner.session.workplace
        here = workplace.office.devices[workplace.device].name
        say = self._teller.say
        subtitle = say("subtitle", computer=here)
        return Heading(title=self.room.say("rail_exchange"), subtitle=subtitle, entry="exchange")

    def manners(self) -> Manners:
        """Print the log of refusals with Ctrl+Shift+P."""
        return Manners(topic="exchange", print_with=self._notify)

    def settle(self) -> None:
        """Begin at the button that can be pressed: what came before what goes."""
        if self.tabs.currentIndex() == COMPUTERS:
            return self.computers.settle()
        for card in (self.take, self.send):
            if card.act.isEnabled():
                return card.act.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look_again(self, changes: Changes) -> None:
        """Read what was exchanged, and count anew what would go."""
        del changes
        self.past.read()
        self.computers.read()
        self.carrier.freshen()
        self._see()

    def close_part(self) -> bool:
        """Close the question who is let in, else go back to the cards."""
        if self.computers.admitting.shut():
            self.computers.admit.setFocus()
            return True
        if self.tabs.currentIndex() != CARDS:
            self.tabs.setCurrentIndex(CARDS)
            return True
        return False

    def turn_to(self, tab: int) -> None:
        """Show a tab."""
        self.tabs.setCurrentIndex(tab)

    def _arrange(self) -> None:
        look = self.room.look
        self._conflict_bar = self._bar(self._warning, self.decide)
        self._late_bar = self._bar(self._late)
        for word in TABS:
            self.tabs.addTab(self._teller.say(word).replace("&", "&&"))
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.room.say("rail_exchange"))
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        cards = beside(self.send, self.take, gap=look.px(12))
        for card in (self.send, self.take):
            card.setMinimumHeight(look.px(EVEN))
            cards.setStretchFactor(card, 1)
        first = below(self._conflict_bar, self._late_bar, plain(cards), self.past, gap=look.px(12))
        first.setStretch(3, 1)
        for inside in (plain(first), self.computers, self.folder):
            self._stack.addWidget(scrolled(inside))
        top = plain(beside(self.tabs, None, self.places, gap=look.px(8)))
        box = below(top, self._stack, gap=look.px(8))
        box.setStretch(1, 1)
        box.setContentsMargins(*[look.px(16), look.px(8)] * 2)
        self.setLayout(box)

    def _bar(self, *pieces: QWidget) -> QFrame:
        look = self.room.look
        box = beside(*pieces, gap=look.px(8))
        box.setStretch(0, 1)
        box.setContentsMargins(*[look.px(length) for length in (12, 6, 6, 6)])
        made = framed(box, "warning")
        tokens = look.tokens
        made.setStyleSheet(
            f"QFrame#warning {{ background: {tokens.practice_weak};"
            f" border: 1px solid {tokens.practice}; border-radius: 4px; }}"
            f" QFrame#warning QLabel {{ color: {tokens.practice}; }}"
        )
        return made

    def _see(self) -> None:
        """Show another stick, or what lies there."""
        self._offer_places()
        self._show(self.send, self.take)
        self._warn()

    def _advance(self) -> None:
        """Show how far the work is; the other card only when it begins or ends."""
        job = self.carrier.job
        card: Card | None = None
        if job is not None and job.watched.at.what:
            card = self.send if job.way == SEND else self.take
        self._show(*(self.send, self.take) if card is None else (card,))

    def _show(self, *cards: Card) -> None:
        """Let cards show how they stand; the cursor stays on the page."""
        was_here = self.isAncestorOf(QApplication.focusWidget() or self)
        for each in cards:
            each.show_state()
        now = QApplication.focusWidget()
        if was_here and self.isVisible() and not (now and self.isAncestorOf(now)):
            self.settle()

    def _warn(self) -> None:
        say, lines = self._teller.say, self.room.runner.ask(in_conflict) or []
        numbers = ", ".join(line.number for line in lines[:3])
        self._warning.setText(say("conflicts_wait", count=len(lines), numbers=numbers))
        self._conflict_bar.setVisible(bool(lines))
        found = self.room.runner.ask(silence)
        said = []
        if found is not None and found.is_send_late:
            said.append(say("send_late", count=found.unsent, days=found.patience))
        if found is not None and found.is_take_late:
            said.append(say("take_late", days=found.patience))
        self._late.setText(" ".join(said))
        self._late_bar.setVisible(bool(said))

    def _offer_places(self) -> None:
        sticks = [spot.stick for spot in self.carrier.plugged.spots]
        names = [(str(stick.root), self._teller.stick(stick)) for stick in sticks]
        shown = [
            (self.places.itemData(at), self.places.itemText(at))
            for at in range(self.places.count())
        ]
        if names != shown:
            self.places.clear()
            for key, text in names:
                self.places.addItem(text, key)
        here = self.carrier.stick
        self.places.setCurrentIndex(self.places.findData(str(here.root)) if here else -1)
        self.places.setVisible(len(names) > 1)

    def _pick(self, root: str) -> None:
        found = [s.stick.root for s in self.carrier.plugged.spots if str(s.stick.root) == root]
        for path in found:
            self.carrier.pick(path)

    def _called(self, way: str) -> None:
        self.turn_to(CARDS)
        card = self.send if way == SEND else self.take
        card.press()

    def _choose(self) -> None:
        path = ask_for_folder(self, self.room.words, self._teller.say("choose_folder"))
        if path is not None:
            self.carrier.choose(path)

    def _notify(self) -> None:
        """Print what was refused, also what cannot even be read."""
        self.past.print_refusals(self.carrier.here.refused)

    def _print(self, plan: Plan) -> None:
        self.room.go(lambda room: PaperPage(room, plan=plan))
