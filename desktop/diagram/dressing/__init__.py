"""Gives a chart its colours: lines, fills, badges and words, for window, paper and any case."""
