"""SLIPS AN APPLICANT TAKES HOME: receipt and sheet of missing items, two on one sheet."""
