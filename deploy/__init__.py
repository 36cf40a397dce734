"""Files and checks for running the explorer on servers."""
