"""What is measured: ranges, a measure's figures, their words, tables and charts."""
