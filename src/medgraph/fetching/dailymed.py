"""DailyMed's labels (https://dailymed.nlm.nih.gov/dailymed/app-support-web-services.cfm): a list by name, then SPL.

The list finds a name anywhere in a product's or substance's ("siliq" in "cercis siliquastrum"), the newest first, a
hundred a page. Which of the labels are of the drug is told by their titles, which DailyMed makes by one pattern:

    LIPITOR (ATORVASTATIN CALCIUM) TABLET, FILM COATED [LABELER]        brand (generic) form [labeler]
    ATORVASTATIN CALCIUM TABLET, FILM COATED [LABELER]                  where the brand is the generic name
    LIPITOR- atorvastatin calcium tablet, film coated                   as its pages have it

The list tells set id and version, so that a label that is here already is not asked for. Numbers may be strings, and
nothing is "null". A document is taken if it is whole and is the label that was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from medgraph.errors import FetchError, UnreadableInputError
from medgraph.fetching.asked import Asked, set_id_of
from medgraph.fetching.client import Reply
from medgraph.fetching.service import Label, Listing, Service
from medgraph.monographs.decoding import decode
from medgraph.monographs.label.safe_xml import parse_xml
from medgraph.patterns import Pattern

_PAGE = 100
_MOST_PAGES = 200
_HL7 = "{urn:hl7-org:v3}"
_LABELER = Pattern(r"\s*\[[^\[\]]*\]\s*$")
_WITH_DASH = Pattern(r"(?P<brand>.{2,}?)- (?P<rest>.+)", re.DOTALL)
_FORM = Pattern(
    r"\b(?:tablets?|capsules?|injections?|injectable|solutions?|suspensions?|emulsions?|creams?|ointments?|gels?|patch"
    r"|patches|films?|powders?|granules?|pellets?|sprays?|aerosols?|inhalants?|syrups?|elixirs?|liquids?|lotions?|foams?"
    r"|lozenges?|troches?|suppository|suppositories|inserts?|implants?|rings?|kits?|drops|concentrates?|shampoos?"
    r"|swabs?|sponges?|strips?|sticks?|pastes?|oils?|gums?|gas|wafers?|tinctures?|irrigants?|enemas?|systems?)\b.*$",
    re.IGNORECASE | re.DOTALL,
)


class _Entry(NamedTuple):
    """A row of the list."""

    set_id: str
    version: str
    title: str


class DailyMed(Service):
    """The labels of dailymed.nlm.nih.gov."""

    NAME = "DailyMed"
    BASE_URL = "https://dailymed.nlm.nih.gov/dailymed/services/v2"
    PER_SECOND = 2  # it states no limit
    SUFFIX = ".xml"
    HINT = "try another spelling, or --from openfda"

    def listings(self, asked: Asked, limit: int) -> Iterator[Listing]:
        """Yield the labels, in one listing: the whole list is gone through to say how many there are."""
        entries = [_Entry(*row) for row in dict.fromkeys(map(tuple, self._rows(asked)))]
        ours = [entry for entry in entries if _is_of(entry, asked)]
        named = [entry for entry in ours if set_id_of(entry.set_id)][:limit]
        nameless = [entry for entry in ours if not set_id_of(entry.set_id)]
        labels = tuple(Label(e.set_id.lower(), e.version, partial(self._document, e.set_id.lower())) for e in named)
        place = self.client.address("/spls.json")
        problems = tuple(FetchError(f"a label without a set id: {e.set_id[:80]!r}", place=place) for e in nameless)
        yield Listing(len(ours), labels, problems)

    def _rows(self, asked: Asked) -> Iterator[list[str]]:
        """Yield set id, version and title of all that the list finds."""
        if not asked.set_id and not asked.parts:
            raise FetchError("a name without a letter or figure that can be searched for")
        what = {"setid": asked.set_id} if asked.set_id else {"drug_name": max(asked.written, key=len)}
        for page in range(1, _MOST_PAGES + 1):
            params = what | {"page": str(page), "pagesize": str(_PAGE)}
            gist, _ = self.memory.ask(self.client, "/spls.json", params, about="list", read=_read, gist_of=_gist)
            yield from gist["rows"]
            if not gist["rows"] or page >= gist["pages"] or asked.set_id:
                return

    def _document(self, set_id: str) -> bytes:
        """Return a label as SPL; FetchError for anything else."""
        reply = self.client.get(f"/spls/{set_id}.xml")
        if reply.status == 404:
            raise FetchError("no such label any more (404)", place=reply.url)
        try:
            root = parse_xml(decode(reply.body).text)
        except UnreadableInputError as error:
            raise FetchError(f"the answer is no label: {error.message}", place=reply.url) from error
        stated = root.find(f"{_HL7}setId")
        if root.tag != f"{_HL7}document" or stated is None or set_id_of(stated.get("root")) != set_id:
            raise FetchError("the answer is not the label that was asked for", place=reply.url)
        return reply.body


def _read(reply: Reply) -> Mapping[str, Any]:
    told = reply.json()
    if reply.status != 200 or not isinstance(told, dict) or not isinstance(told.get("data"), list):
        raise FetchError(f"the answer ({reply.status}) is no list of DailyMed", place=reply.url)
    return told


def _gist(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the rows of a page, and how many pages there are."""
    about = told.get("metadata")
    pages = str(about.get("total_pages")) if isinstance(about, dict) else ""
    rows = [row for row in told["data"] if isinstance(row, dict)]
    entries = [[str(row.get(key, "")) for key in ("setid", "spl_version", "title")] for row in rows]
    return {"rows": entries, "pages": int(pages) if pages.isdecimal() else 1}


def _is_of(entry: _Entry, asked: Asked) -> bool:
    if asked.set_id:
        return entry.set_id.lower() == asked.set_id
    return any(map(asked.is_meant_by, names_in(entry.title)))


def names_in(title: str) -> list[str]:
    """Return the names of a label's products, brand names and generic names, as its title has them.

    >>> names_in("LIPITOR (ATORVASTATIN CALCIUM) TABLET, FILM COATED [ACME]")
    ['LIPITOR', 'ATORVASTATIN CALCIUM']
    >>> names_in("EXCEDRIN (ACETAMINOPHEN, ASPIRIN (NSAID), AND CAFFEINE) TABLET [ACME]")
    ['EXCEDRIN', 'ACETAMINOPHEN, ASPIRIN (NSAID), AND CAFFEINE']
    >>> names_in("IBUPROFEN TABLET [ACME]"), names_in("ZOLOFT- sertraline hydrochloride solution, concentrate [ACME]")
    (['IBUPROFEN'], ['ZOLOFT', 'sertraline hydrochloride'])
    """
    bare = _LABELER.sub("", title)
    outside, inside = _by_brackets(bare)
    dashed = _WITH_DASH.fullmatch(bare) if not inside else None
    brands = [dashed["brand"], dashed["rest"]] if dashed else outside
    names = [*(_FORM.sub("", brand).strip(" ,") for brand in brands), *inside]
    return [name for name in names if name]


def _by_brackets(text: str) -> tuple[list[str], list[str]]:
    """Return what stands in front of outer brackets, and what in them; what is behind the last is the form."""
    outside, inside, depth, start = list[str](), list[str](), 0, 0
    for place, sign in enumerate(text):
        if sign == "(":
            if depth == 0:
                outside.append(text[start:place].strip())
                start = place + 1
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
            if depth == 0:
                inside.append(text[start:place].strip())
                start = place + 1
    return outside or [text], inside
