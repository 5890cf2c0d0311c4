"""The colours of the window by what they are for: light, dark, high contrast (UX 8)."""

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """How the window is coloured."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One colour for each use, `#rrggbb`; `weak` are fills behind text of the same meaning."""

    window: str
    surface: str
    header: str
    hairline: str
    border: str
    text: str
    secondary: str
    caption: str
    primary: str
    primary_hover: str
    primary_weak: str
    on_primary: str
    rail: str
    rail_text: str
    rail_active: str
    rail_bar: str
    danger: str
    danger_weak: str
    practice: str
    practice_weak: str
    badge: str
    on_badge: str


LIGHT = Tokens(
    window="#F4F6F9",
    surface="#FFFFFF",
    header="#EEF2F6",
    hairline="#DCE2E9",
    border="#7C8B9B",
    text="#1B2733",
    secondary="#4A5A6A",
    caption="#5F6E7D",
    primary="#1F5FA8",
    primary_hover="#184C87",
    primary_weak="#E3EEFA",
    on_primary="#FFFFFF",
    rail="#16324F",
    rail_text="#C9D6E4",
    rail_active="#23466B",
    rail_bar="#7FB6F0",
    danger="#B3261E",
    danger_weak="#FCE4E2",
    practice="#8A4B00",
    practice_weak="#FFE9C7",
    badge="#B3261E",
    on_badge="#FFFFFF",
)

DARK = Tokens(
    window="#14191F",
    surface="#1A2027",
    header="#242C35",
    hairline="#343E49",
    border="#7C8B9B",
    text="#E6EBF0",
    secondary="#A9B5C1",
    caption="#97A4B1",
    primary="#6DB1F2",
    primary_hover="#8DC3F6",
    primary_weak="#12324F",
    on_primary="#0E1A26",
    rail="#0F151C",
    rail_text="#A9B5C1",
    rail_active="#1E2B39",
    rail_bar="#6DB1F2",
    danger="#F28B82",
    danger_weak="#451A17",
    practice="#E9B04A",
    practice_weak="#3D2B08",
    badge="#F28B82",
    on_badge="#2B0B08",
)

CONTRAST = Tokens(
    window="#000000",
    surface="#000000",
    header="#000000",
    hairline="#808080",
    border="#FFFFFF",
    text="#FFFFFF",
    secondary="#FFFFFF",
    caption="#D0D0D0",
    primary="#5FD4FF",
    primary_hover="#A6E8FF",
    primary_weak="#00344D",
    on_primary="#000000",
    rail="#000000",
    rail_text="#FFFFFF",
    rail_active="#00344D",
    rail_bar="#FFD84D",
    danger="#FF9E94",
    danger_weak="#4D0F0A",
    practice="#FFD84D",
    practice_weak="#3D3000",
    badge="#FFD84D",
    on_badge="#000000",
)

TOKENS = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.CONTRAST: CONTRAST}
