"""What a page warns of."""
