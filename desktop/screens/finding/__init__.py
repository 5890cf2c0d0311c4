"""Ctrl+K: find a case, a person, a page, a procedure or a command by a few letters (UX 5)."""
