"""What somebody's lists ask: their tasks tab by tab, all cases page by page, several at once."""
