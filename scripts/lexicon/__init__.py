"""Make the shipped tables of names: `python -m scripts.lexicon VOCAB_DIR data/lexicon`."""
