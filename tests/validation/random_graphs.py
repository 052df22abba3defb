"""Graphs by chance, the same for the same seed: made up, or a built one that was tampered with."""

from __future__ import annotations

import random
import re

from medgraph.graph import Triple
from medgraph.vocabulary import MG, OA, RDF, RDFS

XSD = "http://www.w3.org/2001/XMLSchema#"
NAMED = ("<http://e/a>", "<http://e/b>", "<http://e/c>", "<http://e/d>")
BLANK = ("_:x", "_:y")
CLASSES = ("<http://e/A>", "<http://e/B>", "<http://e/C>")
PLAIN = ('"a"', '"Abel"', '"a"@en', '"b"@en', '"un arbre"@fr', '"b"@en-us')
TYPED = tuple(
    f'"{text}"^^<{XSD}{datatype}>'
    for text, datatype in (
        *(("1", "integer"), ("2", "integer"), ("3", "integer"), ("x", "integer"), ("1.5", "decimal")),
        *(("2020-01-01", "date"), ("2020-01-03", "date"), ("2020-13-01", "date"), ("true", "boolean")),
    )
)
NUMBERS = tuple(f'"{text}"^^<{XSD}{"decimal" if "." in text else "integer"}>' for text in ("1", "2", "3", "1.5"))
NUMBER = re.compile(r'"[0-9.]+"\^\^')
# what our shapes compare with another value; here pySHACL fails on blank nodes and orders what cannot be compared
COMPARED = {f"<{OA.start}>", f"<{OA.end}>"} | {
    f"<{name}>"
    for name in (
        *(MG.exonNumber, MG.exonCount, MG.codingLength, MG.length, MG.frequencyLower, MG.frequencyUpper),
        *(MG.value, MG.valueMax, MG.infusionMin, MG.infusionMax),
    )
}


def made_up(seed: int) -> set[Triple]:
    """Return a small graph on a few nodes, for `all_components.ttl`."""
    chance = random.Random(seed)
    found = {(node, f"<{RDF.type}>", kind) for node in NAMED + BLANK for kind in CLASSES if chance.random() < 0.4}
    if chance.random() < 0.5:
        found.add((CLASSES[0], f"<{RDFS.subClassOf}>", CLASSES[1]))
    if chance.random() < 0.3:
        found.add((CLASSES[1], f"<{RDFS.subClassOf}>", CLASSES[0]))
    for _ in range(chance.randint(5, 35)):
        name = chance.choice("pppqqrs")
        # of what is compared (r, s), pySHACL fails on blank nodes and languages, and orders what cannot be compared
        values = NAMED + BLANK + PLAIN * 2 + TYPED if name in "pq" else NAMED + NUMBERS
        found.add((chance.choice(NAMED + BLANK), f"<http://e/{name}>", chance.choice(values)))
    return found


def tampered_with(graph: list[Triple], seed: int) -> set[Triple]:
    """Return a graph in which some triples are dropped, doubled, moved, or say something else."""
    chance = random.Random(seed)
    found = set(graph)
    for triple in chance.sample(graph, chance.randint(1, 12)):
        subject, predicate, value = triple
        other = chance.choice(graph)
        odd = chance.choice((*PLAIN, *TYPED[:5], '""', '" "', '"P1W"', other[2]))
        for added in chance.choice(
            (
                (),
                ((subject, predicate, odd),),
                (triple, (subject, predicate, odd)),
                (triple, (subject, predicate, other[2])),
                ((other[0], predicate, value),),
                (triple, (subject, other[1], value)),
                (triple, (other[0], other[1], odd)),
            )
        ):
            if added[1] not in COMPARED or NUMBER.match(added[2]):
                found.add(added)
        if chance.random() < 0.6:
            found.discard(triple)
    return _with_a_blank_node(found, chance) if chance.random() < 0.3 else found


def _with_a_blank_node(graph: set[Triple], chance: random.Random) -> set[Triple]:
    """Take a node's name away, but not where it is an object: pySHACL refuses to compare blank nodes."""
    robbed = chance.choice(sorted(subject for subject, _, _ in graph))
    return {(s if s != robbed else "_:robbed", p, o) for s, p, o in graph}
