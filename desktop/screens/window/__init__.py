"""The one window: rail, header, pages, status bar (UX chapter 3.1)."""
