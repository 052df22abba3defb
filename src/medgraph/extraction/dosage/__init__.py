"""Which doses of a drug a page recommends: words, a grammar, and what goes with which amount."""
