"""What class a drug is in."""
