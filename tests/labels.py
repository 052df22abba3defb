"""Small labels of our own making that tests write: openFDA records, SPL documents, zips of them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

SET_ID = "0a1b2c3d-0000-4000-8000-{:012}"
DOSE = "2 DOSAGE AND ADMINISTRATION The recommended dose is {} mg/kg given intravenously once weekly."


def record(number: int = 1, *, version: Any = 1, date: str = "20200131", dose: Any = 30, **more: Any) -> dict[str, Any]:
    """Return a label as openFDA has it; fields that are None are left out."""
    fields = {
        "set_id": SET_ID.format(number),
        "version": version if version is None else str(version),
        "effective_time": date,
        "indications_and_usage": ["1 INDICATIONS AND USAGE Exemplirsen is indicated for Duchenne muscular dystrophy."],
        "dosage_and_administration": [DOSE.format(dose)],
        "openfda": {"brand_name": ["Exemplia"], "generic_name": ["EXEMPLIRSEN"]},
    }
    return {name: value for name, value in (fields | more).items() if value is not None}


def _of_drug(set_id: str, version: str, date: str, **openfda: list[str]) -> dict[str, Any]:
    stated = {"set_id": set_id, "version": version, "effective_time": date, "openfda": openfda}
    return stated | {"contraindications": ["4 CONTRAINDICATIONS None."]}


OF_KNOWN_DRUGS = {
    "zubrel.json": _of_drug(
        "0a1b2c3d-0000-4000-8000-0123456789ab",
        "3",
        "20230114",
        generic_name=["WARFARIN SODIUM"],
        substance_name=["WARFARIN SODIUM"],
        unii=["6153CWM0CL"],
        rxcui=["855288", "855290"],
        product_ndc=["12345-678"],
        application_number=["NDA000001"],
        manufacturer_name=["Made Up Labs"],
    ),
    "eteplirsen.json": _of_drug(
        "0a1b2c3d-0000-4000-8000-0123456789ac",
        "1",
        "20240229",
        generic_name=["ETEPLIRSEN"],
        substance_name=["ETEPLIRSEN"],
        unii=["AIW6036FAS"],
        brand_name=["Exondys 51"],
    ),
}
"""Labels of drugs that sample pages tell of, by the names of their files."""


def reply(*records: Mapping[str, Any]) -> bytes:
    """Return the reply that holds records."""
    return json.dumps({"meta": {"disclaimer": "none"}, "results": records}).encode()


def section(code: str, title: str, text: str, inner: str = "") -> str:
    """Return a section of an SPL document; `text` is marked up."""
    coded = f'<code code="{code}" codeSystem="2.16.840.1.113883.6.1"/>' if code else ""
    return f"<component><section>{coded}<title>{title}</title><text>{text}</text>{inner}</section></component>"


DOSAGE = section(
    "34068-7",
    "2 DOSAGE AND ADMINISTRATION",
    "<paragraph>The recommended dose of Exemplia is 30 mg/kg once weekly.</paragraph>",
)
PRODUCT = (
    "<component><section><subject><manufacturedProduct><manufacturedProduct><name>Exemplia</name>"
    "<asEntityAsGeneric><genericMedicine><name>exemplirsen</name></genericMedicine></asEntityAsGeneric>"
    "</manufacturedProduct></manufacturedProduct></subject></section></component>"
)


def spl(
    number: int = 1, *, version: int = 1, date: str = "20200131", body: str = DOSAGE, product: str = PRODUCT
) -> str:
    """Return a label as DailyMed has it."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<document xmlns="urn:hl7-org:v3"><id root="d"/>'
        '<code code="34391-3" codeSystem="2.16.840.1.113883.6.1" displayName="HUMAN PRESCRIPTION DRUG LABEL"/>'
        f'<title>Exemplia (exemplirsen) injection</title><effectiveTime value="{date}"/>'
        f'<setId root="{SET_ID.format(number).upper()}"/>'
        f'<versionNumber value="{version}"/><author><assignedEntity><id root="other"/></assignedEntity></author>'
        f"<component><structuredBody>{product}{body}</structuredBody></component></document>"
    )


def zipped(members: Mapping[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of members."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()
