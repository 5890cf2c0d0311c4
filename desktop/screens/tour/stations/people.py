"""The office as everybody there sees it: start page, tasks, and the forms of their steps."""

from collections.abc import Iterator

from desktop.domain.lines import CaseLine
from desktop.domain.sop.model import Section
from desktop.screens.tasks.page import TasksPage
from desktop.screens.tour.guide import Guide


def people(guide: Guide) -> None:
    """Be one person after another."""
    guide.camera.begin("orang")
    sections: set[Section] = set()
    for login in guide.logins():
        guide.be(login)
        guide.visit("home")
        guide.take(f"beranda-{login}")
        guide.visit("tasks")
        guide.take(f"tugas-{login}")
        if guide.shown(TasksPage).tasks:
            _steps(guide, login, sections)


def _steps(guide: Guide, login: str, sections: set[Section]) -> None:
    """Open a step for every section of a form that nobody has shown yet."""
    for line in list(guide.lines()):
        new = set(_sections(guide, line)) - sections
        if new:
            sections |= new
            guide.open_case(line.subject, is_task=True)
            guide.take(f"langkah-{login}-{'-'.join(sorted(new))}")


def _sections(guide: Guide, line: CaseLine) -> Iterator[Section]:
    if line.symbol and not line.paused and not line.conflicts:
        case = guide.session.workplace.case(line.subject)
        if case.current is not None and guide.session.has_step(case):
            yield from case.current.symbol.form
