"""The pages that matter most in every look: dark, high contrast, large type, small screens."""

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.actions.procedures.library import library
from desktop.screens.case.page import CasePage
from desktop.screens.look.appearance import Look
from desktop.screens.look.tokens import Theme
from desktop.screens.places import new_application
from desktop.screens.queue.page import QueuePage
from desktop.screens.tour.camera import SIZE
from desktop.screens.tour.choosing import late
from desktop.screens.tour.guide import Guide
from desktop.screens.tour.stations.procedures import longest, open_procedure

CLERK = "loket"
SMALL = (1024, 600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How things look: theme and type, size of the window, scale of the screen."""

    look: Look = field(default_factory=Look)
    size: tuple[int, int] = SIZE
    ratio: float = 1.0
    pages: frozenset[str] = frozenset()
    """Pages that are shown; all of them where none is named."""


WAYS = {
    "gelap": Way(look=Look(Theme.DARK)),
    "kontras-tinggi": Way(look=Look(Theme.CONTRAST)),
    "huruf-130": Way(look=Look(scale=1.3)),
    "1024x600": Way(size=SMALL),
    "1024x600-huruf-130": Way(look=Look(scale=1.3), size=SMALL),
    "skala-125": Way(ratio=1.25, pages=frozenset({"permohonan"})),
}
EVERY = ("gelap", "skala-125")
"""Ways in which every procedure is shown."""


def looks(guide: Guide) -> None:
    """Show the same pages in every way."""
    for name, way in WAYS.items():
        guide.camera.begin(name)
        guide.be(CLERK)
        guide.program.restyle(way.look)
        guide.camera.resize(*way.size)
        _procedures(guide, way, every=name in EVERY)
        for page in way.pages or PAGES:
            PAGES[page](guide)
            guide.take(page, way.ratio)
        guide.desk.go_home()
    guide.program.restyle(Look())
    guide.camera.resize(*SIZE)


def _procedures(guide: Guide, way: Way, *, every: bool) -> None:
    for each in library(guide.session):
        if every or each.id == longest(guide):
            open_procedure(guide, each.id)
            guide.take(f"alur-{each.id}", way.ratio)


def _data(guide: Guide) -> None:
    guide.shown(CasePage).tabs.bar.setCurrentIndex(1)


def _own_step(guide: Guide) -> None:
    guide.visit("tasks")
    guide.press("Return")


PAGES: dict[str, Callable[[Guide], object]] = {
    "beranda": lambda guide: guide.visit("home"),
    "tugas": lambda guide: guide.visit("tasks"),
    "langkah": _own_step,
    "daftar": lambda guide: guide.visit("cases"),
    "permohonan": lambda guide: guide.open_case(late(guide)),
    "data": _data,
    "baru": lambda guide: guide.go(new_application),
    "daring": lambda guide: guide.go(QueuePage),
    "pengaturan": lambda guide: guide.visit("settings"),
}
