"""WHO MAY COME IN, asked before anything of the office is loaded or opened."""
