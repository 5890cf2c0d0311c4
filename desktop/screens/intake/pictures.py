"""The part of a sheet that is shown beside the form."""

from PySide6.QtGui import QImage

ABOVE_THE_CUT = 0.485
"""The part of a sheet that the upper slip takes, without the line to cut along."""


def upper_half(picture: QImage) -> QImage:
    """Cut the upper slip out of a sheet that has two."""
    return picture.copy(0, 0, picture.width(), round(picture.height() * ABOVE_THE_CUT))
