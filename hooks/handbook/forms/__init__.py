"""Forms: what they ask, what they work out, and samples of them filled in."""
