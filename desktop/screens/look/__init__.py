"""Colours, font, sizes and icons of the window (UX chapter 8)."""
