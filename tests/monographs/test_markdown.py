"""Markdown to blocks: the table of dialects."""

from collections.abc import Callable

import pytest

from medgraph.model import Monograph, SourceKind
from medgraph.monographs import parse_monograph

Outline = Callable[[Monograph], list[str]]

LONG = "It binds to the messenger in the muscle and hides one exon from the cell, so that the frame is restored."

HEADINGS = [
    ("ATX", "# A\n## B ##\n### C {#c}\n", ["h1 A", "h2 B", "h3 C"]),
    ("ATX without a blank", "##Dosage\ntext\n", ["h2 Dosage", "p text"]),
    ("a hash tag is none", "# A\n\n#dmd is a tag\n", ["h1 A", "p #dmd is a tag"]),
    ("C#", "# C#\n", ["h1 C#"]),
    ("empty", "# A\n\n##\n\ntext\n", ["h1 A", "p text"]),
    ("marks inside", "## **Dosage** and *use*:\n", ["h2 Dosage and use"]),
    ("setext", "Title\n=====\n\nDosage\n---\ntext\n", ["h1 Title", "h2 Dosage", "p text"]),
    ("setext with a number", "Title\n=====\n\n2. Dosage\n---------\ntext\n", ["h1 Title", "h2 2. Dosage", "p text"]),
    ("a rule under a list", "# A\n\n1. Wash your hands\n---\ntext\n", ["h1 A", "i1 Wash your hands", "p text"]),
    (
        "a number at a wrapped line's beginning",
        "# A\n\nIt binds to the messenger in the muscle, which leads to the exclusion of exon\n45. The frame is then "
        "restored, and so the cell makes a shorter protein that\nworks.\n",
        [
            "h1 A",
            "p It binds to the messenger in the muscle, which leads to the exclusion of exon 45. The frame is then "
            "restored, and so the cell makes a shorter protein that works.",
        ],
    ),
    (
        "a rule under a sentence",
        "# A\n\nIt is given weekly.\n---\nMore.\n",
        ["h1 A", "p It is given weekly.", "p More."],
    ),
    ("wiki", "= A =\n== Side effects ==\n* b\n", ["h1 A", "h2 Side effects", "i1 b"]),
    ("a rule of equals is none", "# A\n\n==========\n\ntext\n", ["h1 A", "p text"]),
    (
        "numbered",
        "# Label\n\n6 ADVERSE REACTIONS\n\n6.1 Clinical Trials Experience\n\n" + LONG,
        ["h1 Label", "h2 6 ADVERSE REACTIONS", "h3 6.1 Clinical Trials Experience", "p " + LONG],
    ),
    (
        "numbered with a dot",
        "4. Possible side effects\n\n" + LONG + "\n\n5. How to store X\n\n" + LONG,
        ["h2 4. Possible side effects", "p " + LONG, "h2 5. How to store X", "p " + LONG],
    ),
    (
        "numbered in capitals and directly above its text",
        "1. USES\n   Fever.\n2. DOSE (adults)\n   5 mg.\n3. HARMS -- learn\n   1  rash\n   2  gout\n   3  falls\n",
        [
            "h2 1. USES",
            "p Fever.",
            "h2 2. DOSE (adults)",
            "p 5 mg.",
            "h2 3. HARMS -- learn",
            "i1 rash",
            "i1 gout",
            "i1 falls",
        ],
    ),
    (
        "short and numbered above text that begins anew",
        "1. What is it?\nA drip.\n\n2. What is it for\n- Gout\n- Fever\n\n3. Do NOT mix with\nalcohol.\n",
        [
            "h2 1. What is it?",
            "p A drip.",
            "h2 2. What is it for",
            "i1 Gout",
            "i1 Fever",
            "h2 3. Do NOT mix with",
            "p alcohol.",
        ],
    ),
    (
        "numbered steps that go on in the next line are a list",
        "# A\n\n1. Wash your hands\nand dry them\n\n2. Take off the cap\nwith a thumb\n\n3. Press\nfor ten seconds",
        ["h1 A", "i1 Wash your hands and dry them", "i1 Take off the cap with a thumb", "i1 Press for ten seconds"],
    ),
    (
        "a numbered list in capitals is none",
        "# A\n\n1. WASH\n2. RINSE\n3. SWAB\n",
        ["h1 A", "i1 WASH", "i1 RINSE", "i1 SWAB"],
    ),
    (
        "amounts one below the other are no list",
        "# A\n\n5  mg\n\n10  mg\n\n20  mg\n",
        ["h1 A", "p 5 mg", "p 10 mg", "p 20 mg"],
    ),
    (
        "labels in brackets and rows of dots begin lines of their own",
        "Route ...... oral\nBox ........ 28 tablets\nCommon (1 in 10): rash\nRare (1 in 1,000): gout\n",
        [
            "p Route ...... oral [Route]",
            "p Box ........ 28 tablets [Box]",
            "p Common (1 in 10): rash [Common (1 in 10)]",
            "p Rare (1 in 1,000): gout [Rare (1 in 1,000)]",
        ],
    ),
    ("numbered and directly above its text", "2. Dosage\n" + LONG, ["h2 2. Dosage", "p " + LONG]),
    (
        "a numbered list is none",
        "# A\n\n1. Wash your hands\n2. Swab the skin\n",
        ["h1 A", "i1 Wash your hands", "i1 Swab the skin"],
    ),
    (
        "a loose numbered list is none",
        "# A\n\n1. Wash your hands\n\n2. Swab the skin\n\n" + LONG,
        ["h1 A", "i1 Wash your hands", "i1 Swab the skin", "p " + LONG],
    ),
    ("a dose is none", "# A\n\n2.5 mg twice daily\n", ["h1 A", "p 2.5 mg twice daily"]),
    ("capitals", "# A\n\nADVERSE REACTIONS\n\n" + LONG, ["h1 A", "h2 ADVERSE REACTIONS", "p " + LONG]),
    ("an acronym is none", "# A\n\nDMD\n\n" + LONG, ["h1 A", "p DMD", "p " + LONG]),
    (
        "bold",
        "# A\n\n**Dosage**\n\n5 mg\n\n**Storage:**\nCold.\n",
        ["h1 A", "h2 Dosage", "p 5 mg", "h2 Storage", "p Cold."],
    ),
    (
        "bold below its ATX heading",
        "### Dosage\n**Adults**\n5 mg\n### Storage\n**Vials**\n",
        ["h3 Dosage", "h4 Adults", "p 5 mg", "h3 Storage", "h4 Vials"],
    ),
    ("a bold title", "**Casimersen**\n\n**Dosage**\n5 mg\n", ["h1 Casimersen", "h2 Dosage", "p 5 mg"]),
    (
        "a bold sentence is none",
        "# A\n\n**It has not been studied in adults.**\n",
        ["h1 A", "p It has not been studied in adults."],
    ),
    (
        "a bold question",
        "# A\n\n**Q: Is it safe?**\n\nYes, it is.\n",
        ["h1 A", "h2 Is it safe?", "p Yes, it is."],
    ),
    ("bold in tags", "# A\n\n<b>Dosage</b>\n\n5 mg\n", ["h1 A", "h2 Dosage", "p 5 mg"]),
    (
        "a bold numbered outline",
        "1. **How it works**\n   - It binds.\n2. **Dosing**\n   - 5 mg\n     - daily\n",
        ["h2 How it works", "i2 It binds.", "h2 Dosing", "i2 5 mg", "i3 daily"],
    ),
    (
        "a plain question",
        "# A\n\nIs it safe for the heart?\n\n" + LONG,
        ["h1 A", "h2 Is it safe for the heart?", "p " + LONG],
    ),
    (
        "plain titles where none is marked",
        "- a list\n\nHow It Works\n\n" + LONG,
        ["i1 a list", "h2 How It Works", "p " + LONG],
    ),
    (
        "plain titles where others are marked",
        "# A\n\nHow It Works\n\n" + LONG,
        ["h1 A", "p How It Works", "p " + LONG],
    ),
]

