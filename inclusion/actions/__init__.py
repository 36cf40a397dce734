"""What is done and promised: filters, search, words and CSV of actions."""
