"""Cadangan: backups now, backups by themselves, checking, and how to come back."""
