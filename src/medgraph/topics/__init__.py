"""What the text below a heading is about where the heading does not say it, by models learned from our own pages.

    pieces      blocks → pieces that are about one thing: a paragraph with its list, a question with its answer
    words       a piece, a heading → what the models are told of it
    headings    a heading in words that no phrase of ours has → its topic, where that is sure enough
    telling     the pieces below one heading → the topic of each, where that is sure enough
    dividing    a section whose heading says nothing → sections, each about one thing

"What might I feel?" and an article whose headings were lost are read so; a heading that means something is overruled
only by another topic that the model of headings is surer of. Offline and deterministic. `scripts/topics` learns the
weights anew.
"""

from medgraph.topics.dividing import VAGUE, divided
from medgraph.topics.headings import heading_topic
from medgraph.topics.pieces import Piece, pieces_of

__all__ = ["VAGUE", "Piece", "divided", "heading_topic", "pieces_of"]
