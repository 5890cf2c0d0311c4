"""The online queue: what to enter in OSS, siCantik, SIGAP or send, with everything at hand."""
