"""How long the swimlane takes to repaint, beside a bare widget of the same size.

A frame is 16 ms (60 a second). What is measured is one full repaint of the viewport of the
25-row SOP at 1366x768: all rows at once (zoomed out until they fit), and as it is scrolled.

    python tests/benchmarks/swimlane_paint.py
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desktop import startup
from desktop.diagram.dressing.dressed import dressed
from desktop.diagram.layout import Table, chart_of
from desktop.diagram.sizes import PIXEL, SCREEN
from desktop.screens.application import application
from desktop.screens.look.appearance import Look
from desktop.screens.swimlane.painter import Picture
from desktop.screens.swimlane.view import Scene, Swimlane
from desktop.swimlane import faces

SOP = "dairi-izin-usaha-mikro-kecil"
TIMES = 200
FRAME = 16.0


def bare_widget() -> QWidget:
    """Make a widget that only fills itself: the floor under every repaint."""
    made = QWidget()
    made.setAutoFillBackground(True)
    return made


def repaint(widget: QWidget, ratio: float) -> Callable[[], None]:
    picture = QPixmap(round(widget.width() * ratio), round(widget.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    return lambda: widget.render(picture, QPoint(0, 0))


def milliseconds(act: Callable[[], None]) -> tuple[float, float]:
    act()
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return statistics.median(taken), taken[int(TIMES * 0.95)]


def main() -> None:
    application()
    sop = startup.shipped_sop(SOP)
    began = time.perf_counter()
    chart = chart_of(Table(sop), replace(SCREEN, width=1236 * PIXEL), faces())
    print(f"layout {(time.perf_counter() - began) * 1000:.0f} ms, {len(chart.rows)} rows")
    drawing = dressed(chart, Look().palette, faces())
    began = time.perf_counter()
    Picture(drawing)
    print(f"paths and glyphs {(time.perf_counter() - began) * 1000:.1f} ms, once per zoom")
    view, bare = Swimlane(Look()), bare_widget()
    view.show_scene(Scene(chart=chart, drawing=drawing))
    for name, height, zoom, ratio in (
        ("as it is scrolled, 100 %", 580, 1.0, 1.0),
        ("as it is scrolled, screen at 125 %", 580, 1.0, 1.25),
        ("all 25 rows at once", round(chart.height / PIXEL) + 2, 1.0, 1.0),
        ("all 25 rows at once, screen at 125 %", round(chart.height / PIXEL) + 2, 1.0, 1.25),
    ):
        for widget in (view, bare):
            widget.resize(1250, height)
        view.set_zoom(zoom)
        own, slow = milliseconds(repaint(view.viewport(), ratio))
        floor, _ = milliseconds(repaint(bare, ratio))
        verdict = "within a frame" if slow <= FRAME else "MORE THAN A FRAME"
        print(
            f"{name}: {own:.1f} ms (95 % under {slow:.1f}), bare widget {floor:.2f} ms,"
            f" {own / floor:.1f} times; {verdict}"
        )


if __name__ == "__main__":
    main()
