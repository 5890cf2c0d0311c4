"""The table of an SOP: columns, headings, cells of words and symbols, before lines are drawn."""
