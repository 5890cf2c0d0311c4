"""The signed table in the window: picture, list, zoom and keys (UX chapters 9.5 to 9.7)."""
