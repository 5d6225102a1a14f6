"""The ways to print findings: one module each, loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socialpolicy.text import Language
    from socialpolicy.verdict import Verdict

FORMATS = ("text", "short", "github", "json", "sarif", "junit", "markdown")
"""The names that `render` knows, the one for people at a screen first."""

LEVELS = ("error", "warning", "info", "never")
"""The least severe finding that makes a run fail, or none at all."""


def pieces(
    name: str,
    verdict: Verdict,
    language: Language,
    *,
    colour: bool = False,
    width: int = 80,
    rule_pages: str = "",
    folder: str = "",
) -> Iterator[str]:
    """Print a verdict in one of `FORMATS`, piece by piece: whole lines, or nothing at all.

    `colour` and `width` (in columns) concern the text format only, and `rule_pages` (the
    address of the folder with a page per rule, if it is known) SARIF only. `folder` (the
    working directory, from the top of the repository) is of use to GitHub only. Raises
    ValueError for a name that is not in `FORMATS`.
    """
    match name:
        case "text":
            from socialpolicy.formats import text

            yield from text.pieces(verdict, language, colour=colour, width=width)
        case "short":
            from socialpolicy.formats import short

            yield from short.pieces(verdict, language)
        case "github":
            from socialpolicy.formats import github

            yield github.render(verdict, language, folder)
        case "json":
            from socialpolicy.formats import json

            yield from json.pieces(verdict, language)
        case "sarif":
            from socialpolicy.formats import sarif

            yield sarif.render(verdict, language, rule_pages)
        case "junit":
            from socialpolicy.formats import junit

            yield junit.render(verdict, language)
        case "markdown":
            from socialpolicy.formats import markdown

            yield markdown.render(verdict, language)
        case _:
            raise ValueError(name)


def render(
    name: str,
    verdict: Verdict,
    language: Language,
    *,
    colour: bool = False,
    width: int = 80,
    rule_pages: str = "",
    folder: str = "",
) -> str:
    """Print a verdict as `pieces` does, as one text."""
    given = pieces(
        name,
        verdict,
        language,
        colour=colour,
        width=width,
        rule_pages=rule_pages,
        folder=folder,
    )
    return "".join(given)
