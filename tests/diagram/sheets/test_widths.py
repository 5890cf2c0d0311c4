"""Pages that follow each other have their columns at the same places."""

import pytest

from desktop.diagram.sheets.pages import Frame, flow_pages
from desktop.diagram.sheets.paper import paper_named
from desktop.diagram.sizes import PRINT
from tests.diagram.examples import FACES, OTHER, SEVEN, sop_named
from tests.diagram.test_pages import WORDS


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        *((name, "F4") for name in (*SEVEN, OTHER)),
        ("dairi-izin-usaha-mikro-kecil", "A4"),
        ("karimun-pemenuhan-komitmen", "A4"),
    ],
)
def test_columns_are_as_wide_on_every_page(name: str, paper: str) -> None:
    width, height = paper_named(paper).room
    frame = Frame(width=width, height=height - 20.0)

    pages = flow_pages(sop_named(name), frame, PRINT, FACES, WORDS)

    columns = {
        tuple(round(column.x * page.scale, 3) for column in page.chart.columns) for page in pages
    }
    assert len(columns) == 1
