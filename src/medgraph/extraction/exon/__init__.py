"""Which exons a drug skips, or keeps in."""
