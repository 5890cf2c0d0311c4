"""What waits for somebody's word: conflicts of the whole office, and numbers that were asked."""
