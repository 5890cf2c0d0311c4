"""Where exactly the line of each connector lies."""
