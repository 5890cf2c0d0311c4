"""The online queue: what must also be entered in OSS, siCantik, SIGAP or sent by e-mail."""
