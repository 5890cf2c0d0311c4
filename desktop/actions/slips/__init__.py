"""SLIPS AN APPLICANT TAKES HOME: receipt and sheet of missing items, and who printed them."""
