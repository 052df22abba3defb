"""What SPL documents of our own making state in their product data: strengths, moieties, kits, the older schema."""

from __future__ import annotations

import pytest

from medgraph.extraction import extract_facts
from medgraph.model import Fact, Relation
from medgraph.monographs import parse_monograph

UNII, NDC = "2.16.840.1.113883.4.9", "2.16.840.1.113883.6.69"


def substance(name: str, code: str, tag: str = "ingredientSubstance", inner: str = "") -> str:
    return f'<{tag}><code code="{code}" codeSystem="{UNII}"/><name>{name}</name>{inner}</{tag}>'


def moiety(name: str, code: str) -> str:
    return f"<activeMoiety>{substance(name, code, 'activeMoiety')}</activeMoiety>"


def ingredient(inner: str, kind: str = "ACTIB", amount: str = "25", per: str = 'value="1"') -> str:
    quantity = f'<numerator value="{amount}" unit="mg"/><denominator {per}/>'
    return f'<ingredient classCode="{kind}"><quantity>{quantity}</quantity>{inner}</ingredient>'


def named(name: str, generic: str, form: str = "TABLET") -> str:
    entity = f"<asEntityWithGeneric><genericMedicine><name>{generic}</name></genericMedicine></asEntityWithGeneric>"
    return f'<name>{name}</name><formCode code="C1" displayName="{form}"/>{entity if generic else ""}'


def route(name: str) -> str:
    return (
        f'<consumedIn><substanceAdministration><routeCode displayName="{name}"/></substanceAdministration></consumedIn>'
    )


