"""Working days, office hours and the deadlines that follow from them."""
