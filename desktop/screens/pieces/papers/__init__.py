"""Papers on their way out of the window: looked at, saved, sent to a printer."""
