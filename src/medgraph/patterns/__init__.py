"""Patterns, compiled when first searched and tried only on a text that holds the words without which none matches.

Most patterns of the rules have nothing to do with most texts, and to find that out by searching takes as long as a
match. So each pattern is read once for the bits of words that every match of it must hold (`needs`), the words of a
text are looked up once for all patterns (`sight`), and a search begins only where nothing is missing. All of it
follows from the pattern itself: a new rule brings its words with it, and no result changes.

    _EFFECT = Pattern(r"\\bside effects?\\b", re.IGNORECASE)     declared at the head of a module, costs nothing
    search(_EFFECT, clause)                                    a whole clause, or more
    _EFFECT.search(words)                                      a few words, or a pattern that needs none
"""

from __future__ import annotations

from medgraph.patterns.looking import finditer, match, may_match, search, sub
from medgraph.patterns.pattern import Pattern
from medgraph.patterns.sight import seen

__all__ = ["Pattern", "finditer", "match", "may_match", "search", "seen", "sub"]
