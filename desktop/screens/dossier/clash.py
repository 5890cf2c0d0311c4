"""One thing that two people wrote differently: both in view, nobody's preselected (DESIGN 14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import Template

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import label
from desktop.screens.pieces.room import Room

RADIO = Template("""
QRadioButton { background: transparent; spacing: ${u8}px; padding: ${u2}px; }
QRadioButton:focus { border: 1px solid $primary; border-radius: 3px; padding: ${u1}px; }
QRadioButton::indicator { width: ${u14}px; height: ${u14}px; border: 1px solid $border;
    border-radius: ${u8}px; background: $surface; }
QRadioButton::indicator:checked { width: ${u6}px; height: ${u6}px;
    border: ${u5}px solid $primary; background: $surface; }
QRadioButton::indicator:disabled { border-color: $hairline; }
""")
LENGTHS = (1, 2, 5, 6, 8, 14)


@dataclass(frozen=True, slots=True)
class Choosable:
    """One of the values: its key, its words, everybody who wrote it, and what followed it."""

    key: str
    text: str
    said_by: tuple[str, ...]
    behind: tuple[str, ...] = ()


class Clash(QWidget):
    """A heading and the values that stand there; `chosen` when one is taken."""

    chosen = Signal()

    def __init__(self, room: Room, name: str, heading: str, values: Sequence[Choosable]) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setStyleSheet(dress(room.look))
        self.name = name
        self._group = QButtonGroup(self)
        self._keys: dict[QRadioButton, str] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(room.look.px(4))
        box.addWidget(label(heading, "label"))
        for value in values:
            by = "; ".join(value.said_by)
            made = QRadioButton(value.text)
            made.setAccessibleName(f"{heading}: {value.text}, {by}")
            self._keys[made] = value.key
            self._group.addButton(made)
            box.addWidget(made)
            said = label(by, "caption", wrapped=True)
            said.setIndent(room.look.px(24))
            box.addWidget(said)
            for line in value.behind:
                after = label(line, "secondary", wrapped=True)
                after.setIndent(room.look.px(24))
                box.addWidget(after)
        self._group.buttonClicked.connect(lambda _: self.chosen.emit())

    @property
    def key(self) -> str | None:
        """Give what is chosen; None while nothing is."""
        button = self._group.checkedButton()
        return self._keys[button] if isinstance(button, QRadioButton) else None

    def take(self, key: str) -> None:
        """Choose a value, as if somebody had clicked it."""
        for made, known in self._keys.items():
            if known == key:
                made.setChecked(True)
                self.chosen.emit()

    def buttons(self) -> list[QRadioButton]:
        """Give the buttons, in the order they are shown."""
        return list(self._keys)


def dress(look: Look) -> str:
    """Write how buttons of one choice look; the style's own ones vanish on dark cards."""
    tokens = look.tokens
    colours = {name: getattr(tokens, name) for name in type(tokens).__dataclass_fields__}
    return RADIO.substitute(colours | {f"u{length}": str(look.px(length)) for length in LENGTHS})
