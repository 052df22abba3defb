"""Learn the weights, or measure them: `python -m scripts.naming [-o data/naming] [--cross-validate]`."""

from __future__ import annotations

from scripts.learning import learn_tables
from scripts.naming.examples import drugs, pages

if __name__ == "__main__":
    # Which drug a page is likeliest about is told of the page, so that is learned first.
    learn_tables("scripts.naming", "data/naming", {"drugs": drugs, "pages": pages})
