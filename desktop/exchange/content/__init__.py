"""What is in a package: lines, packed and encrypted."""
