"""Benturan data: all that waits for a decision, each decided on a page of its own (UX 3.5)."""
