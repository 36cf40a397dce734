"""What an editor runs: texts read into places, checked against the data and drafted from; official files taken in."""
