"""Sound SOPs drawn from a seed, with all that offices do to their tables.

Loops, jumps, decisions with several exits, several symbols in a row and in one cell, rows without
symbols, numbers that repeat or are missing, merged and empty cells, columns left out or in another
order, words in symbols, long words and web addresses, several starts and ends, additions.
"""

from dataclasses import dataclass, field
from random import Random

from desktop.domain.people import Role
from desktop.domain.sop.model import (
    Basis,
    Certainty,
    Exit,
    Headings,
    Lane,
    Row,
    Shape,
    Sop,
    StandardTime,
    Symbol,
    Unit,
)
from tests.diagram.random_words import (
    ACTIVITIES,
    LABELS,
    LANES,
    NOTES,
    PAPERS,
    TIMES,
    TITLES,
    WORDS_IN_SYMBOLS,
    sentence,
)

MOST_EXITS = 3
"""With one side left for what comes in, a symbol has no more free sides."""


@dataclass
class Draft:
    """A symbol while its ways are being drawn."""

    row: int
    lane: int
    kind: Shape = Shape.PROCESS
    to: list[int] = field(default_factory=list)
    added: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Bounds:
    """How large an SOP may become; `exits` counts different targets of one symbol."""

    lanes: tuple[int, int] = (3, 12)
    rows: tuple[int, int] = (5, 60)
    exits: int = MOST_EXITS


def random_sop(seed: int, bounds: Bounds | None = None) -> Sop:
    """Draw a sound SOP; the same seed gives the same one."""
    bounds = bounds or Bounds()
    rng = Random(seed)
    lanes = rng.randint(*bounds.lanes)
    least, most = bounds.rows
    rows = least + int((most - least + 1) * rng.random() ** 2)
    drafts = _places(rng, lanes, rows)
    _connect(rng, drafts, bounds.exits)
    headings = _headings(rng)
    return Sop(
        id=f"acak-{seed}",
        title=f"SOP acak {seed}",
        headings=headings,
        lanes=_lanes(rng, lanes),
        rows=_rows(rng, rows, drafts, headings),
    )


def _lanes(rng: Random, count: int) -> tuple[Lane, ...]:
    labels = rng.sample(LANES, count)
    return tuple(
        Lane(id=f"lajur-{place}", label=label, roles=(Role.FRONT_OFFICE,))
        for place, label in enumerate(labels)
    )


def _headings(rng: Random) -> Headings:
    order = ["requirements", "time", "output"]
    if rng.random() < 0.3:
        rng.shuffle(order)
    titles = {key: "" if rng.random() < rare else rng.choice(t) for key, rare, t in TITLES}
    return Headings(order=tuple(order), column_numbers=rng.random() < 0.3, **titles)


def _places(rng: Random, lanes: int, rows: int) -> list[Draft]:
    """Put symbols into rows: starts into the first one, ends into the last one."""
    drafts = []
    for row in range(rows):
        first, last = row == 0, row == rows - 1
        kind = Shape.START if first else Shape.END if last else Shape.PROCESS
        count = _count(rng, first or last)
        drafts += [Draft(row, lane, kind) for lane in _row_lanes(rng, lanes, count)]
    for draft in drafts:
        if draft.kind is Shape.PROCESS and rng.random() < 0.05:
            draft.kind = rng.choice((Shape.START, Shape.END, Shape.END))
    return drafts


def _count(rng: Random, outermost: bool) -> int:
    if outermost:
        return rng.choice((1, 1, 1, 2, 3))
    return rng.choices((0, 1, 2, 3, 4), (6, 72, 15, 5, 2))[0]


def _row_lanes(rng: Random, lanes: int, count: int) -> list[int]:
    if rng.random() < 0.25:
        return [rng.randrange(lanes) for _ in range(count)]
    return rng.sample(range(lanes), min(count, lanes))


def _connect(rng: Random, drafts: list[Draft], exits: int) -> None:
    for place, draft in enumerate(drafts):
        if draft.kind is not Shape.END:
            _lead_on(rng, drafts, place, exits)
    for place in range(len(drafts)):
        _reach(rng, drafts, place, exits)


def _lead_on(rng: Random, drafts: list[Draft], place: int, exits: int) -> None:
    """Give a symbol its ways: mostly to what comes next, sometimes far on, sometimes back."""
    ways = drafts[place].to
    last = len(drafts) - 1
    jumps = rng.random() < 0.15
    ways.append(rng.randint(place + 1, min(place + 12, last)) if jumps else place + 1)
    if rng.random() < 0.08:
        ways.append(rng.randint(place + 1, last))
    if place and rng.random() < 0.2:
        back = rng.randint(max(0, place - 15), place - 1)
        ways.append(back)
        if rng.random() < 0.4 and back not in ways[:-1]:
            drafts[place].added.add(len(ways) - 1)
    if rng.random() < 0.02:
        ways.append(ways[0])
    while exits > MOST_EXITS and len(set(ways)) < exits and rng.random() < 0.4:
        ways.append(rng.randint(place + 1, last))


