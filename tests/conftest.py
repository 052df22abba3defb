"""What holds for all tests: searches are the same every time, and no test is judged by the clock."""

from __future__ import annotations

import os

from hypothesis import settings

LONG = bool(os.environ.get("MEDGRAPH_LONG"))

settings.register_profile("share", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile("long" if LONG else "share")
