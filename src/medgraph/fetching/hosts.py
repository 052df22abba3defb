"""Which hosts are asked: the one that was given and, where it sends on, the two services'; never in clear.

On this machine alone, plain http is let pass, for mirrors and tests.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

from medgraph.connections import is_this_machine
from medgraph.errors import FetchError

_SERVICES = frozenset({"api.fda.gov", "dailymed.nlm.nih.gov", "www.dailymed.nlm.nih.gov"})
_WITH_KEY = "api.fda.gov"


def home_of(base_url: str) -> SplitResult:
    """Return the parts of a base URL; FetchError if it is not https, or http on this machine."""
    try:
        home = urlsplit(base_url)
        safe = home.scheme == "https" or (home.scheme == "http" and is_this_machine(home.hostname or ""))
        plain = home.hostname and home.username is None and not home.query and not home.fragment
        port_is_number = home.port is None or home.port > 0
    except ValueError:
        raise FetchError("no base URL of a service", place=base_url) from None
    if not (safe and plain and port_is_number):
        raise FetchError("no base URL of a service: it is https://HOST/PATH, or http on this machine", place=base_url)
    return home


def may_have_key(url: str) -> bool:
    """Tell whether openFDA's key may be sent to an address: to openFDA, and on this machine."""
    host = urlsplit(url).hostname or ""
    return host == _WITH_KEY or is_this_machine(host)


def sent_on(onward: str, url: str, home: SplitResult) -> str:
    """Return the address that a question is sent on to; FetchError if that leads astray.

    >>> sent_on("https://api.fda.gov/x", "https://mirror.example/x", home_of("https://mirror.example"))
    'https://api.fda.gov/x'
    """
    try:
        target = urljoin(url, onward)
        there = urlsplit(target)
    except ValueError:
        raise FetchError("is sent on to what is no address", place=url) from None
    at_home = (there.scheme, there.netloc) == (home.scheme, home.netloc)
    if not at_home and not (there.scheme == "https" and there.netloc in _SERVICES):
        raise FetchError(f"is sent on to {_shown(there)}, which is another host", place=url)
    return target


def _shown(there: SplitResult) -> str:
    """Return an address without what may be secret in it."""
    return f"{there.scheme}://{there.hostname}{there.path}"
