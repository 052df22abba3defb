"""Labels of our own making, in the shape that the two services give them."""

from __future__ import annotations

from typing import Any

from tests.fetching.stage import Stage


def set_id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012x}"


def record(number: int, generic: str | list[str], brand: str = "", **more: Any) -> dict[str, Any]:
    """Return a label as openFDA has it; the higher the number, the newer."""
    generics = [generic] if isinstance(generic, str) else generic
    substances = more.pop("substances", [generics[0].upper()])
    return {
        "set_id": set_id(number),
        "id": set_id(number + 0xF0000),
        "version": "3",
        "effective_time": f"2024{number:04d}",
        "adverse_reactions": [f"6 ADVERSE REACTIONS The most common adverse reaction of {generics[0]} was headache."],
        "contraindications": ["4 CONTRAINDICATIONS None."],
        "openfda": {
            "generic_name": generics,
            "brand_name": [brand or generics[0]],
            "substance_name": substances,
            "route": ["ORAL"],
        },
        **more,
    }


def document(number: int, title: str, version: str = "3") -> dict[str, str]:
    """Return a label as DailyMed has it."""
    xml = f"""<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:hl7-org:v3">
  <id root="{set_id(number + 0xF0000)}"/>
  <code code="34391-3" codeSystem="2.16.840.1.113883.6.1"/>
  <title>{title.split(" [")[0]}</title>
  <effectiveTime value="20240101"/>
  <setId root="{set_id(number)}"/>
  <versionNumber value="{version}"/>
  <component><structuredBody><component><section>
    <code code="34084-4" codeSystem="2.16.840.1.113883.6.1"/>
    <title>ADVERSE REACTIONS</title>
    <text><paragraph>The most common adverse reaction was headache.</paragraph></text>
  </section></component></structuredBody></component>
</document>
"""
    return {"set_id": set_id(number), "version": version, "title": title, "xml": xml}


def fill(stage: Stage) -> Stage:
    """Put the labels of four drugs on the stage."""
    stage.records = [
        record(1, "CASIMERSEN", "Amondys 45"),
        record(2, "Warfarin Sodium", "Coumadin", substances=["WARFARIN SODIUM"]),
        record(3, "WARFARIN", "Jantoven", substances=["WARFARIN SODIUM"]),
        record(4, "Metformin Hydrochloride", substances=["METFORMIN HYDROCHLORIDE"]),
        record(
            5,
            "SITAGLIPTIN AND METFORMIN HYDROCHLORIDE",
            "Janumet",
            substances=["METFORMIN HYDROCHLORIDE", "SITAGLIPTIN"],
        ),
        record(6, "Advil® & Co", "Advil® PM"),
    ]
    stage.documents = [
        document(1, "AMONDYS 45 (CASIMERSEN) INJECTION [ACME]"),
        document(2, "COUMADIN (WARFARIN SODIUM) TABLET [ACME]"),
        document(3, "WARFARIN SODIUM TABLET [OTHER, INC.]"),
        document(4, "METFORMIN HYDROCHLORIDE TABLET, FILM COATED [ACME]"),
        document(5, "JANUMET (SITAGLIPTIN AND METFORMIN HYDROCHLORIDE) TABLET, FILM COATED [ACME]"),
        document(7, "G-11 (WARFARINUM COMPOSITUM WHOLE) SOLUTION [ACME]"),
    ]
    return stage
