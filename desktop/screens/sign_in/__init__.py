"""Who are you: the first thing the window asks, and again after it was locked (UX 3.7)."""
