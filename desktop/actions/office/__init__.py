"""Actions on the office: people, computers, procedures, settings and books."""
