"""Over every page: a stick with something new is plugged in, or somebody asks to be let in."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from desktop.actions.exchange.around.news import News
from desktop.screens.exchange.work.carrier import carrier_of
from desktop.screens.pieces.controls import beside, button, label
from desktop.screens.pieces.room import Room


class StickBanner(QFrame):
    """Says what a stick brings, with a way there; closed, it stays so until there is more."""

    def __init__(self, room: Room, visit: Callable[[], None]) -> None:
        super().__init__()
        self._room, self._visit = room, visit
        self._carrier = carrier_of(room.runner)
        self._closed: frozenset[str] = frozenset()
        self._is_wanted = True
        self.setObjectName("message")
        look, say = room.look, room.words.say
        self._said = label("", wrapped=True)
        self.take = button(look, say("packages", "take"), visit)
        closing = button(look, "", self.shut, icon="x", kind="plain")
        closing.setAccessibleName(room.say("close"))
        box = beside(self._said, self.take, closing, gap=look.px(8))
        box.setStretch(0, 1)
        box.setContentsMargins(*[look.px(length) for length in (12, 6, 6, 6)])
        self.setLayout(box)
        self._carrier.seen.connect(self._tell)
        self._tell()

    @property
    def text(self) -> str:
        """Give what is said, "" when nothing is."""
        return "" if self.isHidden() else self._said.text()

    def follow(self, place: str) -> None:
        """Say nothing on the page that shows it anyway."""
        self._is_wanted = place != "exchange"
        self._tell()

    def shut(self) -> None:
        """Say no more of what is there now."""
        self._closed = self._there()
        self._tell()

    def _tell(self) -> None:
        there = self._there()
        said = self._sentence() if self._is_wanted and there - self._closed else ""
        self._said.setText(said)
        self.setAccessibleName(said)
        word = "take" if any(news.new for news in self._carrier.news) else "look_there"
        text = self._room.words.say("packages", word)
        if self.take.accessibleName() != text:
            self.take.setText(text)
            self.take.setAccessibleName(text)
        self.setVisible(bool(said))

    def _there(self) -> frozenset[str]:
        news = self._carrier.news
        packages = (one.label.content for each in news for one in each.new if one.label)
        return frozenset(packages) | {one.device for each in news for one in each.requests}

    def _sentence(self) -> str:
        say = self._room.words.say
        news = self._carrier.news
        count = sum(len(each.new) for each in news)
        if count:
            return say("packages", "stick_brings", count=count, names=_senders(news))
        names = ", ".join(one.name for each in news for one in each.requests)
        return say("packages", "stick_asks", names=names)


def _senders(news: tuple[News, ...]) -> str:
    names = (one.label.sender_name for each in news for one in each.new if one.label)
    return ", ".join(dict.fromkeys(names))