def document(product: str, around: str = "") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:hl7-org:v3">
<code code="34391-3" codeSystem="2.16.840.1.113883.6.1" displayName="HUMAN PRESCRIPTION DRUG LABEL"/>
<effectiveTime value="20240229"/><setId root="0a1b2c3d-0000-4000-8000-0123456789ab"/><versionNumber value="7"/>
<author><assignedEntity><representedOrganization><name>Made Up Labs</name></representedOrganization></assignedEntity></author>
<component><structuredBody>
<component><section><code code="48780-1" codeSystem="2.16.840.1.113883.6.1"/>
<subject><manufacturedProduct>{product}{around}</manufacturedProduct></subject></section></component>
<component><section><code code="34070-3" codeSystem="2.16.840.1.113883.6.1"/><title>Contraindications</title>
<text><paragraph>None.</paragraph></text></section></component>
</structuredBody></component></document>"""


def facts_of(source: str) -> tuple[Fact, ...]:
    monograph = parse_monograph(source, name="label.xml")
    facts = extract_facts(monograph).facts
    for fact in facts:
        for found in fact.evidence:
            assert monograph.text_at(found.path)[found.start : found.end] == found.quote
    return facts


def objects(facts: tuple[Fact, ...], relation: Relation) -> set[str]:
    return {fact.object for fact in facts if fact.relation is relation}


def test_a_salt_its_moiety_and_whose_strength_it_is() -> None:
    salt = substance("ZUBRELINT CITRATE", "0A1B2C3D4E", inner=moiety("ZUBRELINT", "5F6G7H8J9K"))
    inner = named("Zubrel", "zubrelint citrate") + ingredient(salt, "ACTIM") + ingredient(salt, "ACTIM", "50")
    facts = facts_of(document(f"<manufacturedProduct>{inner}</manufacturedProduct>", route("ORAL")))
    assert {fact.drug for fact in facts} == {"zubrelint"}
    held = [
        (f.object, f.qualifiers.strength, f.qualifiers.substance)
        for f in facts
        if f.relation is Relation.HAS_INGREDIENT
    ]
    assert held == [("zubrelint citrate", "25 mg", "zubrelint"), ("zubrelint citrate", "50 mg", "zubrelint")]
    codes = {(f.object, f.qualifiers.substance) for f in facts if f.relation is Relation.UNII}
    assert codes == {("0A1B2C3D4E", "zubrelint citrate"), ("5F6G7H8J9K", "zubrelint")}
    assert objects(facts, Relation.HAS_ROUTE) == {"oral"}
    assert objects(facts, Relation.DOSAGE_FORM) == {"tablet"}


def test_the_header() -> None:
    facts = facts_of(document(f"<manufacturedProduct>{named('Zubrel', 'zubrelint')}</manufacturedProduct>"))
    stated = {fact.relation: fact for fact in facts}
    assert stated[Relation.SET_ID].object == "0a1b2c3d-0000-4000-8000-0123456789ab"
    assert stated[Relation.STATED_VERSION].object == "7"
    assert stated[Relation.EFFECTIVE_DATE].object == "2024-02-29"
    assert stated[Relation.MANUFACTURER].object == "Made Up Labs"
    assert stated[Relation.PRODUCT_TYPE].object == "human prescription drug"
    assert stated[Relation.SET_ID].evidence[0].path == "/document/setId/@root"


def test_the_swab_of_a_kit_says_nothing_of_the_drug() -> None:
    pen = named("Zubrel", "zubrelint", "INJECTION") + ingredient(
        substance("ZUBRELINT", "5F6G7H8J9K"), per='value="2" unit="mL"'
    )
    swab = named("Alcohol swab", "isopropyl alcohol", "SWAB")
    parts = "".join(
        f"<part><partProduct>{inner}</partProduct>{route(way)}</part>"
        for inner, way in ((pen, "SUBCUTANEOUS"), (swab, "TOPICAL"))
    )
    code = f'<code code="12345-678" codeSystem="{NDC}"/>'
    kit = f"<manufacturedProduct>{code}{named('Zubrel Pen', 'zubrelint', 'KIT')}{parts}</manufacturedProduct>"
    facts = facts_of(document(kit))
    assert {fact.drug for fact in facts} == {"zubrelint"}
    assert objects(facts, Relation.HAS_ROUTE) == {"subcutaneous"}
    assert objects(facts, Relation.BRAND_NAME) == {"Zubrel Pen", "Zubrel"}
    assert objects(facts, Relation.DOSAGE_FORM) == {"kit", "injection"}
    assert objects(facts, Relation.NDC) == {"12345-678"}
    [held] = [fact for fact in facts if fact.relation is Relation.HAS_INGREDIENT]
    assert (held.object, held.qualifiers.strength) == ("zubrelint", "25 mg/2 mL")


def test_the_older_schema() -> None:
    active = substance("ZUBRELINT", "5F6G7H8J9K", "activeIngredientSubstance")
    inner = f"<name>Zubrel</name><activeIngredient>{active}</activeIngredient>"
    facts = facts_of(document(f"<manufacturedMedicine>{inner}</manufacturedMedicine>", route("INTRATHECAL")))
    assert {fact.drug for fact in facts} == {"zubrelint"}
    assert objects(facts, Relation.UNII) == {"5F6G7H8J9K"}
    assert objects(facts, Relation.HAS_ROUTE) == {"intrathecal"}


@pytest.mark.parametrize(
    "product", ["", "<manufacturedProduct/>", "<manufacturedProduct><name/><part/></manufacturedProduct>"]
)
def test_a_document_that_states_no_product_names_no_drug(product: str) -> None:
    found = extract_facts(parse_monograph(document(product), name="label.xml"))
    assert found.facts == ()
    assert [left.reason.value for left in found.residue] == ["no drug named"]


def test_parts_within_parts_are_bounded() -> None:
    nested = named("Zubrel", "zubrelint")
    for _ in range(40):
        nested = f"<part><partProduct>{nested}</partProduct></part>"
    facts = facts_of(document(f"<manufacturedProduct>{named('Kit', 'zubrelint')}{nested}</manufacturedProduct>"))
    assert objects(facts, Relation.BRAND_NAME) == {"Kit"}
