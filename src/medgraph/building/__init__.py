"""Build in parts: each page makes one, parts that are there are not made again, results are made of parts.

    pages → Part → job, in a pool of workers → stock → agreement on names → results: medgraph.nq, store/, medgraph.ttl …

The work on a page is a pure function (`job`), its outcome is kept at once (`stock`), and what is made of all of them
(`results`) only copies and merges. So a build needs little memory whatever the number of pages, goes on where it was
killed, and does for an unchanged page nothing but look it up. The bytes are the same each way.
"""

from medgraph.building.checking import write_checked
from medgraph.building.loading import StoreLoader
from medgraph.building.making import Parts, Workshop, make_parts
from medgraph.building.stock import Stock
from medgraph.building.working import workers

__all__ = ["Parts", "Stock", "StoreLoader", "Workshop", "make_parts", "workers", "write_checked"]
