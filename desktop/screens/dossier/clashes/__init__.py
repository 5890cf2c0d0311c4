"""Values that clash, side by side: a row for each field, a column for each computer."""
