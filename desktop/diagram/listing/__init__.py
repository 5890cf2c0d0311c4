"""Plain tables on paper: histories and registers, of any length (UX chapter 10)."""
