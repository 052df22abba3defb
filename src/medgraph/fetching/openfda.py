"""openFDA's drug labels (https://open.fda.gov/apis/drug/label/): search by the exact values of name fields.

openFDA matches words anywhere in a name ("metformin" is in "sitagliptin and metformin"), and exact values only in the
case and with the salt that the label has. So it is asked twice: which names hold the words (`count`; a short list),
and then for the labels with those of these names that mean the drug, the newest first. The fields are asked in turn,
generic name, brand name, substance, until one knows the drug. A search may only hold the characters that openFDA lists,
and no escapes: words are letters and figures in quotes, and a value with other characters is asked for by its words.

Pages are walked by the cursor (`search_after`) of the Link header, on our own address; without it by `skip`, which
openFDA takes up to 25,000. Each record is written as a reply of its own, with openFDA's disclaimer and licence.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from medgraph.errors import FetchError
from medgraph.fetching.asked import Asked, parts_of, set_id_of
from medgraph.fetching.client import Reply
from medgraph.fetching.service import Label, Listing, Service
from medgraph.patterns import Pattern

_Wanted = Callable[[Mapping[str, Any]], bool]
_PATH = "/drug/label.json"
_FIELDS = ("generic_name", "brand_name", "substance_name")
_PAGE = 25
_NAMES = 1000
_MOST_SKIPPED = 25_000
_MOST_PAGES = 400
_VALUES_AT_ONCE = 10
_WORDS = 12
_WORD = Pattern(r"[0-9A-Za-z]+(?:'[A-Za-z]+)?")
_PLAIN = Pattern(r"[0-9A-Za-z@%/',._:()\[\]{}\-+><= ]{1,200}")


class OpenFDA(Service):
    """The labels of api.fda.gov."""

    NAME = "openFDA"
    BASE_URL = "https://api.fda.gov"
    PER_SECOND = 3  # it allows 240 a minute
    SUFFIX = ".json"
    KEY = "OPENFDA_API_KEY"
    HINT = "try another spelling, or --from dailymed"

    def listings(self, asked: Asked, limit: int) -> Iterator[Listing]:
        """Yield the labels, page by page."""
        if asked.set_id:
            yield from self._pages(f'set_id:"{asked.set_id}"', asked, lambda record: _set_id(record) == asked.set_id, 1)
            return
        for field in _FIELDS:
            if names := self._names(field, asked):
                yield from self._labels(field, names, asked, limit)
                return

    def _names(self, field: str, asked: Asked) -> list[str]:
        """Return the names in a field that mean what is asked for, as labels write them."""
        phrases = [phrase for part in sorted(asked.parts) if (phrase := _phrase(f"openfda.{field}", part))]
        if not phrases:
            raise FetchError("a name without a letter or figure that can be searched for")
        search = " AND ".join(phrases)
        params = {"search": search, "count": f"openfda.{field}.exact", "limit": str(_NAMES)}
        names, _ = self.memory.ask(
            self.client, _PATH, params, about="names", read=_read, gist_of=lambda found: _terms(found.records)
        )
        if field == "substance_name":  # one name a substance, however many are in the product
            return [name for name in names if parts_of(name) & asked.parts]
        return [name for name in names if asked.is_meant_by(name)]

    def _labels(self, field: str, names: list[str], asked: Asked, limit: int) -> Iterator[Listing]:
        """Yield the labels that have one of these names in a field, so many names at a time."""
        before = 0
        for start in range(0, len(names), _VALUES_AT_ONCE):
            found = 0
            search = " OR ".join(_exactly(f"openfda.{field}", name) for name in names[start : start + _VALUES_AT_ONCE])
            for listing in self._pages(search, asked, lambda record: _is_of(record, field, asked), limit):
                found = listing.found
                limit -= len(listing.labels)
                yield replace(listing, found=before + found)
            before += found
            if limit <= 0:
                return

    def _pages(self, search: str, asked: Asked, wanted: _Wanted, limit: int) -> Iterator[Listing]:
        """Yield the labels that a search finds, at most `limit`."""
        params = {"search": search, "sort": "effective_time:desc", "limit": str(min(limit, _PAGE))}
        onward, seen, ours, left = dict[str, str](), 0, 0, limit
        for _ in range(_MOST_PAGES):
            page, found = self._page(params | onward, asked, wanted, left)
            seen, ours = seen + page["size"], ours + len(page["labels"])
            onward = _onward(page, seen)
            labels = self._labels_of(page, found.contents(wanted) if found else {})[:left]
            left -= len(labels)
            yield Listing(page["total"] if onward else ours, labels, self._problems_of(page))
            if left <= 0 or not onward:
                return

    def _labels_of(self, page: Mapping[str, Any], contents: Mapping[str, Callable[[], bytes]]) -> tuple[Label, ...]:
        return tuple(Label(set_id, version, contents.get(set_id)) for set_id, version in page["labels"])

    def _problems_of(self, page: Mapping[str, Any]) -> tuple[FetchError, ...]:
        place = self.client.address(_PATH)
        return tuple(FetchError(f"a label without a set id: {shown}", place=place) for shown in page["nameless"])

    def _page(
        self, params: Mapping[str, str], asked: Asked, wanted: _Wanted, left: int
    ) -> tuple[dict[str, Any], _Found | None]:
        """Return the gist of a page, and the page itself unless the labels still needed are here and unchanged."""
        return self.memory.ask(
            self.client,
            _PATH,
            params,
            about=f"labels of {asked.text} {asked.combinations}",
            read=_read,
            gist_of=lambda found: found.gist(wanted),
            holds=lambda page: all(self.folder.has(set_id, version) for set_id, version in page["labels"][:left]),
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """A reply of openFDA: what it says of itself, its records, and the cursor of the page behind it."""

    meta: Mapping[str, Any]
    records: tuple[Mapping[str, Any], ...]
    after: str | None = None

    def gist(self, wanted: _Wanted) -> dict[str, Any]:
        """Return what is remembered of it."""
        labels = [record for record in self.records if wanted(record)]
        return {
            "total": _total(self.meta),
            "size": len(self.records),
            "after": self.after,
            "labels": [[set_id, _version(record)] for record in labels if (set_id := _set_id(record))],
            "nameless": [repr(record.get("set_id"))[:80] for record in labels if not _set_id(record)],
        }

    def contents(self, wanted: _Wanted) -> dict[str, Callable[[], bytes]]:
        """Return its labels, each as a reply of its own, by set id."""
        records = ((set_id, record) for record in self.records if wanted(record) and (set_id := _set_id(record)))
        return {set_id: partial(_reply_of, record, self.meta) for set_id, record in records}


def _read(reply: Reply) -> _Found:
    """Return what openFDA answered: nothing found is an answer too."""
    told = reply.json()
    if not isinstance(told, dict):
        raise FetchError("the answer is no reply of openFDA", place=reply.url)
    error = told.get("error")
    if isinstance(error, dict) and error.get("code") == "NOT_FOUND":
        return _Found({}, ())
    results = told.get("results")
    if reply.status != 200 or not isinstance(results, list):
        raise FetchError(f"the answer ({reply.status}) is no reply of openFDA", place=reply.url)
    meta = told.get("meta")
    records = tuple(record for record in results if isinstance(record, dict))
    return _Found(meta if isinstance(meta, dict) else {}, records, _cursor(reply.next_url))


def _reply_of(record: Mapping[str, Any], meta: Mapping[str, Any]) -> bytes:
    """Return a record as openFDA would hand it out alone."""
    alone = {**meta, "results": {"skip": 0, "limit": 1, "total": 1}}
    text = json.dumps({"meta": alone, "results": [record]}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode(errors="backslashreplace")  # a lone surrogate becomes JSON's escape again


def _terms(records: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the values that openFDA counted."""
    return [record["term"] for record in records if isinstance(record.get("term"), str)]


