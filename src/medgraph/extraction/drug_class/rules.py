"""The ways in which pages say what class a drug is in: the tables of rules, predicates first.

What stands in the slot is read by `words`: a slot may hold anything, and names a class only if it ends like one.
"""

from __future__ import annotations

from medgraph.extraction.drug_class.apposition_rules import APPOSED
from medgraph.extraction.drug_class.predicate_rules import PREDICATED

RULES = (*PREDICATED, *APPOSED)
