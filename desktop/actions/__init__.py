"""What a person can do or ask. One function each; roles are checked here."""
