"""What was read of the ledger, for quick answers: thrown away and read again at any time."""
