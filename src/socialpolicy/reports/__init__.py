"""What is owed, and the working year: one module for each way to print, loaded when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socialpolicy.register.overdue import Owed
    from socialpolicy.register.working_year import WorkingYear
    from socialpolicy.text import Language

OWED_FORMATS = ("text", "json", "csv", "markdown", "ics")
"""The names that `render_owed` knows, the one for people at a screen first."""

YEAR_FORMATS = ("text", "json", "csv", "ics")
"""The names that `render_year` knows, the one for people at a screen first."""


def render_owed(name: str, owed: Owed, language: Language, *, colour: bool, width: int) -> str:
    """Print what is owed in one of `OWED_FORMATS`: whole lines.

    `colour` and `width` (in columns) concern the text alone. Raises ValueError
    for a name that is not in `OWED_FORMATS`.
    """
    match name:
        case "text":
            from socialpolicy.reports.overdue import text

            return text.render(owed, language, colour=colour, width=width)
        case "json":
            from socialpolicy.reports.overdue import json

            return json.render(owed)
        case "csv":
            from socialpolicy.reports.overdue import csv

            return csv.render(owed)
        case "markdown":
            from socialpolicy.reports.overdue import markdown

            return markdown.render(owed, language)
        case "ics":
            from socialpolicy.reports.overdue import ics

            return ics.render(owed, language)
        case _:
            raise ValueError(name)


def render_year(
    name: str, year: WorkingYear, language: Language, *, colour: bool, width: int
) -> str:
    """Print a year of working time in one of `YEAR_FORMATS`: whole lines.

    `colour` and `width` (in columns) concern the text alone. Raises ValueError
    for a name that is not in `YEAR_FORMATS`.
    """
    match name:
        case "text":
            from socialpolicy.reports.calendar import text

            return text.render(year, language, colour=colour, width=width)
        case "json":
            from socialpolicy.reports.calendar import json

            return json.render(year)
        case "csv":
            from socialpolicy.reports.calendar import csv

            return csv.render(year)
        case "ics":
            from socialpolicy.reports.calendar import ics

            return ics.render(year, language)
        case _:
            raise ValueError(name)
