"""What the tabs of a case ask: who said what last, what happened, which papers are there."""
