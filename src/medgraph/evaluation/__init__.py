"""Hold facts against gold: how much is right, what is wrong and why, and what was never read.

gold        lines of what a page states, and of what must not be read from it
agreement   when does a fact say what a line says?
scoring     facts × gold → tallies by relation, qualifiers, mistakes
causes      mistake → its class
report      scores → table, record
"""

from __future__ import annotations

from medgraph.evaluation.gold import pages_beside, read_gold
from medgraph.evaluation.scoring import Evaluation, evaluate
from medgraph.evaluation.tallies import COMPLETE, Mistake, Tally

__all__ = ["COMPLETE", "Evaluation", "Mistake", "Tally", "evaluate", "pages_beside", "read_gold"]
