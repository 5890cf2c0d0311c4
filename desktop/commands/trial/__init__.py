"""What `sopan self-test` tries: the resources, and one case through an office made for it."""
