"""Which drug a page is about, what it is called, and whom each clause speaks about."""
