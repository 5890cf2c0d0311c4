"""Goes through the real windows and takes pictures of them (DESIGN chapter 10)."""
