"""Measures of speed: how many pages a second the command reads, and where the time goes."""
