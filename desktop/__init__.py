"""Sopan, the offline desktop program of a district permit office."""

VERSION = "0.1.0"
