"""The stations of the tour: each shows one part of the program, and leaves it as it was."""
