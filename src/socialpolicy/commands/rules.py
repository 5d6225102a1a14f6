"""`socialpolicy rules`: every rule on a line."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import format_option


def rules(
    context: typer.Context,
    form: Annotated[str, format_option(("text", "json"))] = "text",
) -> None:
    from socialpolicy.reports import rules

    around = context_of(context)
    sys.stdout.write(rules.listing(form, around.language()))


rules.__doc__ = translated(
    """Varje rad har kod, namn, allvarlighetsgrad och vad regeln kräver.
    Läs mer om en regel med socialpolicy explain KOD.

    \b
    Exempel:
      socialpolicy rules
      socialpolicy rules --format json
    """,
    """Each line has the code, the name, the severity and what the rule asks for.
    Read more about one with socialpolicy explain CODE.

    \b
    Examples:
      socialpolicy rules
      socialpolicy rules --format json
    """,
)
