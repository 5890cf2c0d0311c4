"""One case in the table of its procedure, alive (UX chapters 3.4 and 9.5)."""
