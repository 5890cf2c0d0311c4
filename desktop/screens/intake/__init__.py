"""Permohonan baru: from the applicant at the counter to the printed receipt (UX chapter 4)."""
