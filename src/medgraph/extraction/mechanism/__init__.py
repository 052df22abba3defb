"""How a drug works, and which genes' products it acts on."""
