"""What is true in a permit office. Plain Python: no Qt, SQL, files, clock or randomness."""
