"""Pengaturan, numbering: the books, their keepers, and the next number of each."""
