"""What Ctrl+K can lead to besides cases: pages, chapters of the settings, commands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from desktop.actions.finding.hits import matches
from desktop.domain.people import Action
from desktop.screens.conflicts.asked import AskedPage
from desktop.screens.conflicts.page import conflicts_page
from desktop.screens.finding.entry import Entry
from desktop.screens.look.appearance import SCALES, Look
from desktop.screens.look.tokens import Theme
from desktop.screens.pieces.room import Place, Room
from desktop.screens.queue.page import QueuePage
from desktop.screens.settings.chapters import CHAPTERS
from desktop.screens.settings.page import settings_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What the window does: show a page of the rail, begin an application, lock, restyle, end."""

    places: Sequence[Place]
    visit: Callable[[str], None]
    new: Callable[[], None]
    lock: Callable[[], None]
    restyle: Callable[[Look], None]
    leave: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A line and what it does; `words` are further ones by which it is found."""

    entry: Entry
    act: Callable[[], object]
    words: str = ""


def ways_of(room: Room, ways: Ways) -> list[Way]:
    """List pages, chapters and commands."""
    return [*_pages(room, ways), *_commands(room, ways), *_looks(room, ways)]


def found_ways(all_ways: Sequence[Way], typed: str) -> list[Way]:
    """Choose those whose words begin with what was typed."""
    return [way for way in all_ways if matches(typed, (way.entry.title, way.words))]


def _pages(room: Room, ways: Ways) -> list[Way]:
    say = room.words.say
    pages = [
        Way(
            entry=Entry(title=room.say(place.word), icon=place.icon, keys=f"Ctrl+{number}"),
            act=partial(ways.visit, place.key),
        )
        for number, place in enumerate(ways.places, 1)
    ]
    queue = Entry(title=say("queue", "title"), icon="globe")
    pages.append(Way(entry=queue, act=lambda: room.go(QueuePage), words="OSS siCantik SIGAP"))
    clashing = Entry(title=say("conflicts", "title"), icon="triangle-alert")
    pages.append(
        Way(entry=clashing, act=partial(room.go, conflicts_page), words=say("conflicts", "words"))
    )
    if room.runner.session.may(Action.GIVE_NUMBER):
        asked = Entry(title=say("conflicts", "asked_title"), icon="hash")
        pages.append(Way(entry=asked, act=partial(room.go, AskedPage)))
    settings = say("settings", "title")
    for chapter in CHAPTERS:
        title = f"{settings}: {say('settings', chapter.word)}"
        entry = Entry(title=title, icon=chapter.icon)
        pages.append(Way(entry=entry, act=partial(room.go, settings_at(chapter.key))))
    return pages


def _commands(room: Room, ways: Ways) -> list[Way]:
    say = room.words.say
    found = [
        Way(entry=Entry(title=room.say("lock_screen"), icon="lock", keys="Ctrl+L"), act=ways.lock),
        Way(entry=Entry(title=say("find", "help"), icon="info", keys="F1"), act=room.help),
        Way(entry=Entry(title=room.say("leave"), icon="power", keys="Ctrl+Q"), act=ways.leave),
    ]
    if room.runner.session.may(Action.REGISTER_CASE):
        new = Entry(title=say("listing", "new_short"), icon="plus", keys="Ctrl+N")
        found.insert(0, Way(entry=new, act=ways.new))
    return found


def _looks(room: Room, ways: Ways) -> list[Way]:
    look = room.look
    themes = [
        (f"{room.say('theme')}: {room.words.say('theme', theme.value)}", Look(theme, look.scale))
        for theme in Theme
    ]
    scales = [
        (
            f"{room.say('font_scale')}: {room.say('percent', percent=round(scale * 100))}",
            Look(look.theme, scale),
        )
        for scale in SCALES
    ]
    return [
        Way(
            entry=Entry(title=title, icon="palette"),
            act=partial(ways.restyle, wanted),
            words=room.words.say("find", "look_words"),
        )
        for title, wanted in (*themes, *scales)
        if wanted != look
    ]
