"""Learning: self-checks, the numbers in them, and sessions for a team."""
