"""Forms: one input for each kind of field, composed after the sections of a step (UX 4 and 5)."""
