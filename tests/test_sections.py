"""Headings to section types, pages to sections: the table of headings from every genre."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medgraph.model import BlockKind, Section
from medgraph.model import SectionType as T
from medgraph.monographs import parse_monograph
from medgraph.monographs.formats import format_of
from medgraph.plain_titles import with_plain_titles
from medgraph.sections import section_type, split_sections

# For each type, headings of its own; for None, headings that mean nothing. "|" stands between them.
HEADINGS: dict[T | None, str] = {
    T.NAMES: (
        "Generic Name | Brand Names | Names | Trade name | Other names | "
        "Name of the medicinal product | 1. NAME OF THE MEDICINAL PRODUCT | Synonyms | "
        "Also Known As | What is it called? | Brand and generic names"
    ),
    T.DESCRIPTION: (
        "11 DESCRIPTION | Overview | About this medicine | What is Exondys 51? | "
        "What are these tablets? | Drug class | Introduction | Summary | Key facts | What it is | "
        "What Kind of Medicine Is It? | Chemistry | History"
    ),
    T.INDICATIONS: (
        "Who gets it | Who might benefit? | When is it used? | Why am I taking this? | Why have I been put on it? | "
        "1 INDICATIONS AND USAGE | Indications | Usage | Uses | Use | Approved uses | Medical use | "
        "4.1 Therapeutic indications | What X is and what it is used for | "
        "What we use it for | Which illnesses do doctors prescribe it for? | Why have I been offered these drops? | "
        "Why would anyone take it? | Why your baby is having it | Reasons it is prescribed | When it is used | "
        "What can it help with? | Who needs it? | "
        "1. What Spinraza is and what it is used for | What is nusinersen used for? | "
        "Why is this medication prescribed? | Why have I been given it? | Uses of casimersen | "
        "Off-label use | Licensed for | Who can take it? | Reason for treatment | What it is for | "
        "Is Casimersen a cure for DMD?"
    ),
    T.DOSAGE: (
        "2 DOSAGE AND ADMINISTRATION | Dosage | Dosing | Dose | Loading Dose | Maintenance Dose | "
        "4.2 Posology and method of administration | Posology | How should I take Lipitor? | "
        "How to take Zyllt | 3. How to use Increlex | How is Casimersen administered? | "
        "How is it given? | How much do I take? | Administration | Directions | "
        "How should this medicine be used? | How Spinraza is given | Duration of use | Recommended dosage | "
        "Dosage adjustments | When can I stop taking it? | Route | Giving the medicine | "
        "Pediatric Dosage (Children aged ≥ 2 years)"
    ),
    T.DOSAGE_FORMS: (
        "3 DOSAGE FORMS AND STRENGTHS | Pharmaceutical form | Presentation | Strengths | "
        "Composition | 6.1 List of excipients | 2. QUALITATIVE AND QUANTITATIVE COMPOSITION | "
        "What Spinraza looks like | What Spinraza looks like and contents of the pack | "
        "Inactive ingredients | What Spinraza contains | Available forms"
    ),
    T.CONTRAINDICATIONS: (
        "Who should skip it, and what not to mix | Who should steer clear? | Who's it not for? | "
        "Who will be turned down | When it is not an option | Is it safe for everyone? | "
        "Who had better not have it? | Who ought not to take it? | "
        "4 CONTRAINDICATIONS | Contraindications | 4.3 Contraindications | Contra-indications | "
        "Spinraza must not be given | You must not be given Leqvio | "
        "Who should not take X? | Who should not use Casimersen? | Do not take Exemplin | "
        "When not to use it | Who must not have it | Who can't take it | When must I not take them? | "
        "Never use it in | Is mipomersen suitable for everyone? | Do not use in"
    ),
    T.BOXED_WARNING: (
        "BOXED WARNING | Boxed warning: hepatotoxicity | WARNING: RISK OF HEPATOTOXICITY | Black Box Warning"
    ),
    T.WARNINGS: (
        "What are the serious things to watch for? | Red flags | What are the risks? | When to ring the doctor | "
        "5 WARNINGS AND PRECAUTIONS | Warnings | Precautions | "
        "4.4 Special warnings and precautions for use | "
        "2. What you need to know before you take Glivec | Before taking this medicine | "
        "What should I avoid while taking it? | Cautions | Safety information | "
        "Is it safe for the heart? | Is Viltolarsen Safe for Heart Problems? | "
        "4.7 Effects on ability to drive and use machines: driving | "
        "Can I drive or operate machinery? | Drug abuse and dependence | "
        "Spinraza contains sodium | Spinraza contains a small amount of potassium | "
        "Important information about some of the ingredients of Zyllt | "
        "What should I tell my doctor before taking it? | Increased Risk | Warnings and checks"
    ),
    T.ADVERSE_REACTIONS: (
        "6 ADVERSE REACTIONS | Side Effects | Possible side effects | 4. Possible side effects | "
        "4.8 Undesirable effects | 6.1 Clinical Trials Experience | 6.2 Postmarketing Experience | "
        "Common Side Effects (>10%) | "
        "Less Common but Serious Side Effects (requiring immediate medical attention) | "
        "Adverse effects | Unwanted effects | Adverse events | Adverse drug reactions | "
        "What side effects may I notice? | What if I experience side effects? | Very rare | "
        "Less common | Serious but rare | Tolerability | Harms | What can go wrong | "
        "6.3 Immunogenicity | What are the possible side effects of Humira?"
    ),
    T.INTERACTIONS: (
        "Taking it with other things | What not to mix | Things that don't mix | Does it clash with other pills? | "
        "What should not be taken with it? | Other tablets | "
        "Can I have a drink? | May I eat grapefruit? | "
        "7 DRUG INTERACTIONS | Interactions | Interactions with other medicines | "
        "4.5 Interaction with other medicinal products and other forms of interaction | "
        "Other medicines and Glivec | Can I take it with other medications? | "
        "Can mipomersen be taken with other medicines? | What other drugs will affect it? | "
        "Are there any drug interactions? | Food and drink | Using it with alcohol | "
        "Concomitant medication | What clashes with it"
    ),
    T.MONITORING: (
        "Why do I need hearing tests? | How will I be followed? | "
        "Monitoring | 5.9 Monitoring: Laboratory Tests | Laboratory tests | Follow-up | "
        "How is kidney function monitored? | What monitoring is needed? | Which tests will I have? | "
        "Blood tests | Checks"
    ),
    T.POPULATIONS: (
        "8 USE IN SPECIFIC POPULATIONS | 8.4 Pediatric Use | 8.5 Geriatric Use | Use in children | "
        "Children and adolescents | The elderly | Renal impairment | "
        "8.6 Patients with Renal Impairment | Hepatic insufficiency | Special populations"
    ),
    T.PREGNANCY: (
        "8.1 Pregnancy | 8.2 Lactation | Pregnancy and Lactation | "
        "Pregnancy, breast-feeding and fertility | 4.6 Fertility, pregnancy and lactation | "
        "Breastfeeding | Is it safe in pregnancy? | 8.3 Females and Males of Reproductive Potential | "
        "Can I take it while breastfeeding? | Nursing mothers"
    ),
    T.OVERDOSAGE: (
        "10 OVERDOSAGE | Overdose | 4.9 Overdose | If you take more Glivec than you should | "
        "What happens if I overdose? | What if I take too much?"
    ),
    T.PHARMACOLOGY: (
        "12 CLINICAL PHARMACOLOGY | 12.2 Pharmacodynamics | 12.3 Pharmacokinetics | "
        "5.2 Pharmacokinetic properties | Absorption | Half-life | 5. PHARMACOLOGICAL PROPERTIES"
    ),
    T.MECHANISM: (
        "12.1 Mechanism of Action | Mechanism | How it Works | How does it work? | "
        "How Does Viltolarsen Work? | How Spinraza works | How it acts | Mode of action | Action | "
        "What does it do inside my cells? | Why it works | How it helps"
    ),
    T.NONCLINICAL: (
        "13 NONCLINICAL TOXICOLOGY | 5.3 Preclinical safety data | "
        "13.1 Carcinogenesis, Mutagenesis, Impairment of Fertility | Animal studies | "
        "Animal toxicology"
    ),
    T.STUDIES: (
        "14 CLINICAL STUDIES | 14.1 Clinical trials in adults | "
        "Clinical trials | Clinical efficacy and safety | Clinical evidence | "
        "Evidence | What did the trials show? | How well does it work?"
    ),
    T.STORAGE: (
        "16 HOW SUPPLIED/STORAGE AND HANDLING | Storage | How to store Spinraza | "
        "5. How to store Glivec | How should I store mipomersen? | How is Casimersen stored? | "
        "6.4 Special precautions for storage | 6.3 Shelf life | Disposal"
    ),
    T.ALTERNATIVES: (
        "Alternatives | Similar drugs | Other treatment options | How does it compare? | "
        "Is viltolarsen better than golodirsen? | Viltolarsen vs golodirsen | "
        "Comparison with other drugs"
    ),
    T.MISSED_DOSE: (
        "Missed dose | What should I do if I miss a dose? | "
        "What Should I Do if I Accidentally Miss a Dose of Viltolarsen? | "
        "If you forget to take Glivec | What happens if I miss an infusion? | "
        "What if a dose is missed?"
    ),
    T.PATIENT_INFORMATION: (
        "17 PATIENT COUNSELING INFORMATION | Information for patients | Medication Guide | "
        "Can I travel while taking it? | Living with SMA"
    ),
    T.QUESTIONS: ("FAQs | FAQ | Frequently Asked Questions | Questions and answers | Q&A | Common questions"),
    T.BOILERPLATE: (
        "Disclaimer | Medical disclaimer | References | Sources | See also | "
        "6. Contents of the pack and other information | 7. MARKETING AUTHORISATION HOLDER | "
        "Package label. Principal display panel | "
        "Last updated on 3 May | Was this page helpful?"
    ),
    None: (
        "Why does a gene need to be re-read? | Who makes it? | "
        "Casimersen | Exemplin (Examplar) | Important Note | Kidney | Skin | DMD | 6.1 | (>10%) | "
        "Fever | Vitamin A | Stop and think | Trialling new words | Misuse | Interactive tools | "
        "Causes | Symptoms | Dosette boxes | Housekeeping | Serious | Severe | Allergic reactions | "
        "How long does it take to see results? | What if I take it for years? | "
        "Ward 4 Nursing Team | Nursing notes | What you give up for it"
    ),
}

CASES = [(heading.strip(), kind) for kind, headings in HEADINGS.items() for heading in headings.split("|")]


@pytest.mark.parametrize(("heading", "kind"), [*CASES, ("", None), ("a" * 300, None)])
def test_heading(heading: str, kind: T | None) -> None:
    assert section_type(heading) is kind


@pytest.mark.parametrize("heading", [headings.split("|")[0].strip() for kind, headings in HEADINGS.items() if kind])
def test_case_and_decoration_do_not_matter(heading: str) -> None:
    kinds = {
        section_type(each)
        for each in (
            heading.lower().replace("warning: ", "boxed warning "),
            f"  {heading}:",
            f"Q: {heading}",
            f"**{heading}**",
        )
    }
    assert kinds == {section_type(heading)}


def sections(source: str) -> list[tuple[str, str, int]]:
    return [
        (" > ".join(each.headings), each.type.value, len(each.blocks))
        for each in split_sections(parse_monograph(source))
    ]


PAGES = [
    ("nothing", "", [("", "other", 0)]),
    ("no heading", "It is a drug.\n", [("", "other", 1)]),
    ("before the first heading", "- a\n\n# Dosage\n\n5 mg\n", [("", "other", 1), ("Dosage", "dosage", 1)]),
    ("a front matter alone is no section", "---\na: b\n---\n# Dosage\n", [("Dosage", "dosage", 0)]),
    (
        "a form says nothing below a heading that does",
        "# X\n## Side effects\n### Injection\n* rash\n### Infusions\n* fever\n",
        [
            ("X", "other", 0),
            ("X > Side effects", "adverse reactions", 0),
            ("X > Side effects > Injection", "adverse reactions", 1),
            ("X > Side effects > Infusions", "adverse reactions", 1),
        ],
    ),
    (
        "types are inherited",
        "# X\n## Side effects\n### Skin\n* rash\n#### Lips\n* blisters\n## Storage\ncold\n",
        [
            ("X", "other", 0),
            ("X > Side effects", "adverse reactions", 0),
            ("X > Side effects > Skin", "adverse reactions", 1),
            ("X > Side effects > Skin > Lips", "adverse reactions", 1),
            ("X > Storage", "storage", 1),
        ],
    ),
    (
        "numbers say what stands below what",
        "# X\n### 5 Warnings\n## 5.1 Hepatotoxicity\na\n## 5.2 Eye\nb\n### 6 Adverse reactions\n### 6.1 Rash\nc\n",
        [
            ("X", "other", 0),
            ("X > 5 Warnings", "warnings", 0),
            ("X > 5 Warnings > 5.1 Hepatotoxicity", "warnings", 1),
            ("X > 5 Warnings > 5.2 Eye", "warnings", 1),
            ("X > 6 Adverse reactions", "adverse reactions", 0),
            ("X > 6 Adverse reactions > 6.1 Rash", "adverse reactions", 1),
        ],
    ),
    (
        "who does not change what",
        "## Dosage\n### Renal impairment\n2 mg\n## Children\nnot studied\n",
        [
            ("Dosage", "dosage", 0),
            ("Dosage > Renal impairment", "dosage", 1),
            ("Children", "use in specific populations", 1),
        ],
    ),
    (
        "questions of their own meaning",
        "## FAQs\n### How is it stored?\ncold\n### Is it new?\nyes\n",
        [
            ("FAQs", "questions", 0),
            ("FAQs > How is it stored?", "storage", 1),
            ("FAQs > Is it new?", "questions", 1),
        ],
    ),
    (
        "bold labels",
        "# X\n\n**Dose.** 5 mg.\n\nWith food.\n\n**Side effects:**\n\n- rash\n\n"
        "**Note:** more\n\n**Disclaimer:** no advice\n",
        [
            ("X", "other", 0),
            ("X > Dose", "dosage", 2),
            ("X > Side effects", "adverse reactions", 3),
            ("X > Disclaimer", "boilerplate", 1),
        ],
    ),
    (
        "a bold label ends another among warnings",
        "## Warnings\n\n**Contraindications:** gout.\n\n**Bleeding.** Check it.\n\n**Infections.** Treat them.\n",
        [
            ("Warnings", "warnings", 0),
            ("Warnings > Contraindications", "contraindications", 1),
            ("Warnings", "warnings", 2),
        ],
    ),
    (
        "a question in bold ends what stands above it",
        "# X\n\n**Who must not have it?**\\\nPeople with gout.\n\n"
        "**Anything else worth a word?**\\\nIt is sold in boxes.\n",
        [
            ("X", "other", 0),
            ("X > Who must not have it?", "contraindications", 1),
            ("X > Anything else worth a word?", "other", 1),
        ],
    ),
    (
        "a bold label of the same meaning",
        "## Side effects\n\n**Common side effects:**\n\n- rash\n",
        [("Side effects", "adverse reactions", 2)],
    ),
    (
        "plain labels hold for their paragraph and list",
        "# X\n\nBoxed warning: death.\nMore.\n\nContraindications:\n- allergy\n\nEnd of it.\n",
        [
            ("X", "other", 0),
            ("X > Boxed warning", "boxed warning", 1),
            ("X", "other", 1),
            ("X > Contraindications", "contraindications", 2),
            ("X", "other", 1),
        ],
    ),
    (
        "a label without anything under it",
        "# X\n\nRare side effects:\n\nIt is sold in boxes.\n",
        [("X", "other", 2)],
    ),
    (
        "a line above a list",
        "# X\n\nDo not take X\n- if you are allergic\n\nIt is sold in boxes.\n",
        [("X", "other", 0), ("X > Do not take X", "contraindications", 2), ("X", "other", 1)],
    ),
    (
        "a line that only asks to tell somebody",
        "# X\n\nPregnancy and breast-feeding Tell your doctor if\n- you are pregnant\n",
        [("X", "other", 0), ("X > Pregnancy and breast-feeding", "pregnancy and lactation", 2)],
    ),
    (
        "labels of items do not split",
        "## Precautions\n* **Contraindications:** allergy\n* **Interactions:** lithium\n",
        [("Precautions", "warnings", 2)],
    ),
    (
        "trials under side effects",
        "## Side effects\n\n**Trials.** rash in 5%.\n",
        [("Side effects", "adverse reactions", 1)],
    ),
]


@pytest.mark.parametrize(("source", "expected"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_sections(source: str, expected: list[tuple[str, str, int]]) -> None:
    assert sections(source) == expected


PIECES = st.sampled_from(
    [
        "# X\n",
        "## Dosage\n",
        "### Children\n",
        "**Side effects:** rash\n",
        "Dose: 5 mg\n",
        "**Storage**\n",
        "- item\n",
        "text here.\n",
        "\n",
        "Common:\n",
        "Is it safe?\n",
        "<!-- x -->",
        "| a | b |\n",
        "\r\n",
        "---\n",
        "é",
    ]
)

READABLE = ("markdown", "prose")


def spans_cover(parts: tuple[Section, ...], length: int) -> bool:
    starts = [part.span.start for part in parts]
    ends = [part.span.end for part in parts]
    return starts == [0, *ends[:-1]] and ends[-1] == length


@given((st.lists(PIECES).map("".join) | st.text()).filter(lambda text: format_of(text).name in READABLE))
def test_sections_in_order_cover_the_view_and_keep_every_block(source: str) -> None:
    page = parse_monograph(source)
    parts = split_sections(page)
    assert spans_cover(parts, len(page.view.text))
    kept = [block for part in parts for block in part.blocks]
    given = with_plain_titles(page.view.text, page.blocks) if page.format == "prose" else page.blocks
    assert kept == [block for block in given if block.kind is not BlockKind.HEADING]
    assert all(block.span.within(part.span) for part in parts for block in part.blocks)


PLAIN = """Marvoxin is an anticoagulant.
Why it is prescribed
The approved uses in adults are:
prevention of stroke
treatment of clots
Side effects
Bleeding is the price of every anticoagulant. You may notice
nosebleeds
Who should stay away from it
Marvoxin must not be used by anyone with active bleeding.
"""
MENU = (
    "Home\nSide effects\nDosage\nInteractions\nMarvoxin is an anticoagulant taken twice a day by a great many people.\n"
)


def test_titles_of_a_page_that_lost_its_marks_are_known_by_what_they_say() -> None:
    found = [(s.title, s.type.value) for s in split_sections(parse_monograph(PLAIN, name="m.txt"))]
    assert found[1:] == [
        ("Why it is prescribed", "indications"),
        ("Side effects", "adverse reactions"),
        ("Who should stay away from it", "contraindications"),
    ]


CONTENTS = """Contents
1 Medical uses
2 Dosage
3 Contraindications
4 Adverse effects
5 Interactions
6 History

Marvoxin is an anticoagulant that is taken twice a day by a great many people in all parts of the world.
"""


def test_lines_of_a_table_of_contents_are_no_titles() -> None:
    assert {s.type.value for s in split_sections(parse_monograph(CONTENTS, name="m.txt"))} <= {"other", "boilerplate"}


def test_lines_of_a_menu_are_no_titles() -> None:
    assert {s.title for s in split_sections(parse_monograph(MENU, name="m.txt"))} == {""}


BULLETED = """Marvoxin
Marvoxin is an anticoagulant.
Side effects
Common (more than 10% of patients):
• Bleeding
• Bruising
"""


def test_titles_of_a_text_whose_bullets_alone_were_kept_are_known_as_well() -> None:
    found = [(s.title, s.type.value) for s in split_sections(parse_monograph(BULLETED, name="m.txt"))]
    assert found[-1] == ("Side effects", "adverse reactions")


def test_lines_of_a_page_with_marked_headings_are_no_titles() -> None:
    found = [s.title for s in split_sections(parse_monograph(f"# Notes\n\n{BULLETED}", name="m.md"))]
    assert "Side effects" not in found
