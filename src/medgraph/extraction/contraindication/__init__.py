"""In whom or with what a drug must not be used."""
