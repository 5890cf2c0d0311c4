"""Pengaturan, SOP: what is in force, put into force, and its lanes corrected."""
