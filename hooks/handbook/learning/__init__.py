"""Learning: self-checks, the numbers in them and their pairs, and sessions for a team."""
