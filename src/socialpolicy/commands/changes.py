"""`socialpolicy changes`: what differs from another revision, in words."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import At, Output, Revision, format_option

FORMATS = ("text", "markdown", "json")


def changes(
    context: typer.Context,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="COMMIT",
            help=translated(
                "Jämför med där grenen skildes från den här, till exempel origin/main. Förval: "
                "den senaste commiten, med --revision den före.",
                "Compare with where the branch parted from this one, such as origin/main. "
                "Default: the latest commit, with --revision the one before.",
            ),
            show_default=False,
        ),
    ] = None,
    form: Annotated[str, format_option(FORMATS, "Hur det skrivs.", "How it is written.")] = "text",
    output: Output = None,
    revision: Revision = None,
    at: At = None,
) -> None:
    from socialpolicy.cli.errors import require_choice
    from socialpolicy.reports.changes import run as report

    options = report.Options(base, require_choice(form, FORMATS), output, at)
    raise typer.Exit(report.run(context_of(context, revision), options))


changes.__doc__ = translated(
    """Visar konton som öppnas, lämnas över och avslutas, beslut som fylls i, meddelanden som
    kom in och besvarades, och inställningar som ändras. Ordning, layout och kommentarer räknas
    inte. Det är för den som ska godkänna en ändring; felen visar check --base.

    \b
    Exempel:
      socialpolicy changes --base origin/main
      socialpolicy changes --revision 2f1c9ab --format markdown
    """,
    """Shows accounts that are opened, handed over and closed, decisions filled in, messages
    received and answered, and settings that change. Order, layout and comments do not count.
    It is for whoever approves a change; check --base shows the faults.

    \b
    Examples:
      socialpolicy changes --base origin/main
      socialpolicy changes --revision 2f1c9ab --format markdown
    """,
)
