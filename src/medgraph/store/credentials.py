"""Who asks a remote store: user and password, or a token, from the environment, and never printed.

    MEDGRAPH_USER, MEDGRAPH_PASSWORD    HTTP Basic, or Digest where the server asks for it
    MEDGRAPH_TOKEN                      a bearer token

A password goes out unasked over https, and to this machine; over plain http to another one only to a server that
asks for it.
"""

from __future__ import annotations

import os
import urllib.request
from dataclasses import dataclass, field
from urllib.parse import SplitResult

import urllib3

from medgraph.connections import is_this_machine

_SCHEMES = ("digest", "basic")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password, or a token; all empty for nobody in particular.

    >>> Credentials("ann", "secret")
    Credentials(user='ann')
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def __repr__(self) -> str:
        return f"Credentials(user={self.user!r})"

    @classmethod
    def from_environment(cls) -> Credentials:
        """Return what the variables MEDGRAPH_USER, MEDGRAPH_PASSWORD and MEDGRAPH_TOKEN say."""
        return cls(*(os.environ.get(f"MEDGRAPH_{name}", "") for name in ("USER", "PASSWORD", "TOKEN")))

    @property
    def given(self) -> bool:
        """Whether there are any."""
        return bool(self.user or self.token)

    def unasked(self, home: SplitResult) -> str | None:
        """Return the header Authorization of a first request to a server, None where it goes without."""
        if self.token:
            return f"Bearer {self.token}"
        is_safe = home.scheme == "https" or is_this_machine(home.hostname or "")
        return self._basic() if self.user and is_safe else None

    def asked(self, challenge: str, method: str, url: str) -> str | None:
        """Return the header that answers WWW-Authenticate, None where that cannot be answered."""
        kind, _, said = challenge.partition(" ")
        if not self.user or kind.lower() not in _SCHEMES:
            return None
        return self._basic() if kind.lower() == "basic" else self._digest(said, method, url)

    def _basic(self) -> str:
        return urllib3.make_headers(basic_auth=f"{self.user}:{self.password}")["authorization"]

    def _digest(self, said: str, method: str, url: str) -> str | None:
        challenge = urllib.request.parse_keqv_list(list(filter(None, urllib.request.parse_http_list(said))))
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, url, self.user, self.password)
        handler = urllib.request.HTTPDigestAuthHandler(passwords)
        answer = handler.get_authorization(urllib.request.Request(url, method=method), challenge)  # noqa: S310
        return f"Digest {answer}" if answer else None
