"""`python -m medgraph` is the command `medgraph`."""

from medgraph.cli import main

main()