LEAD_INS = [
    (
        "bold before a list",
        "**Common Side Effects (>10%):**\n\n* Headache\n",
        ["p Common Side Effects (>10%): [Common Side Effects (>10%)]", "i1 Headache"],
    ),
    (
        "bold before a table",
        "**Rates**:\n\n| a | b |\n|---|---|\n| c | d |\n",
        ["p Rates: [Rates]", "R a | b", "r c | d"],
    ),
    (
        "bold without its list",
        "# A\n\n**Very rare:**\n\n" + LONG,
        ["h1 A", "p Very rare: [Very rare]", "p " + LONG],
    ),
    (
        "plain",
        "# A\nCommon side effects:\n* Headache\n",
        ["h1 A", "p Common side effects: [Common side effects]", "i1 Headache"],
    ),
    (
        "plain clause",
        "# A\nCall your doctor if you have:\n- Fever\n",
        ["h1 A", "p Call your doctor if you have:", "i1 Fever"],
    ),
    (
        "in a row",
        "# A\nCommon:\nUncommon:\nRare:\n",
        ["h1 A", "p Common: [Common]", "p Uncommon: [Uncommon]", "p Rare: [Rare]"],
    ),
    (
        "a nested one",
        "* **Common:**\n    * Headache\n    * Fever\n* **Rare:**\n    * Rash\n",
        ["i1 Common: [Common]", "i2 Headache", "i2 Fever", "i1 Rare: [Rare]", "i2 Rash"],
    ),
]

