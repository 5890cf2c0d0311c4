"""The two cards of Kirim/Terima: the same rows, one button each."""
