"""What a drug is for."""
