"""Permohonan: all cases, found as somebody types (UX chapter 3.2)."""
