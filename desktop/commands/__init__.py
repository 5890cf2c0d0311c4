"""What each command does: asks the actions, writes what they say to the terminal."""
