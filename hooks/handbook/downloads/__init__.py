"""Files to take along: a row for each format, and what writes it."""
