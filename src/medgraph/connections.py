"""Connections to other machines: through the proxy that the environment names, and told apart from this machine."""

from __future__ import annotations

import ipaddress
import urllib.request
from urllib.parse import SplitResult

import urllib3

from medgraph import __version__

AGENT = f"medgraph/{__version__} (+https://w3id.org/medgraph)"
"""What medgraph says of itself to a server."""

_REASONS = {
    "NameResolutionError": "the host's name is not known",
    "NewConnectionError": "no connection",
    "ConnectTimeoutError": "no connection in time",
    "ReadTimeoutError": "the answer stopped",
    "IncompleteRead": "the answer broke off",
    "InvalidChunkLength": "the answer broke off",
    "ProtocolError": "the answer broke off",
    "DecodeError": "the answer is packed wrongly",
}


def pool_to(home: SplitResult) -> urllib3.PoolManager:
    """Return connections to a host, through the proxy that the environment names for it."""
    host = home.hostname or ""
    proxy = urllib.request.getproxies().get(home.scheme)
    if proxy and not is_this_machine(host) and not urllib.request.proxy_bypass(host):
        return urllib3.ProxyManager(proxy, maxsize=1)
    return urllib3.PoolManager(maxsize=1)


def is_this_machine(host: str) -> bool:
    """Tell whether a host is the one that this runs on.

    >>> is_this_machine("127.0.0.1"), is_this_machine("example.org")
    (True, False)
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def reason(error: BaseException | None) -> str:
    """Return what broke, in words."""
    return _REASONS.get(type(error).__name__, str(error))
