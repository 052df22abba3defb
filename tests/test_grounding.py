"""From words to concepts: the right identifier, or none and a flag; never a guess."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medgraph import lexicon
from medgraph.grounding import ground, ground_condition, ground_exon, ground_gene, ground_object, ground_route
from medgraph.model import ANYTHING, ConceptKind, Fact, Match, Qualifiers, Relation


@pytest.mark.parametrize(
    ("name", "curie"),
    [
        ("arthralgia", "HP:0002829"),
        ("joint pain", "HP:0002829"),
        ("Joint pains", "HP:0002829"),
        ("proteinuria", "HP:0000093"),
        ("diarrhoea", "HP:0002014"),
        ("diarrhea", "HP:0002014"),
        ("nosebleed", "HP:0000421"),
        ("low blood sugar", "HP:0001943"),
        ("fever", "HP:0001945"),
        ("pyrexia", "HP:0001945"),
        ("thrombocytopenia", "HP:0001873"),
        ("hearing loss", "HP:0000365"),
    ],
)
def test_effects(name: str, curie: str) -> None:
    assert ground_condition(name).curie == curie


@pytest.mark.parametrize(
    ("name", "curie"),
    [
        ("duchenne muscular dystrophy", "MONDO:0010679"),
        ("spinal muscular atrophy", "MONDO:0001516"),
        ("homozygous familial hypercholesterolemia", "MONDO:0018328"),
        ("rheumatoid arthritis", "MONDO:0008383"),
        ("cystic fibrosis", "MONDO:0009061"),
    ],
)
def test_indications(name: str, curie: str) -> None:
    assert ground_condition(name, disease_first=True).curie == curie


@pytest.mark.parametrize(
    ("name", "wrong"), [("hypersensitivity", "HP:0041092"), ("upper respiratory tract infection", "HP:0002788")]
)
def test_false_friends_of_the_ontology_are_denied(name: str, wrong: str) -> None:
    assert ground_condition(name).curie != wrong


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("brain inflammation", "MONDO:0019956"),
        ("vision impairment", "HP:0000505"),
        ("hypertensive emergency", "HP:0000822"),
        ("acute hepatic porphyria", "MONDO:0002520"),
        ("pruritic rash", "HP:0000988"),
        ("chest infection", "MONDO:0024355"),
        ("chronic allograft nephropathy", None),
        ("extrasystoles", None),
        ("alveolitis", None),
        ("systemic vasculitis", "HP:0002633"),
        ("transthyretin amyloidosis", "MONDO:0019065"),
    ],
)
def test_synonyms_of_the_ontologies_that_mislead_are_denied(name: str, right: str | None) -> None:
    assert ground_condition(name).curie == right


@pytest.mark.parametrize("name", ["gas", "fall", "blister", "boil"])
def test_common_words_are_no_conditions_in_prose(name: str) -> None:
    assert lexicon.find_condition(name, prose=True) is None


@pytest.mark.parametrize("name", ["injection site headache", "infusion site low platelets", "infusion site vomiting"])
def test_what_the_whole_body_has_is_not_at_a_site(name: str) -> None:
    assert ground_condition(name).curie is None


@pytest.mark.parametrize("name", ["hair changes of an unknown kind", "xyzzy", "a", "<script>", 'a"b'])
def test_what_is_unknown_is_flagged_and_kept(name: str) -> None:
    concept = ground_condition(name)
    assert concept.curie is None
    assert concept.match is Match.NONE
    assert concept.iri.startswith("https://w3id.org/medgraph/concept/condition/")
    assert not set(concept.iri) & set('<>"{}|\\^` ')


@pytest.mark.parametrize(
    ("name", "curie"),
    [
        ("severe arthralgia", "HP:0002829"),
        ("worsening of asthma", "MONDO:0004979"),
        ("transient severe headache", "HP:0002315"),
        ("blood creatinine increased", "HP:0003259"),
        ("increases in serum creatinine", "HP:0003259"),
        ("elevated ALT", "HP:0031964"),
        ("ALT greater than 5.0*ULN", "HP:0031964"),
        ("elevations of transaminases", "HP:0002910"),
        ("low levels of sodium", "HP:0002902"),
        ("phosphate decreased", "HP:0002148"),
        ("raised levels of creatinine in blood", "HP:0003259"),
        ("decreases in platelets", "HP:0001873"),
        ("decreased ejection fraction", "HP:0012664"),
        ("abnormal liver function tests", "HP:0031865"),
        ("feeling sick", "HP:0002018"),
        ("being sick", "HP:0002013"),
        ("high blood sugar", "HP:0003074"),
        ("low platelet count", "HP:0001873"),
        ("stuffy nose", "HP:0001742"),
        ("runny nose", "HP:0031417"),
        ("sore throat", "HP:0033050"),
        ("tiredness", "HP:0012378"),
        ("difficulty breathing", "HP:0002094"),
        ("swelling of the ankles", "HP:0012398"),
        ("yellowing of the skin", "HP:0000952"),
        ("blood clots", "MONDO:0000831"),
        ("eye disorder", "MONDO:0005328"),
    ],
)
def test_other_words_for_a_concept(name: str, curie: str) -> None:
    concept = ground_condition(name)
    assert concept.curie == curie
    assert concept.match in {Match.COMPOSED, Match.SYNONYM, Match.EXACT, Match.NORMALISED}
    assert concept.iri.startswith("http://purl.obolibrary.org/obo/")


@pytest.mark.parametrize(
    ("name", "curie"),
    [
        ("injection site erythema", "HP:0010783"),
        ("injection site redness", "HP:0010783"),
        ("application site pain", "HP:0012531"),
        ("infusion site swelling", "HP:0000969"),
        ("pain at the injection site", "HP:0012531"),
        ("drug-induced seizures", "HP:0001250"),
        ("toothache", "HP:0012531"),
        ("procedural pain", "HP:0012531"),
        ("wound hemorrhage", "HP:0001892"),
        ("gastroenteritis viral", "MONDO:0002269"),
        ("upper respiratory tract infection", "MONDO:0024355"),
    ],
)
def test_a_kind_of_a_concept_keeps_a_node_of_its_own(name: str, curie: str) -> None:
    concept = ground_condition(name)
    assert (concept.curie, concept.match) == (curie, Match.KIND)
    assert concept.iri.startswith("https://w3id.org/medgraph/concept/condition/")


@pytest.mark.parametrize(
    "name",
    [
        "fear of fever",
        "family history of breast cancer",
        "decreased pain",
        "no headache",
        "changes in blood glucose",
        "creatinine",
        "injection site",
        "severe",
        "increased xyzzy",
        "prevention of infection",
        "death",
        "gas cylinder",
    ],
)
def test_a_part_that_is_known_makes_no_whole(name: str) -> None:
    assert ground_condition(name).curie is None


def test_genes_routes_and_exons() -> None:
    assert ground_gene("DMD").iri == "http://identifiers.org/hgnc/2928"
    assert ground_route("intravenous").iri == "http://purl.obolibrary.org/obo/NCIT_C38276"
    assert ground_route("oral").curie == "NCIT:C38288"
    assert ground_exon("SMN2 exon 7").iri == "https://w3id.org/medgraph/exon/SMN2/7"


@pytest.mark.parametrize(
    ("relation", "name", "kind"),
    [
        (Relation.INTERACTS_WITH, "warfarin", ConceptKind.DRUG),
        (Relation.INTERACTS_WITH, "strong cyp3a inhibitor", ConceptKind.SUBSTANCE_GROUP),
        (Relation.HAS_MECHANISM, "exon skipping", ConceptKind.MECHANISM),
        (Relation.HAS_DRUG_CLASS, "anticoagulant", ConceptKind.DRUG_CLASS),
        (Relation.REQUIRES_MONITORING, "platelet count", ConceptKind.TEST),
        (Relation.INTERACTS_WITH, ANYTHING, ConceptKind.ANYTHING),
    ],
)
def test_kinds(relation: Relation, name: str, kind: ConceptKind) -> None:
    concept = ground_object(Fact("casimersen", relation, name, "r/1", ()))
    assert concept is not None
    assert concept.kind is kind


@pytest.mark.parametrize("relation", [Relation.GENERIC_NAME, Relation.BRAND_NAME, Relation.HAS_DOSAGE])
def test_literals_have_no_concept(relation: Relation) -> None:
    assert ground_object(Fact("casimersen", relation, "x", "r/1", ())) is None


def test_qualifiers_are_grounded_too() -> None:
    fact = Fact(
        "casimersen",
        Relation.HAS_MECHANISM,
        "exon skipping",
        "r/1",
        (),
        qualifiers=Qualifiers(target="DMD", route="oral"),
    )
    (grounded,) = ground([fact])
    assert grounded.target is not None
    assert grounded.target.curie == "HGNC:2928"
    assert grounded.route is not None


@given(st.text(max_size=40))
def test_grounding_ignores_case_and_spacing(text: str) -> None:
    assert lexicon.normalise(f"  {text.lower()}  ") == lexicon.normalise(text.lower())


@pytest.mark.parametrize(
    ("name", "symbols"),
    [
        ("dystrophin", ("DMD",)),
        ("Dystrophin", ("DMD",)),
        ("tumor necrosis factor", ("TNF",)),
        ("tumour necrosis factor", ("TNF",)),
        ("COX-2", ("PTGS2",)),
        ("BCR-ABL", ("ABL1",)),
        ("vitamin K epoxide reductase", ("VKORC1",)),
        ("apolipoprotein B", ("APOB",)),
        ("a word of no meaning", ()),
    ],
)
def test_targets(name: str, symbols: tuple[str, ...]) -> None:
    assert lexicon.target(name) == symbols


@pytest.mark.parametrize("name", ["ALT", "AST", "COPD", "dmd", "The"])
def test_no_gene_symbols(name: str) -> None:
    assert not lexicon.is_gene_symbol(name)


def test_every_route_has_a_code_of_ncit() -> None:
    assert len(lexicon.routes()) > 50
    assert all(term.curie.startswith("NCIT:C") for term in lexicon.routes().values())


@pytest.mark.parametrize(
    "name",
    ["ataluren", "deflazacort", "prednisone", "macimorelin", "warfarin", "golodirsen", "adalimumab", "risdiplam"],
)
def test_drug_names(name: str) -> None:
    assert name in lexicon.drug_names()


@pytest.mark.parametrize("word", ["table", "water", "patient", "headache", "glucose", "morning"])
def test_no_drug_names(word: str) -> None:
    assert word not in lexicon.drug_names()


def _judged() -> list[tuple[str, str]]:
    """Return the names and identifiers of the sample in docs/grounding.md that was judged by hand."""
    lines = (Path(__file__).parents[1] / "docs/grounding.md").read_text(encoding="utf-8").splitlines()
    table = lines[lines.index("| name | identifier | label | verdict |") + 2 :]
    return [(cells[1].strip(), cells[2].strip()) for cells in (line.split("|") for line in table if line)]


def test_the_sample_that_was_judged_is_grounded_as_it_was_judged() -> None:
    judged = _judged()
    assert len(judged) == 200
    for name, curie in judged:
        assert curie in {ground_condition(name, disease_first=first).curie for first in (False, True)}, name