def _total(meta: Mapping[str, Any]) -> int:
    results = meta.get("results")
    total = results.get("total") if isinstance(results, dict) else None
    return total if isinstance(total, int) else 0


def _cursor(url: str | None) -> str | None:
    """Return the cursor in the address of the next page; the rest of that address is our own."""
    _, _, query = (url or "").partition("?")
    return next(iter(parse_qs(query).get("search_after", ())), None)


def _onward(page: Mapping[str, Any], seen: int) -> dict[str, str]:
    """Return what leads to the next page; nothing behind the last."""
    if page["after"]:
        return {"search_after": page["after"]}
    more = page["size"] and seen < page["total"] and seen <= _MOST_SKIPPED
    return {"skip": str(seen)} if more else {}


def _set_id(record: Mapping[str, Any]) -> str | None:
    return set_id_of(record.get("set_id"))


def _version(record: Mapping[str, Any]) -> str:
    return str(record.get("version", ""))


def _names_in(record: Mapping[str, Any], field: str) -> list[str]:
    product = record.get("openfda")
    names = product.get(field) if isinstance(product, dict) else None
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _is_of(record: Mapping[str, Any], field: str, asked: Asked) -> bool:
    """Tell whether a label is of the drug: one of its names means it; of substances, all together."""
    names = _names_in(record, field)
    if field == "substance_name":
        return asked.are_parts(frozenset[str]().union(*map(parts_of, names)))
    return any(map(asked.is_meant_by, names))


def _phrase(field: str, name: str) -> str:
    """Return the search for the words of a name, in their order; nothing where it has none.

    >>> _phrase("openfda.brand_name", 'Advil" OR set_id:*')
    'openfda.brand_name:"Advil OR set id"'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = _WORD.findall(plain)[:_WORDS]
    return f'{field}:"{" ".join(words)}"' if words else ""


def _exactly(field: str, name: str) -> str:
    """Return the search for a name as it is; for its words, where it has signs that no search may have."""
    return f'{field}.exact:"{name}"' if _PLAIN.fullmatch(name) else _phrase(field, name)
