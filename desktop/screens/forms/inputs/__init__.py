"""Inputs: one for each kind of field (UX chapter 5)."""
