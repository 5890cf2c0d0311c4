"""What Ctrl+K asks: cases, people and procedures by a few letters."""
