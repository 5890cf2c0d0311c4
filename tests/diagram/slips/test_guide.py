"""A quick guide stays on its sheets, in columns, in the largest type that fits."""

from dataclasses import replace

import pytest

from desktop.diagram.shapes import Words
from desktop.diagram.sheets.paper import LEFT, RIGHT, Paper
from desktop.diagram.slips.guide import PAGES, Guide, GuidePart, GuideTask, guide_sheets
from tests.diagram.sheets.made import reach
from tests.diagram.slips.made import PAPERS
from tests.diagram.text.faces import FACES

STEP = "Tekan F9; langkah ini selesai dan permohonan diteruskan kepada yang berikutnya."
KEYS = tuple((f"Ctrl+{place}", "halaman menurut urutan di kiri") for place in range(40))


def guide(parts: int, tasks: int = 3) -> Guide:
    each = tuple(GuideTask(title=f"Pekerjaan {task}", steps=(STEP,) * 4) for task in range(tasks))
    told = tuple(GuidePart(title=f"Bagian {part}", tasks=each) for part in range(parts))
    return Guide(
        title="Panduan cepat",
        about="Pekerjaan sehari-hari.",
        parts=(*told, GuidePart(title="Tombol", keys=KEYS)),
        pages="Halaman {page} dari {pages}",
        foot="Dicetak",
    )


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("parts", [1, 4, 9])
def test_nothing_stands_outside_of_the_sheet(paper: Paper, parts: int) -> None:
    for sheet in guide_sheets(guide(parts), paper, FACES):
        for shape in sheet.shapes:
            left, top, right, bottom = reach(shape)
            assert left >= LEFT - 1, shape
            assert right <= paper.width - RIGHT + 1, shape
            assert top >= 0, shape
            assert bottom <= paper.height, shape


@pytest.mark.parametrize("paper", PAPERS)
def test_every_task_is_on_a_sheet_and_none_twice(paper: Paper) -> None:
    wanted = guide(4)

    said = [
        shape.text
        for sheet in guide_sheets(wanted, paper, FACES)
        for shape in sheet.shapes
        if isinstance(shape, Words) and shape.part.key in {"task", "keys"}
    ]

    tasks = [task.title for part in wanted.parts for task in part.tasks]
    assert said == [*tasks, *(keys for keys, _ in KEYS)]


def test_more_to_say_is_set_smaller_before_it_needs_a_third_sheet() -> None:
    paper = PAPERS[0]
    sheets = [guide_sheets(guide(parts), paper, FACES) for parts in (2, 4)]
    sizes = [
        next(s.size for s in found[0].shapes if isinstance(s, Words) and s.part.key == "step")
        for found in sheets
    ]

    assert [len(found) for found in sheets] == [PAGES, PAGES]
    assert sizes[0] > sizes[1]
    assert len(guide_sheets(guide(40), paper, FACES)) > PAGES


def test_a_practice_office_marks_its_guide() -> None:
    marked = guide_sheets(replace(guide(1), mark="CONTOH"), PAPERS[0], FACES)

    assert all(any(getattr(s, "text", "") == "CONTOH" for s in sheet.shapes) for sheet in marked)
