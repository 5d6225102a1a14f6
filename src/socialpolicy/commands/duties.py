"""`socialpolicy duties`: what comes back, and by when it is to be done."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import At, Output, Revision, Units, format_option

FORMATS = ("text", "json", "csv", "ics")


def duties(
    context: typer.Context,
    within: Annotated[
        str,
        typer.Option(
            "--within",
            metavar=translated("TID", "TIME"),
            help=translated(
                'Hur långt framåt: till exempel "60 dagar", "8 veckor" eller "3 månader". '
                "Det som är sent visas alltid. Förval: 60 dagar.",
                'How far ahead: such as "60 days", "8 weeks" or "3 months". What is late is '
                "always shown. Default: 60 days.",
            ),
            show_default=False,
        ),
    ] = "60 days",
    unit: Units = None,
    form: Annotated[str, format_option(FORMATS)] = "text",
    output: Output = None,
    at: At = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.reports import duties as report

    options = report.Options(within, tuple(unit or ()), form, output, at)
    raise typer.Exit(report.run(context_of(context, revision), options))


duties.__doc__ = translated(
    """Visar när bannrar ska bekräftas, inloggningar provas, konton ses över och kopieras
    till arkivet, plattformarna gås igenom och kalendern fastställas, vad som aldrig har
    gjorts, och dagar då ingen är på plats.

    \b
    Exempel:
      socialpolicy duties
      socialpolicy duties --within "3 månader" --unit informationsenheten
      socialpolicy duties --within "1 år" --format ics > att-gora.ics
    """,
    """Shows when banners are to be confirmed, log-ins tried, accounts looked through and
    copied to the archive, the platforms reviewed and the calendar frozen, what was never
    done, and days when nobody is on duty.

    \b
    Examples:
      socialpolicy duties
      socialpolicy duties --within "3 months" --unit informationsenheten
      socialpolicy duties --within "1 year" --format ics > duties.ics
    """,
)
