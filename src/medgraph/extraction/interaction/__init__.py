"""What a drug interacts with."""
