"""What the form of a step asks for, and what is wrong with an answer."""
