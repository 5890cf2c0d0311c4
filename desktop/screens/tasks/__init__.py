"""Tugas Saya: what waits for the person at the computer (UX chapter 3.2)."""
