"""A standard operating procedure: the signed table as data, read, written and checked."""
