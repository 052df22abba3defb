"""The ways in which pages state a drug's brands: the tables of rules, those first that say of a name that it is a brand."""

from __future__ import annotations

from medgraph.extraction.naming.beside_rules import BESIDE
from medgraph.extraction.naming.stated_rules import STATED

RULES = (*STATED, *BESIDE)
