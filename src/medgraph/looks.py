"""How the picture looks: a shape and a colour for every kind of node, a colour for every relation."""

from __future__ import annotations

from dataclasses import dataclass

from medgraph.model import Relation
from medgraph.network import EXON_OF


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of node is drawn: outline and colour differ together, so that neither is needed alone."""

    kind: str
    title: str
    shape: str
    fill: str
    border: str
    size: int = 14
    ink: str = ""
    radius: int = 0
    dashed: bool = False


# Okabe and Ito's palette, which the colour-blind can tell apart; `ink` is set where the name stands inside.
# The custom shape is a capsule (drawn in `swatches.js`).
LOOKS = (
    Look("drug", "Drug", "box", "#0072b2", "#00507d", 20, "#ffffff", radius=16),
    Look("gene", "Gene", "hexagon", "#009e73", "#00694c", 18),
    Look("exon", "Exon", "square", "#56b4e9", "#2a7fb0", 14),
    Look("mechanism", "Mechanism", "diamond", "#cc79a7", "#94507a", 18),
    Look("disease", "Disease treated", "star", "#d55e00", "#963f00", 18),
    Look("condition", "Effect or condition", "dot", "#e69f00", "#a87300", 9),
    Look("test", "Test", "triangle", "#f0e442", "#8c8400", 11),
    Look("drug class", "Drug class", "ellipse", "#ffffff", "#0072b2", 13, "#10364d"),
    Look("substance", "Other substance", "box", "#d6eaf6", "#0072b2", 13, "#10364d", radius=1),
    Look("substance group", "Group of substances", "box", "#ffffff", "#5b7f95", 13, "#10364d", 1, dashed=True),
    Look("route", "Route", "triangleDown", "#9a9a9a", "#5f5f5f", 11),
    Look("dosage", "Dose", "custom", "#e9e6df", "#7d7666", 12),
    Look("population", "Population", "dot", "#ece3f0", "#7a5a8a", 11, dashed=True),
    Look("anything", "Anything at all", "box", "#fff4f2", "#b3261e", 13, "#8c1d18", radius=8, dashed=True),
    Look("other", "Other", "square", "#bdbdbd", "#6f6f6f", 8, dashed=True),
)


@dataclass(frozen=True, slots=True)
class Line:
    """How a relation is called and drawn."""

    relation: str
    title: str
    colour: str


LINES = (
    Line(Relation.INDICATED_FOR, "indicated for", "#d55e00"),
    Line(Relation.HAS_MECHANISM, "has mechanism", "#b0608c"),
    Line(Relation.TARGETS_GENE, "targets gene", "#00845f"),
    Line(Relation.TARGETS_EXON, "targets exon", "#2f8fc7"),
    Line(EXON_OF, "is an exon of", "#7fa9c0"),
    Line(Relation.HAS_ADVERSE_EFFECT, "has adverse effect", "#d09000"),
    Line(Relation.HAS_WARNING, "has warning", "#98782a"),
    Line(Relation.CONTRAINDICATED_IN, "contraindicated in", "#a64db8"),
    Line(Relation.INTERACTS_WITH, "interacts with", "#2a8fd0"),
    Line(Relation.REQUIRES_MONITORING, "requires monitoring", "#a59a00"),
    Line(Relation.HAS_DRUG_CLASS, "has class", "#5b7f95"),
    Line(Relation.HAS_INGREDIENT, "has ingredient", "#5b7f95"),
    Line(Relation.HAS_ROUTE, "has route", "#8a8a8a"),
    Line(Relation.HAS_DOSAGE, "has dose", "#8f8674"),
)

STANDINGS = {
    "affirmed": "Stated",
    "negated": "Denied",
    "hypothetical": "Only supposed",
    "animal": "Seen in animals",
    "class": "Of the drug's class",
}
"""How a statement is meant, one word for polarity and scope; the page begins with the first alone."""

_PHYSICS = {
    "enabled": False,
    "solver": "forceAtlas2Based",
    "forceAtlas2Based": {
        "gravitationalConstant": -120,
        "centralGravity": 0.012,
        "springLength": 100,
        "springConstant": 0.06,
        "damping": 0.6,
        "avoidOverlap": 0.3,
    },
    "minVelocity": 0.5,
    "stabilization": {"enabled": False},
}
OPTIONS = {
    "layout": {"randomSeed": 45, "improvedLayout": False},
    "physics": _PHYSICS,
    "interaction": {"hover": True, "tooltipDelay": 250, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {"borderWidth": 1.5, "font": {"size": 14}},
    "edges": {
        "width": 1.3,
        "selectionWidth": 2.5,
        "hoverWidth": 1.5,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
    },
}
"""The options of vis-network; its springs have a fixed seed and run only while the page lays things out."""
