"""What must be watched while a drug is taken."""
