"""The colours of window and paper, and of the seven states of a step (UX chapters 6.1 and 8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.diagram.dressing.strokes import PRINT_STROKES, SCREEN_STROKES, Strokes
from desktop.domain.reading.step_states import StepState


@dataclass(frozen=True, slots=True)
class Colours:
    """What a symbol is filled, outlined and written with."""

    fill: str
    line: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """All colours of a picture, and how thick its lines are.

    `plain` is for the table without a case. `text` is for numbers and activities, `secondary`
    for the other columns, `quiet` for rows the case passes by. `band` and `halo` are how much
    of a state's colour goes into the row and the ring of the current step. `smallest` is how far
    notes may shrink to fit, as a part of their size: 10.5 px are the least on a screen.
    `full_names` are for paper, where nothing can be asked for more.
    """

    surface: str
    zebra: str
    heading: str
    grid: str
    frame: str
    text: str
    secondary: str
    quiet: str
    plain: Colours
    within: str
    late: str
    glyph: str
    states: Mapping[StepState, Colours]
    band: float = 0.6
    halo: float = 0.18
    smallest: float = 0.955
    full_names: bool = False
    strokes: Strokes = SCREEN_STROKES


def _states(*colours: Colours) -> Mapping[StepState, Colours]:
    return MappingProxyType(dict(zip(StepState, colours, strict=True)))


LIGHT = Palette(
    surface="#ffffff",
    zebra="#f7f9fb",
    heading="#eef2f6",
    grid="#dce2e9",
    frame="#dce2e9",
    text="#1b2733",
    secondary="#4a5a6a",
    quiet="#5f6e7d",
    plain=Colours("#ffffff", "#3a4a5a", "#3a4a5a"),
    within="#1e7b3c",
    late="#b3261e",
    glyph="#ffffff",
    states=_states(
        Colours("#e2f4e7", "#1e7b3c", "#14532d"),
        Colours("#dcebfb", "#1f5fa8", "#143f70"),
        Colours("#fff1d6", "#9a5b00", "#6b3f00"),
        Colours("#fce4e2", "#b3261e", "#7a1712"),
        Colours("#efe7f9", "#6b3fa0", "#4a2a72"),
        Colours("#ffffff", "#748394", "#4a5a6a"),
        Colours("#f4f6f8", "#9aa7b4", "#5f6e7d"),
    ),
)

DARK = Palette(
    surface="#1a2027",
    zebra="#1e252d",
    heading="#242c35",
    grid="#343e49",
    frame="#343e49",
    text="#e6ebf0",
    secondary="#a9b5c1",
    quiet="#828f9b",
    plain=Colours("#1f262e", "#a9b5c1", "#e6ebf0"),
    within="#5cc27d",
    late="#f28b82",
    glyph="#1a2027",
    states=_states(
        Colours("#15351f", "#5cc27d", "#c9f0d5"),
        Colours("#12324f", "#6db1f2", "#d6eafd"),
        Colours("#3d2b08", "#e9b04a", "#fbe7c0"),
        Colours("#451a17", "#f28b82", "#fcd9d6"),
        Colours("#2c1f42", "#b79ae6", "#e6daf7"),
        Colours("#1f262e", "#6f7d8b", "#a9b5c1"),
        # UX has #7c8995 for the words, which is 4.48:1 on this fill.
        Colours("#1c2229", "#4a5562", "#828f9b"),
    ),
)

HIGH_CONTRAST = Palette(
    surface="#000000",
    zebra="#000000",
    heading="#000000",
    grid="#808080",
    frame="#ffffff",
    text="#ffffff",
    secondary="#ffffff",
    quiet="#b8b8b8",
    plain=Colours("#000000", "#ffffff", "#ffffff"),
    within="#7cf29c",
    late="#ff9e94",
    glyph="#000000",
    states=_states(
        Colours("#000000", "#7cf29c", "#ffffff"),
        Colours("#00344d", "#5fd4ff", "#ffffff"),
        Colours("#3d3000", "#ffd84d", "#ffffff"),
        Colours("#4d0f0a", "#ff9e94", "#ffffff"),
        Colours("#33164d", "#d7b3ff", "#ffffff"),
        Colours("#000000", "#d0d0d0", "#ffffff"),
        Colours("#000000", "#9a9a9a", "#b8b8b8"),
    ),
    band=1.0,
    halo=0.4,
)

PAPER = Palette(
    surface="#ffffff",
    zebra="#ffffff",
    heading="#ffffff",
    grid="#000000",
    frame="#000000",
    text="#000000",
    secondary="#000000",
    quiet="#666666",
    plain=Colours("#ffffff", "#000000", "#000000"),
    within="#000000",
    late="#000000",
    glyph="#ffffff",
    states=_states(
        Colours("#e4e4e4", "#000000", "#000000"),
        Colours("#ffffff", "#000000", "#000000"),
        Colours("#ffffff", "#000000", "#000000"),
        Colours("#ffffff", "#000000", "#000000"),
        Colours("#ffffff", "#000000", "#000000"),
        Colours("#ffffff", "#595959", "#404040"),
        Colours("#ffffff", "#808080", "#666666"),
    ),
    halo=0.25,
    smallest=0.8,
    full_names=True,
    strokes=PRINT_STROKES,
)


def mixed(over: str, under: str, share: float) -> str:
    """Lay a colour over another: `share` of it covers, the rest shines through.

    Colours are mixed here and not by painters, so that all show the same and printers, which
    are slow with transparency, get none.
    """
    pairs = zip(_parts(over), _parts(under), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue
