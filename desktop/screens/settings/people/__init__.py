"""Pengguna & peran: who works in the office, and what each may do."""
