"""What the text below a heading is about where the heading does not say it, by a model learned from our own pages.

    pieces      blocks → pieces that are about one thing: a paragraph with its list, a question with its answer
    words       a piece, a heading → what the model is told of it
    weights     the shipped weights: what is told → a probability for each topic
    telling     the pieces below one heading → the topic of each, where that is sure enough
    dividing    a section whose heading says nothing → sections, each about one thing

"What might I feel?" and an article whose headings were lost are read so; a heading that means something is never
overruled. Offline and deterministic. `scripts/topics` learns the weights anew.
"""

from medgraph.topics.dividing import VAGUE, divided
from medgraph.topics.pieces import Piece, pieces_of

__all__ = ["VAGUE", "Piece", "divided", "pieces_of"]
