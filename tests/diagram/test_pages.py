"""The flowchart on several pages: each page keeps the rules, and no arrow is lost between them."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from desktop.diagram.sheets.pages import Frame, flow_pages
from desktop.diagram.sheets.paper import LANDSCAPE, paper_named
from desktop.diagram.sheets.words import sheet_words_from
from desktop.diagram.sizes import PRINT
from desktop.domain.sop.model import Sop
from tests.diagram.examples import FACES, OTHER, ROOT, SEVEN, Example, faults_in, sop_named
from tests.diagram.random_sops import random_sop
from tests.diagram.rules.every import LABELS, LINES, TABLE

RANDOM_SOPS = 6
TITLE = 20.0
"""Room in mm that title and foot of a page take."""
OF_WHOLE_TABLES = {
    "every way out is one arrow with its words",
    "words of arrows stand to the letter",
    "additions are marked",
}
RULES = {
    name: rule for name, rule in {**LINES, **LABELS, **TABLE}.items() if name not in OF_WHOLE_TABLES
}
WORDS = sheet_words_from(
    tomllib.loads((ROOT / "resources/letters/sop.toml").read_text(encoding="utf-8"))
)
Pages = tuple[Example, ...]


def broken_into_pages(name: str, sop: Sop, paper: str, portrait: bool) -> Pages:
    width, height = paper_named(paper, portrait=portrait).room
    sizes = replace(PRINT, width=width)
    frame = Frame(width=width, height=height - TITLE)
    pages = flow_pages(sop, frame, PRINT, FACES, WORDS)
    for page in pages:
        assert page.chart.height * page.scale <= frame.height + 0.01, (name, page.rows)
        assert page.chart.width * page.scale <= frame.width + 0.01, (name, page.rows)
    return tuple(
        Example(
            f"{name} on {paper}{' portrait' if portrait else ''}, rows {page.rows}",
            sop,
            sizes,
            page.chart,
            range(page.rows.start + 1, page.rows.stop + 1),
        )
        for page in pages
    )


@cache
def documents() -> tuple[Pages, ...]:
    return tuple(broken_into_pages(*choice) for choice in choices())


def choices() -> Iterator[tuple[str, Sop, str, bool]]:
    for name in (*SEVEN, OTHER):
        for paper in LANDSCAPE:
            yield name, sop_named(name), paper, False
        yield name, sop_named(name), "F4", True
    for seed in range(RANDOM_SOPS):
        yield f"random SOP {seed}", random_sop(seed), tuple(LANDSCAPE)[seed % 4], seed % 3 == 0


@pytest.mark.parametrize("rule", RULES)
def test_every_page_keeps_the_rule(rule: str, counted: Callable[[str], None]) -> None:
    pages = [page for document in documents() for page in document]

    broken = faults_in(RULES[rule], pages)

    counted(f"{len(pages)} pages, {len(broken)} break it")
    assert broken == {}


def test_pages_hold_every_row_once_and_in_order() -> None:
    for document in documents():
        rows = [position for page in document for position in page.positions]

        assert rows == list(range(1, len(document[0].sop.rows) + 1)), document[0].name


def test_no_arrow_is_lost_between_pages(counted: Callable[[str], None]) -> None:
    lost = {}
    count = 0
    for document in documents():
        wanted = Counter((s.id, way.to) for s in document[0].sop.symbols() for way in s.next)
        followed = Counter(way for page in document for way in followed_from(page, document))
        count += sum(wanted.values())
        if wanted != followed:
            lost[document[0].name] = (wanted - followed, followed - wanted)

    counted(f"{count} arrows, {len(lost)} documents lose some")
    assert lost == {}


def followed_from(page: Example, document: Pages) -> Iterator[tuple[str, str]]:
    """Follow the arrows that begin on a page, by their letter where they go on elsewhere."""
    inside = {symbol.id for symbol in page.chart.symbols if symbol.kind}
    letters = {s.id: s.words[0].text for s in page.chart.symbols if not s.kind}
    for arrow in page.chart.connectors:
        if arrow.source not in inside:
            continue
        if arrow.target in inside:
            yield arrow.source, arrow.target
        else:
            (target,) = resumed(letters[arrow.target], page, document)
            yield arrow.source, target


def resumed(letter: str, page: Example, document: Pages) -> set[str]:
    """Tell which symbols the arrows from a lettered connector of the other pages lead to."""
    return {
        arrow.target
        for other in document
        if other is not page
        for letters in [{s.id: s.words[0].text for s in other.chart.symbols if not s.kind}]
        for arrow in other.chart.connectors
        if letters.get(arrow.source) == letter
    }


def test_the_seven_take_few_pages_of_f4() -> None:
    counts = {
        document[0].name.split(" on ")[0]: len(document)
        for document in documents()
        if " on F4, rows range(0" in document[0].name and "random" not in document[0].name
    }

    assert counts["dairi-izin-usaha-mikro-kecil"] >= 2
    assert max(counts.values()) <= 4
