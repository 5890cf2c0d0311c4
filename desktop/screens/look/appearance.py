"""How the window looks: theme and font scale, and all that follows from them."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from desktop.diagram.dressing.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette
from desktop.diagram.dressing.strokes import scaled
from desktop.screens.look import icons, typeface
from desktop.screens.look.sheet import sheet
from desktop.screens.look.tokens import TOKENS, Theme, Tokens

SCALES = (1.0, 1.15, 1.3)
"""The font scales that may be chosen (UX chapter 8)."""

PALETTES = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.CONTRAST: HIGH_CONTRAST}


@dataclass(frozen=True, slots=True)
class Look:
    """A theme in a font scale."""

    theme: Theme = Theme.LIGHT
    scale: float = 1.0

    @property
    def tokens(self) -> Tokens:
        """Give the colours."""
        return TOKENS[self.theme]

    @property
    def palette(self) -> Palette:
        """Give the colours of the swimlane and of the states of steps, its lines in scale."""
        palette = PALETTES[self.theme]
        return replace(palette, strokes=scaled(palette.strokes, self.scale))

    def told(self) -> str:
        """Write the look down; `look_told` reads it."""
        return f"{self.theme.value} {self.scale}"

    def px(self, pixels: float) -> int:
        """Give a length at 100 % as it is in this font scale."""
        return round(pixels * self.scale)

    def font(self, pixels: float = typeface.BODY, *, strong: bool = False) -> QFont:
        """Give the font in a size at 100 %."""
        return typeface.font(pixels * self.scale, strong=strong)

    def icon(self, name: str, colour: str = "", size: float = 16, gap: float = 0) -> QIcon:
        """Give an icon in a colour, that of text when none is named."""
        return icons.icon(name, colour or self.tokens.text, self.px(size), self.px(gap))

    def wear(self, application: QApplication) -> None:
        """Dress the whole application."""
        application.setStyle("Fusion")
        application.setPalette(_palette(self.tokens))
        application.setFont(self.font())
        application.setStyleSheet(sheet(self.tokens, self.scale))


def look_told(text: str) -> Look | None:
    """Read a look that was written down; None for anything that is none."""
    looks = (Look(theme, scale) for theme in Theme for scale in SCALES)
    return next((look for look in looks if look.told() == text), None)


def wished(application: QApplication) -> Theme:
    """Tell which theme the system asks for; light unless it says otherwise."""
    hints = application.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Theme.CONTRAST
    return Theme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Theme.LIGHT


def _palette(tokens: Tokens) -> QPalette:
    colours = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.header,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.danger,
        QPalette.ColorRole.Highlight: tokens.primary,
        QPalette.ColorRole.HighlightedText: tokens.on_primary,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.caption,
        QPalette.ColorRole.Link: tokens.primary,
        QPalette.ColorRole.Mid: tokens.hairline,
        QPalette.ColorRole.Accent: tokens.primary,
    }
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    muted = QColor(tokens.caption)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, muted)
    return palette
