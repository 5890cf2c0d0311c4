"""Beranda: what is late, due today, waiting; what comes next; where it stands (UX 3.2)."""
