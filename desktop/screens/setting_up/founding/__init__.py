"""Founding an office in four short pages (UX chapter 11)."""
