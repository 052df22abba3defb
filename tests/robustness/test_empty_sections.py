"""Headings with nothing below them, or with what only keeps the place free, yield nothing."""

from __future__ import annotations

import pytest

from medgraph.extraction import extract_facts
from medgraph.monographs import parse_monograph

HEAD = "# Warfarin\n\nWarfarin is an anticoagulant.\n\n"
HEADINGS = (
    "Uses", "Dosage", "Side effects", "Contraindications", "Interactions", "Warnings",
    "Mechanism of action", "Brand names", "Monitoring", "Route of administration",
)  # fmt: skip
BODIES = [
    "", "-", "...", "- \n- \n* ", "TBD", "N/A", "Unknown", "Coming soon.", "TODO: write this section",
    "To be added.", "Information not available.", "[insert text here]", "None listed.", "Not applicable",
    "Not provided.",
    "- None listed\n- N/A", "**TBD**", "_Not available._", "| Item | Value |\n|---|---|\n| N/A | N/A |",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
    "| Effect | Frequency | Dose |\n|---|---|---|",
]  # fmt: skip


def said(source: str) -> set[tuple[str, str]]:
    return {(fact.relation.value, fact.object) for fact in extract_facts(parse_monograph(source)).facts}


@pytest.mark.parametrize("body", BODIES)
def test_nothing_yields_nothing(body: str) -> None:
    assert said(HEAD + "".join(f"## {heading}\n\n{body}\n\n" for heading in HEADINGS)) == said(HEAD)


@pytest.mark.parametrize("body", ["TBD", "N/A", "None listed."])
@pytest.mark.parametrize("mark", ["- {}: ", "**{}:** ", "- **{}**: ", "{}: "])
def test_a_label_with_nothing_behind_it_yields_nothing(mark: str, body: str) -> None:
    assert said(HEAD + "".join(f"{mark.format(heading)}{body}\n\n" for heading in HEADINGS)) == said(HEAD)


def test_that_there_is_none_is_said() -> None:
    assert said(f"{HEAD}## Contraindications\n\nNone known.\n") == said(HEAD) | {("contraindicatedIn", "*")}


@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.85])
def test_a_page_that_breaks_off_says_no_more(share: float) -> None:
    whole = f"{HEAD}## Uses\n\nIt is used to treat deep vein thrombosis.\n\n## Side effects\n\n- Nausea\n- Headache\n"
    names = {name for _, name in said(whole)}
    cut = whole[: int(len(whole) * share)].rsplit("\n", 1)[0]
    assert {name for _, name in said(cut)} <= names
