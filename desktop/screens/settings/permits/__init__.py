"""Pengaturan, permit types: names, procedures, requirements, limits."""
