"""Messages that are late or due soon, and the working year: a module for each way to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socialpolicy.register.overdue import Pending
    from socialpolicy.register.working_year import WorkingYear
    from socialpolicy.text import Language

OVERDUE_FORMATS = ("text", "json", "csv", "markdown", "ics")
"""The names that `render_overdue` knows, the one for people at a screen first."""

YEAR_FORMATS = ("text", "json", "csv", "ics")
"""The names that `render_year` knows, the one for people at a screen first."""


def render_overdue(
    name: str, pending: Pending, language: Language, *, colour: bool, width: int
) -> str:
    """Print the late messages and those due soon in one of `OVERDUE_FORMATS`: whole lines.

    `colour` and `width` (in columns) concern the text alone. Raises ValueError
    for a name that is not in `OVERDUE_FORMATS`.
    """
    match name:
        case "text":
            from socialpolicy.reports.overdue import text

            return text.render(pending, language, colour=colour, width=width)
        case "json":
            from socialpolicy.reports.overdue import json

            return json.render(pending)
        case "csv":
            from socialpolicy.reports.overdue import csv

            return csv.render(pending)
        case "markdown":
            from socialpolicy.reports.overdue import markdown

            return markdown.render(pending, language)
        case "ics":
            from socialpolicy.reports.overdue import ics

            return ics.render(pending, language)
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
