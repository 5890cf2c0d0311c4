"""Help on F1: a topic for every page, its tasks in a few steps each (UX 11.3)."""
