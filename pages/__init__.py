"""One module for each kind of page: layout that reads from top to bottom as the page does."""
