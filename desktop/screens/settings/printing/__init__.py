"""Cetakan: printers and papers of this computer, and how true they print."""
