"""Komputer: which computers belong to the office, and what each keeps."""
