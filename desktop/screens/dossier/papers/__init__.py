"""Numbers of the papers of a case: given, asked for, voided with a reason."""
