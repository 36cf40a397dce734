"""The Lincolnshire inclusion explorer: validated records of two SEND documents, and the pages that show them."""
