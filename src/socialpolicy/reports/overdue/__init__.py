"""Messages that are late or due soon: what is asked for, and how each format shows it."""

FORMATS = ("text", "json", "csv", "csv-excel", "markdown", "ics")
"""The formats of `overdue`, the one for people at a screen first."""
