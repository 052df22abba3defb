"""Train the tagger of adverse reactions, and measure it.

corpus      labels whose adverse reactions experts marked, as they lie in one JSON file
counting    on how many labels strings are marked; what words do at the edges of names
growing     strings as they are told → trees that judge them
training    labels → a model: weights of tokens, trees, counts
measuring   marked strings against found ones
__main__    `python -m scripts.tagger CORPUS.json -o data/tagger`
"""
