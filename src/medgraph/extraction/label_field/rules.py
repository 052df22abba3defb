"""The rules: which field states which relation, how its value is read, and the examples that prove it."""

from __future__ import annotations

from dataclasses import dataclass

from medgraph.extraction.label_field import reading as read
from medgraph.model import LabelField as F
from medgraph.model import Relation

__all__ = ["INGREDIENT_RULES", "RULES", "FieldExample", "FieldRule"]


@dataclass(frozen=True, slots=True)
class FieldExample:
    """A value of a field and the objects that a rule must read from it; none in a negative."""

    value: str
    objects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One way in which a field states a relation."""

    name: str
    version: int
    relation: Relation
    field: F
    read: read.Reader
    examples: tuple[FieldExample, ...]

    @property
    def id(self) -> str:
        """The rule with its version, as records name it."""
        return f"label_field.{self.name}/{self.version}"


E = FieldExample
_NDC = r"\d{4,5}-\d{3,4}(?:-\d{1,2})?|\d{5}-\d{4}-\d{1,2}|\d{10,11}"
_UUID = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"

RULES: tuple[FieldRule, ...] = (
    FieldRule(
        "brand_name", 1, Relation.BRAND_NAME, F.BRAND_NAME, read.as_it_stands,
        (E("Exondys 51", ("Exondys 51",)), E(" Spinraza\n", ("Spinraza",)), E("N/A")),
    ),
    FieldRule(
        "generic_name", 1, Relation.GENERIC_NAME, F.GENERIC_NAME, read.generic_name,
        (
            E("WARFARIN SODIUM", ("warfarin sodium",)),
            E("TEZACAFTOR AND IVACAFTOR", ("tezacaftor / ivacaftor",)),
            E("adalimumab-atto", ("adalimumab-atto",)),
            E("not applicable"),
        ),
    ),
    FieldRule(
        "route", 1, Relation.HAS_ROUTE, F.ROUTE, read.route,
        (E("INTRATHECAL", ("intrathecal",)), E("RESPIRATORY (INHALATION)", ("inhalation",)), E("NOT APPLICABLE")),
    ),
    FieldRule(
        "established_class", 1, Relation.HAS_DRUG_CLASS, F.CLASS, read.drug_class,
        (
            E("Antisense Oligonucleotide [EPC]", ("antisense oligonucleotide",)),
            E("HMG-CoA Reductase Inhibitor [EPC]", ("hmg-coa reductase inhibitor",)),
            E("-"),
        ),
    ),
    FieldRule(
        "chemical_class", 1, Relation.HAS_DRUG_CLASS, F.CHEMICAL_CLASS, read.drug_class,
        (
            E("Antibodies, Monoclonal [CS]", ("monoclonal antibody",)),
            E("Sulfonylurea Compounds [CS]", ("sulfonylurea compound",)),
            E("-"),
        ),
    ),
    FieldRule(
        "mechanism_class", 1, Relation.HAS_DRUG_CLASS, F.MECHANISM_CLASS, read.class_by_mechanism,
        (
            E("Cytochrome P450 3A4 Inhibitors [MoA]", ("cytochrome p450 3a4 inhibitor",)),
            E("Adrenergic beta-Antagonists [MoA]", ("adrenergic beta-antagonist",)),
            E("CD20-directed Antibody Interactions [MoA]"),
            E("Lead Chelating Activity [MoA]"),
        ),
    ),
    FieldRule(
        "mechanism", 1, Relation.HAS_MECHANISM, F.MECHANISM_CLASS, read.mechanism,
        (
            E("Hydroxymethylglutaryl-CoA Reductase Inhibitors [MoA]", ("inhibition",)),
            E("Dopamine D2 Antagonists [MoA]", ("antagonism",)),
            E("P-Glycoprotein Inhibitors [MoA]"),
            E("CD38-directed Antibody Interactions [MoA]"),
        ),
    ),
    FieldRule(
        "physiologic_effect", 1, Relation.PHYSIOLOGIC_EFFECT, F.EFFECT_CLASS, read.physiologic_effect,
        (
            E("Increased Protein Synthesis [PE]", ("increased protein synthesis",)),
            E("Increased T Lymphocyte Activation [PE]", ("increased t lymphocyte activation",)),
            E("-"),
        ),
    ),
    FieldRule(
        "dosage_form", 1, Relation.DOSAGE_FORM, F.DOSAGE_FORM, read.lower,
        (E("TABLET, FILM COATED", ("tablet, film coated",)), E("SYRUP", ("syrup",)), E("N/A")),
    ),
    FieldRule(
        "unii", 1, Relation.UNII, F.UNII, read.form_of("[0-9A-Z]{10}"),
        (E("AIW6036FAS", ("AIW6036FAS",)), E("5Z9SP3X666", ("5Z9SP3X666",)), E("none"), E("AIW6036FA")),
    ),
    FieldRule(
        "rxcui", 1, Relation.RXCUI, F.RXCUI, read.form_of(r"[1-9]\d{0,7}"),
        (E("1810573", ("1810573",)), E("855288", ("855288",)), E("C0699142")),
    ),
    FieldRule(
        "ndc", 1, Relation.NDC, F.NDC, read.form_of(_NDC),
        (E("60923-284", ("60923-284",)), E("0069-4200-30", ("0069-4200-30",)), E("609-23")),
    ),
    FieldRule(
        "manufacturer", 1, Relation.MANUFACTURER, F.MANUFACTURER, read.as_it_stands,
        (E("Biogen", ("Biogen",)), E("Genentech, Inc.", ("Genentech, Inc.",)), E("N/A")),
    ),
    FieldRule(
        "set_id", 1, Relation.SET_ID, F.SET_ID, read.form_of(_UUID),
        (
            E("33bff678-7829-479e-9110-b8e33a0bc0aa", ("33bff678-7829-479e-9110-b8e33a0bc0aa",)),
            E("DD70CD5F-B0FC-4BA4-A5EA-89A34778BD94", ("DD70CD5F-B0FC-4BA4-A5EA-89A34778BD94",)),
            E("33bff678"),
        ),
    ),
    FieldRule(
        "version", 1, Relation.STATED_VERSION, F.VERSION, read.form_of(r"\d{1,6}"),
        (E("11", ("11",)), E("1560", ("1560",)), E("the newest")),
    ),
    FieldRule(
        "effective_date", 1, Relation.EFFECTIVE_DATE, F.EFFECTIVE_DATE, read.day,
        (E("20220314", ("2022-03-14",)), E("20110426", ("2011-04-26",)), E("20221314"), E("March")),
    ),
    FieldRule(
        "application_number", 1, Relation.APPLICATION_NUMBER, F.APPLICATION_NUMBER, read.as_it_stands,
        (E("NDA206488", ("NDA206488",)), E("BLA125057", ("BLA125057",)), E("N/A")),
    ),
    FieldRule(
        "product_type", 1, Relation.PRODUCT_TYPE, F.PRODUCT_TYPE, read.product_type,
        (
            E("HUMAN PRESCRIPTION DRUG LABEL", ("human prescription drug",)),
            E("HUMAN OTC DRUG", ("human otc drug",)),
            E("N/A"),
        ),
    ),
    FieldRule(
        "marketing_status", 1, Relation.MARKETING_STATUS, F.MARKETING_STATUS, read.lower,
        (E("active", ("active",)), E("completed", ("completed",)), E("N/A")),
    ),
)  # fmt: skip
"""What each field of one value states; a field may state two things."""

INGREDIENT_RULES = {Relation.HAS_INGREDIENT: "label_field.ingredient/1", Relation.UNII: "label_field.unii_of/1"}
"""What the ingredients of a label state: that they are in it, and their codes (see `ingredients`)."""
