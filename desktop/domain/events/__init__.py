"""Everything that can have happened, each with the name it has in the ledger."""
