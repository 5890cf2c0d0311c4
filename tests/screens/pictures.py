"""What tests see of a swimlane: its pixels, and where rows are."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from desktop.screens.swimlane.frame import Frame
from desktop.screens.swimlane.view import Swimlane


def seen(view: Swimlane) -> QImage:
    return view.viewport().grab().toImage()


def head_of(view: Swimlane) -> QImage:
    frame = frame_of(view)
    return seen(view).copy(QRect(0, 0, round(frame.width), round(frame.head) - 1))


def first_columns(view: Swimlane) -> QImage:
    frame = frame_of(view)
    size = QRect(0, 0, round(frame.frozen) - 1, round(frame.height))
    return seen(view).copy(size)


def frame_of(view: Swimlane) -> Frame:
    frame = view.frame()
    assert frame is not None
    return frame


def rows_of(view: Swimlane) -> list[int]:
    return [band.position for band in frame_of(view).chart.rows if band.position]