LABELS = [
    ("bold", "* **Loading Dose:** 12 mg\n", ["i1 Loading Dose: 12 mg [Loading Dose]"]),
    ("bold, colon outside", "* **Loading Dose**: 12 mg\n", ["i1 Loading Dose: 12 mg [Loading Dose]"]),
    ("bold with a stop", "# A\n\n**Dose.** 30 mg/kg weekly.\n", ["h1 A", "p Dose. 30 mg/kg weekly. [Dose]"]),
    ("bold with a dash", "* **Loading dose** – 12 mg\n", ["i1 Loading dose – 12 mg [Loading dose]"]),
    (
        "bold with brackets",
        "# A\n\n**Children (≥ 2 years):** 5 mg\n",
        ["h1 A", "p Children (≥ 2 years): 5 mg [Children (≥ 2 years)]"],
    ),
    (
        "bold but no label",
        "# A\n\n**Golodirsen**, sold as **Vyondys 53**, is a drug.\n",
        ["h1 A", "p Golodirsen, sold as Vyondys 53, is a drug."],
    ),
    (
        "bold before a new sentence",
        "# A\n\n**Cautions** Renal impairment.\n",
        ["h1 A", "p Cautions Renal impairment. [Cautions]"],
    ),
    ("bold before a number", "# A\n\n**Dose** 5 mg daily\n", ["h1 A", "p Dose 5 mg daily [Dose]"]),
    ("bold within a clause", "# A\n\n**Do not** Take it.\n", ["h1 A", "p Do not Take it."]),
    ("plain", "- Storage: keep it cold\n", ["i1 Storage: keep it cold [Storage]"]),
    (
        "a clause is none",
        "# A\n\nThe label is clear: do not use it.\n",
        ["h1 A", "p The label is clear: do not use it."],
    ),
    ("a ratio is none", "# A\n\nDilute 1:10 in saline\n", ["h1 A", "p Dilute 1:10 in saline"]),
    ("a URL is none", "- https://example.org\n", ["i1 https://example.org"]),
    ("question and answer", "* **Q: Is it safe?** A: Yes.\n", ["i1 Q: Is it safe? A: Yes. [Is it safe?]"]),
    (
        "question, nested answer",
        "* **Q:  Is it safe?**\n    * **A:** Yes.\n",
        ["i1 Q: Is it safe? [Is it safe?]", "i2 A: Yes. [A]"],
    ),
    (
        "plain question and answer",
        "# A\n\nQ: Is it safe? A: Yes.\n\nQ: Why?\nA: So.\n",
        ["h1 A", "p Q: Is it safe? A: Yes. [Is it safe?]", "h2 Why?", "p A: So. [A]"],
    ),
    ("bold question", "* **Is it safe?** Yes.\n", ["i1 Is it safe? Yes. [Is it safe?]"]),
]

LISTS = [
    (
        "all kinds of bullets",
        "- a\n\n* b\n\n+ c\n\n• d\n\n– e\n\n1. f\n\n2) g\n\na) h\n\n(b) i\n",
        ["i1 a", "i1 b", "i1 c", "i2 d", "i3 e", "i4 f", "i4 g", "i5 h", "i5 i"],
    ),
    ("nesting by indentation", "- a\n  - b\n    - c\n  - d\n- e\n", ["i1 a", "i2 b", "i3 c", "i2 d", "i1 e"]),
    ("nesting by tab", "* a\n\t* b\n* c\n", ["i1 a", "i2 b", "i1 c"]),
    ("nesting by kind", "• a\n– b\n– c\n• d\n", ["i1 a", "i2 b", "i2 c", "i1 d"]),
    ("a new list after text", "  - a\n\ntext here\n\n- b\n", ["i1 a", "p text here", "i1 b"]),
    ("bullets without a blank", "•Headache\n•Nausea\n", ["i1 Headache", "i1 Nausea"]),
    ("a minus is no bullet", "- a\n\n-5 °C at least\n", ["i1 a", "p -5 °C at least"]),
    ("an item goes on", "- fever and\n  chills\n- cough\n", ["i1 fever and chills", "i1 cough"]),
    ("text after an item", "- fever\nTell your doctor.\n", ["i1 fever", "p Tell your doctor."]),
    ("a paragraph inside an item", "- a\n\n  More of a.\n- b\n", ["i1 a", "p More of a.", "i1 b"]),
    ("an empty item", "- \n- b\n", ["i1 b"]),
    ("definitions", "Headache\n: very common\n: mild\n", ["p Headache", "i1 very common", "i1 mild"]),
]

