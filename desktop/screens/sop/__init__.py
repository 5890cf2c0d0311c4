"""The procedures of the office: which there are, each with its table, identity and versions."""
