"""`socialpolicy known-faults`: the faults that a register began with."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import At, DryRunOfChange, Output, Revision, format_option

FORMATS = ("text", "json", "csv", "markdown")


def known_faults(
    context: typer.Context,
    accept: Annotated[
        bool,
        typer.Option(
            "--accept",
            help=translated(
                "Skriv upp alla fel som finns i dag, den första dagen. Aldrig i CI.",
                "List all faults that there are today, on the first day. Never in CI.",
            ),
        ),
    ] = False,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune",
            help=translated("Ta bort de fel som är rättade.", "Remove the faults that are mended."),
        ),
    ] = False,
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar=translated("DAG", "DAY"),
            help=translated(
                "Med --accept: sista dagen som felen ursäktas, högst tolv månader. Annars tolv.",
                "With --accept: the last day that the faults are excused, twelve months at most. "
                "Twelve if not given.",
            ),
            show_default=False,
        ),
    ] = None,
    yes: Annotated[  # noqa: ARG001 - there is no question to skip
        bool,
        typer.Option(
            "--yes",
            "-y",
            help=translated(
                "Går att skriva som i de andra kommandona. Här ställs ingen fråga.",
                "May be given as in the other commands. Nothing is asked here.",
            ),
        ),
    ] = False,
    dry_run: DryRunOfChange = False,
    form: Annotated[str, format_option(FORMATS)] = "text",
    output: Output = None,
    at: At = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.cli.errors import require_choice
    from socialpolicy.reports import known_faults as report

    form = require_choice(form, FORMATS)
    options = report.Options(accept, prune, until, dry_run, form, output, at)
    raise typer.Exit(report.run(context_of(context, revision), options))


known_faults.__doc__ = translated(
    """Ett register får börja med fel. De skrivs upp en gång, ett på varje rad i known.yaml, och
    kontrollen stoppas bara av nya. Listan blir kortare när felen rättas, och har en sista dag.

    \b
    Exempel:
      socialpolicy known-faults
      socialpolicy known-faults --accept --until 2027-06-30
      socialpolicy known-faults --prune
    """,
    """A register may begin with faults. They are listed once, one a line in known.yaml, and only
    new ones stop the check. The list gets shorter as faults are mended, and has a last day.

    \b
    Examples:
      socialpolicy known-faults
      socialpolicy known-faults --accept --until 2027-06-30
      socialpolicy known-faults --prune
    """,
)
