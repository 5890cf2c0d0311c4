"""KIRIM/TERIMA: packages out and in, computers, conflicts, the shared folder (UX 3.5)."""
