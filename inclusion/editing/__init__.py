"""What an editor runs: the check of the data against the texts, and drafts of new rows."""