OTHERS = [
    (
        "a wrapped paragraph",
        "# A\n\nCasimersen is given intravenously once weekly over an hour by a filter, after\ndilution.\n",
        [
            "h1 A",
            "p Casimersen is given intravenously once weekly over an hour by a filter, after dilution.",
        ],
    ),
    (
        "a table",
        "| Effect | Rate |\n|:---|---:|\n| Fever \\| chills | **33%** |\n| Cough | |\n",
        ["R Effect | Rate", "r Fever | chills | 33%", "r Cough | "],
    ),
    (
        "a table without outer pipes",
        "Effect | Rate\n--- | ---\nFever | 33%\n\nA | B\n",
        ["R Effect | Rate", "r Fever | 33%", "p A | B"],
    ),
    ("a table without a header", "| Fever | 33% |\n| Cough | 20% |\n", ["r Fever | 33%", "r Cough | 20%"]),
    ("a quote", "> It is given\n> weekly.\n>\n> - Fever\n", ["p It is given weekly.", "i1 Fever"]),
    (
        "a frequency is no quote",
        "# A\n\n> 10% of patients\n>10%: fever\n",
        ["h1 A", "p > 10% of patients", "p >10%: fever"],
    ),
    (
        "fenced text",
        "```\n# not a heading\n* not an item\n```\ntext\n",
        ["p # not a heading", "p * not an item", "p text"],
    ),
    ("a fence that stays open", "# A\n\n```\n* Fever\n", ["h1 A", "i1 Fever"]),
    ("rules", "a b\n\n---\n\n***\n\n* * *\n\n___\n\n# c\n", ["p a b", "h1 c"]),
    ("comments", "# A\n\n<!-- * hidden\n\n* hidden -->\n* b\n", ["h1 A", "i1 b"]),
    (
        "attributes and references",
        "# A\n{: .title}\n\n{% include x %}\n\n[1]: https://a.b\n\nb\n",
        ["h1 A", "p b"],
    ),
    (
        "wiki text",
        "== A ==\n'''B''' is ''c'' of [[d|the]] [[gene]].<ref>Note</ref>\n# one\n## two\n; At 5% : vertigo\n",
        ["h2 A", "p B is c of the gene.", "i1 one", "i2 two", "p At 5% : vertigo [At 5%]"],
    ),
]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [row[1:] for row in HEADINGS + LEAD_INS + LABELS + LISTS + OTHERS],
    ids=[row[0] for row in HEADINGS + LEAD_INS + LABELS + LISTS + OTHERS],
)
def test_blocks(source: str, blocks: list[str], outline: Outline) -> None:
    assert outline(parse_monograph(source)) == blocks


TITLES = [
    ("front matter first", "---\ntitle: Amondys\n---\n# Casimersen\n", "Amondys"),
    ("level 1", "## Names\n# Casimersen *injection*\n", "Casimersen injection"),
    ("none", "## Names\n\ntext\n", None),
    ("markup in it", "# <b>Casimersen</b> <script>alert(1)</script>\n", "Casimersen"),
]


@pytest.mark.parametrize(("source", "title"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_title(source: str, title: str | None) -> None:
    assert parse_monograph(source).title == title


KINDS = [
    ("---\ntitle: A\nsource: FDA label\n---\n", SourceKind.REGULATORY_LABEL),
    ("---\nkind: Health Library\n---\n", SourceKind.HEALTH_LIBRARY),
    ("HIGHLIGHTS OF PRESCRIBING INFORMATION\n\n* a\n", SourceKind.REGULATORY_LABEL),
    ("Package leaflet: Information for the user\n\n* a\n", SourceKind.REGULATORY_LABEL),
    ("# A\n\nHealth Library\n", SourceKind.HEALTH_LIBRARY),
    ("# A\n\nThis page was generated by AI.\n", SourceKind.MACHINE_WRITTEN),
    ("# A\n\nSee the health library for more, and the prescribing information.\n", SourceKind.UNKNOWN),
]


@pytest.mark.parametrize(("source", "kind"), KINDS)
def test_kind_is_what_the_page_states(source: str, kind: SourceKind) -> None:
    assert parse_monograph(source).kind is kind
