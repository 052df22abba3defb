"""What an openFDA record states of the product in fields, written down as parts of one value each.

The record itself says its set id, version and date; its `openfda` block, which openFDA adds from the NDC directory,
RxNorm and the pharmacologic classes, all else. The block is empty for many labels, or lacks fields: then nothing stands
for them. Its lists are not aligned: the second UNII need not be that of the second substance. Source: openFDA, "Drug
labeling: searchable fields".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from medgraph.model import LabelField as F
from medgraph.monographs.label.manuscript import Manuscript

_OF_RECORD = {"set_id": F.SET_ID, "version": F.VERSION, "effective_time": F.EFFECTIVE_DATE}
_OF_PRODUCT = {
    "brand_name": F.BRAND_NAME,
    "generic_name": F.GENERIC_NAME,
    "substance_name": F.SUBSTANCE_NAME,
    "unii": F.UNII,
    "rxcui": F.RXCUI,
    "product_ndc": F.NDC,
    "package_ndc": F.NDC,
    "route": F.ROUTE,
    "dosage_form": F.DOSAGE_FORM,
    "pharm_class_epc": F.CLASS,
    "pharm_class_cs": F.CHEMICAL_CLASS,
    "pharm_class_moa": F.MECHANISM_CLASS,
    "pharm_class_pe": F.EFFECT_CLASS,
    "manufacturer_name": F.MANUFACTURER,
    "application_number": F.APPLICATION_NUMBER,
    "product_type": F.PRODUCT_TYPE,
}
_BLOCK = "openfda"


class _Value(NamedTuple):
    """A value and the JSON pointer that leads to it."""

    pointer: str
    text: str


def write_fields(record: Mapping[str, Any], pointer: str, text: Manuscript) -> None:
    """Write down what a record states in fields; `pointer` leads to the record.

    >>> text = Manuscript()
    >>> write_fields({"set_id": "1", "openfda": {"route": ["ORAL"], "unii": "?", "upc": ["3"]}}, "/results/0", text)
    >>> [(part.path, part.field.value) for part in text.page().parts]
    [('/results/0/set_id', 'set id'), ('/results/0/openfda/unii', 'UNII'), ('/results/0/openfda/route/0', 'route')]
    """
    for names, holder, path in ((_OF_RECORD, record, pointer), (_OF_PRODUCT, _block(record), f"{pointer}/{_BLOCK}")):
        for name, field in names.items():
            for value in _values(holder.get(name), f"{path}/{name}"):
                text.field(value.pointer, field, value.text)


def stated(record: Mapping[str, Any], name: str) -> list[str]:
    """Return the values of a field of the `openfda` block; none where it has none."""
    return [value.text for value in _values(_block(record).get(name), "")]


def escaped(key: str) -> str:
    """Return a key as a JSON pointer has it (RFC 6901).

    >>> escaped("mg/mL")
    'mg~1mL'
    """
    return key.replace("~", "~0").replace("/", "~1")


def _block(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what openFDA states of the product; nothing where the block is missing or is no block."""
    block = record.get(_BLOCK)
    return block if isinstance(block, dict) else {}


def _values(found: object, pointer: str) -> Iterator[_Value]:
    """Yield the texts of a field, which is a list of them or, in records of other makers, one."""
    if isinstance(found, str):
        yield _Value(pointer, found)
    for number, value in enumerate(found if isinstance(found, list) else ()):
        if isinstance(value, str):
            yield _Value(f"{pointer}/{number}", value)
