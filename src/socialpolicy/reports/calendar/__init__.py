"""A year of working time: what is asked for, how it is frozen, and how each format shows it."""

FORMATS = ("text", "json", "csv", "ics")
"""The formats of `calendar`, the one for people at a screen first."""
