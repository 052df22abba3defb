"""Check what pages claim about deletions and reading frames: read the claims, compute them again, tell what differs.

drugs      the exons that drugs skip, by the drug's name
phrases    claims in a sentence: "deletions of exons 48-50 and 52 are amenable to skipping exon 51"
sources    sentences of pages and labels with their gene; rows of a CSV (gene, deletion, claim)
checking   a claim against the arithmetic
"""

from __future__ import annotations

from medgraph.claims.checking import Checked, check_claims
from medgraph.claims.phrases import Claim, claims_in
from medgraph.claims.sources import Stated, read_claims

__all__ = ["Checked", "Claim", "Stated", "check_claims", "claims_in", "read_claims"]
