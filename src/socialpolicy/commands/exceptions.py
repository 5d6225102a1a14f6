"""`socialpolicy exceptions`: the exceptions that are decided."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import At, Output, Revision, format_option

FORMATS = ("text", "json", "csv", "markdown")


def exceptions(
    context: typer.Context,
    form: Annotated[str, format_option(FORMATS)] = "text",
    output: Output = None,
    at: At = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.cli.errors import require_choice
    from socialpolicy.reports import exceptions as report

    options = report.Options(require_choice(form, FORMATS), output, at)
    raise typer.Exit(report.run(context_of(context, revision), options))


exceptions.__doc__ = translated(
    """Visar från vilken regel, för vad, till vilken dag, varför och vem som har beslutat. Det
    som går ut först står först. Ett nytt undantag skrivs med grant-exception.

    \b
    Exempel:
      socialpolicy exceptions
      socialpolicy exceptions --format json
    """,
    """Shows from which rule, for what, until which day, why and who decided. What ends first
    stands first. A new exception is written with grant-exception.

    \b
    Examples:
      socialpolicy exceptions
      socialpolicy exceptions --format json
    """,
)
