"""Pengaturan: what an office can fit to itself, one chapter for each thing."""