def _reach(rng: Random, drafts: list[Draft], place: int, exits: int) -> None:
    """Lead an earlier symbol to one that nothing leads to; where none is free, begin here."""
    draft = drafts[place]
    if draft.kind is Shape.START or any(place in earlier.to for earlier in drafts[:place]):
        return
    free = [d for d in drafts[:place] if d.kind is not Shape.END and len(set(d.to)) < exits]
    if free:
        rng.choice(free[-5:]).to.append(place)
    elif draft.kind is not Shape.END:
        draft.kind = Shape.START
    else:
        drafts[0].to.append(place)


def _rows(rng: Random, count: int, drafts: list[Draft], headings: Headings) -> tuple[Row, ...]:
    spans = _spans(rng, count, headings)
    covered = {
        (row + further, column)
        for row, columns in enumerate(spans)
        for column, over in columns.items()
        for further in range(1, over)
    }
    number = 0
    rows = []
    for place in range(count):
        number += rng.choices((1, 0, 2), (90, 5, 5))[0]
        words = _words(rng, number, headings)
        kept = {key: words[key] for key in words if (place, key) not in covered}
        rows.append(_row(kept, spans[place], _symbols(rng, drafts, place)))
    return tuple(rows)


def _row(words: dict[str, str], spans: dict[str, int], symbols: tuple[Symbol, ...]) -> Row:
    return Row(
        number=words.get("number", ""),
        activity=words.get("activity", ""),
        requirements=words.get("requirements", ""),
        time=_time(words.get("time", "")),
        output=words.get("output", ""),
        note=words.get("note", ""),
        spans=spans,
        symbols=symbols,
    )


def _time(text: str) -> StandardTime:
    amount, unit = TIMES.get(text, (0, Unit.NONE))
    return StandardTime(text=text, amount=amount, unit=unit)


def _spans(rng: Random, count: int, headings: Headings) -> list[dict[str, int]]:
    """Merge some cells of columns that exist; merged cells of one column never meet."""
    spans: list[dict[str, int]] = [{} for _ in range(count)]
    for column in ("number", "activity", "requirements", "time", "output", "note"):
        row = 0
        while getattr(headings, column) and row < count - 1:
            over = rng.choices((1, 2, 3), (93, 5, 2))[0]
            if over > 1 and row + over <= count:
                spans[row][column] = over
            row += over
    return spans


def _words(rng: Random, number: int, headings: Headings) -> dict[str, str]:
    words = {
        "number": "" if rng.random() < 0.08 else f"{number}{rng.choice(('', '.'))}",
        "activity": sentence(rng, ACTIVITIES, 1, 4),
        "requirements": "" if rng.random() < 0.2 else sentence(rng, PAPERS, 1, 4),
        "time": rng.choice(tuple(TIMES)),
        "output": "" if rng.random() < 0.2 else sentence(rng, PAPERS, 1, 2),
        "note": "" if rng.random() < 0.6 else sentence(rng, NOTES, 1, 2),
    }
    return {key: text for key, text in words.items() if getattr(headings, key)}


def _symbols(rng: Random, drafts: list[Draft], row: int) -> tuple[Symbol, ...]:
    return tuple(
        _symbol(rng, place, draft) for place, draft in enumerate(drafts) if draft.row == row
    )


def _symbol(rng: Random, place: int, draft: Draft) -> Symbol:
    several = len(draft.to) > 1
    kind = draft.kind
    if kind is Shape.PROCESS and several and rng.random() < 0.9:
        kind = Shape.DECISION
    labels = rng.sample(LABELS, len(draft.to))
    ways = tuple(
        Exit(
            to=f"s{to}",
            label=labels[way] if several or rng.random() < 0.03 else "",
            outcome=f"o{way}" if several else "",
            added=way in draft.added,
        )
        for way, to in enumerate(draft.to)
    )
    added = kind is Shape.PROCESS and rng.random() < 0.02
    return Symbol(
        id=f"s{place}",
        lane=f"lajur-{draft.lane}",
        kind=kind,
        text=rng.choice(WORDS_IN_SYMBOLS) if rng.random() < 0.12 else "",
        next=ways,
        basis=Basis(kind=Certainty.ADDED if added else Certainty.INFERRED),
    )
