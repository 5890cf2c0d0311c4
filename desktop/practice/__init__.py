"""The practice office: people in every role, cases in all states, made through actions only."""

PASSWORD = "latihan-sopan"
"""The password of every login in a practice office (DESIGN chapter 10)."""

START = 1_763_523_720_000
"""2025-11-19 10.42 WIB in milliseconds since 1970 UTC: where its clock begins to run."""
