"""Kantor: letterhead, head of the office, codes, and limits of time."""
