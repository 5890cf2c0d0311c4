"""How thick and how round things are drawn, on the screen and on paper (UX 9.3, 9.5, 9.8)."""

from dataclasses import dataclass, replace

from desktop.diagram.sizes import PIXEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Strokes:
    """Widths, radii and dashes in mm.

    `crisp` grid lines begin on whole pixels; others are centred on their place. Connectors are
    `way` thick in a plain table; for a case `travelled`, or `pending` when they are not.
    """

    crisp: bool = True
    grid: float = PIXEL
    frame: float = PIXEL
    bar: float = 4 * PIXEL
    symbol: float = 1.4 * PIXEL
    active: float = 2.2 * PIXEL
    halo: float = 4 * PIXEL
    way: float = 1.4 * PIXEL
    travelled: float = 2 * PIXEL
    pending: float = 1.2 * PIXEL
    corner: float = 4 * PIXEL
    arrow: float = 7 * PIXEL
    arrow_width: float = 6.4 * PIXEL
    hop: float = 3.5 * PIXEL
    badge: float = 12 * PIXEL
    ring: float = 1.2 * PIXEL
    skipped: tuple[float, float] = (3 * PIXEL, 3 * PIXEL)
    added: tuple[float, float, float, float] = (6 * PIXEL, 2 * PIXEL, 1.4 * PIXEL, 2 * PIXEL)


SCREEN_STROKES = Strokes()
PRINT_STROKES = replace(
    SCREEN_STROKES,
    crisp=False,
    grid=0.4 * PIXEL,
    frame=1.1 * PIXEL,
    way=1.3 * PIXEL,
    pending=0.9 * PIXEL,
    arrow=6.5 * PIXEL,
    arrow_width=5.8 * PIXEL,
    hop=3.2 * PIXEL,
    badge=10 * PIXEL,
    ring=PIXEL,
)


def scaled(strokes: Strokes, factor: float) -> Strokes:
    """Enlarge what grows with the words of a font scale; lines stay as thin as they are."""
    return replace(
        strokes,
        halo=strokes.halo * factor,
        corner=strokes.corner * factor,
        arrow=strokes.arrow * factor,
        arrow_width=strokes.arrow_width * factor,
        hop=strokes.hop * factor,
        badge=strokes.badge * factor,
    )
