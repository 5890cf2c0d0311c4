"""Actions on a case, from its registration to its end."""
