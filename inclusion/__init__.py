"""The Lincolnshire inclusion explorer: validated records of two SEND documents, and the pages that show them."""

import gc

# By Python's own rule, garbage is looked for after each 700 new objects: a seventh of the time that the start takes.
gc.set_threshold(50_000, 20, 50)
