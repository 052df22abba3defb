"""How a drug is given."""
