"""Pengaturan, calendar: office hours and holidays."""
