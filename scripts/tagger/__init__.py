"""Train the tagger of adverse reactions, and measure it.

corpus      labels whose adverse reactions experts marked, as they lie in one JSON file
training    labels → a model: weights of tokens, weights of strings, the table of terms
measuring   marked strings against found ones
__main__    `python -m scripts.tagger CORPUS.json -o data/tagger`
"""
