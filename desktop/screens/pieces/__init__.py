"""What pages are put together from: buttons, chips, labels, tables, messages."""
