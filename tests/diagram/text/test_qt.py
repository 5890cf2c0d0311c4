"""The window sets words as wide as the layout measured them, without kerning and hinting."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from desktop.diagram.text.font import width_of
from tests.diagram.text.faces import FACES, REGULAR, STRONG, printed_words

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

POINTS = 12.0
NEAR = 0.02
# Qt rounds widths at the size it is asked for; what it measures large is exact when scaled down.
LARGE = 2048


def measured(path: Path, weight: QFont.Weight) -> QFontMetricsF:
    number = QFontDatabase.addApplicationFont(str(path))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setWeight(weight)
    font.setPixelSize(LARGE)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return QFontMetricsF(font)


@pytest.mark.parametrize(
    ("path", "weight", "font"),
    [
        (REGULAR, QFont.Weight.Normal, FACES.regular),
        (STRONG, QFont.Weight.DemiBold, FACES.strong),
    ],
    ids=["regular", "strong"],
)
def test_all_words_of_the_seven_are_as_wide_as_in_the_window(
    qapp, path, weight, font, counted: Callable[[str], None]
) -> None:
    metrics = measured(path, weight)

    apart = {
        words: abs(
            width_of(font, words, POINTS) - metrics.horizontalAdvance(words) * POINTS / LARGE
        )
        for words in printed_words()
    }

    assert {words: far for words, far in apart.items() if far > NEAR} == {}
    counted(f"{len(apart)} sentences, at most {max(apart.values()):.4f} pt apart at {POINTS} pt")
