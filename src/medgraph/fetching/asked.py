"""What a person asks for: a set id, or a drug by any of its names; and whether a label's name means that drug.

Names are compared as the graph calls drugs: without salt and biosimilar suffix, whatever the case and the signs. So
"warfarin" is meant by "WARFARIN SODIUM" and not by "Warfarin antidote", and "metformin" by no name of a combination
unless combinations are wanted. Where it is asked for whole, a combination is the set of its parts.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from medgraph.drug_words import base_name
from medgraph.patterns import Pattern

_WORD = Pattern(r"[0-9a-z]+(?:'[a-z]+)?")
_MARKS = Pattern(r"[®™℠©]")
_LIST = Pattern(r"\s*[,;&]\s*(?:and\s+)?")
_SET_ID = Pattern(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: a set id, or the parts of a drug's name as written; one part, unless it is a combination."""

    text: str
    set_id: str | None = None
    written: tuple[str, ...] = ()
    combinations: bool = False

    @property
    def parts(self) -> frozenset[str]:
        """The parts of the name as they are compared."""
        return frozenset(filter(None, map(_folded, self.written)))

    @property
    def described(self) -> str:
        """What was asked for, as it stands behind "no label"."""
        return "with this set id" if self.set_id else "of this name"

    def is_meant_by(self, name: str) -> bool:
        """Tell whether a label that has this name is of the drug.

        >>> understand("warfarin").is_meant_by("WARFARIN SODIUM"), understand("metformin").is_meant_by("Metformin XR")
        (True, False)
        >>> understand("metformin").is_meant_by("SITAGLIPTIN AND METFORMIN")
        False
        >>> understand("metformin", combinations=True).is_meant_by("SITAGLIPTIN AND METFORMIN")
        True
        """
        return self.are_parts(parts_of(name))

    def are_parts(self, parts: frozenset[str]) -> bool:
        """Tell whether a label of what has these parts is of the drug."""
        return bool(self.parts) and (self.parts <= parts if self.combinations else self.parts == parts)


def understand(text: str, *, combinations: bool = False) -> Asked:
    """Return what is meant by what was typed; a set id is told by its form.

    >>> understand("9aa7140c-012c-4ea6-866d-4732e915dab6").set_id
    '9aa7140c-012c-4ea6-866d-4732e915dab6'
    >>> sorted(understand("Ezetimibe and Simvastatin").parts)
    ['ezetimibe', 'simvastatin']
    """
    shown = " ".join(text.split())
    set_id = set_id_of(shown)
    return Asked(shown, set_id, () if set_id else _bases(shown), combinations)


def set_id_of(value: object) -> str | None:
    """Return a set id in lower case, None for what is none: nothing else ever becomes a file's name.

    >>> set_id_of("9AA7140C-012C-4EA6-866D-4732E915DAB6"), set_id_of("../../x")
    ('9aa7140c-012c-4ea6-866d-4732e915dab6', None)
    """
    low = value.lower() if isinstance(value, str) else ""
    return low if _SET_ID.fullmatch(low) else None


@lru_cache(maxsize=4096)
def parts_of(name: str) -> frozenset[str]:
    """Return the drugs in a name, each as words in lower case.

    >>> sorted(parts_of("AMOXICILLIN, CLAVULANATE POTASSIUM")), sorted(parts_of("Advil® PM"))
    (['amoxicillin', 'clavulanate'], ['advil pm'])
    """
    return frozenset(filter(None, map(_folded, _bases(name))))


def _bases(name: str) -> tuple[str, ...]:
    """Return the drugs in a name in their order, without their salts."""
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", name)).encode("ascii", "ignore").decode()
    return tuple(base for part in _LIST.split(plain) for base in base_name(part).split(" / ") if base)


def _folded(base: str) -> str:
    return " ".join(_WORD.findall(base))
