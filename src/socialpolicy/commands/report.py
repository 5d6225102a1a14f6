"""`socialpolicy report`: what the register can answer to a board, an auditor or an archivist."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import help_language, translated
from socialpolicy.cli.options import At, Boards, Output, Platforms, Revision, Units, format_option
from socialpolicy.reports.report import ALL, FORMATS, REPORTS


def report(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar=translated("RAPPORT", "REPORT"),
            autocompletion=lambda: [*REPORTS, ALL],
            help=translated(
                "Rapportens namn ur listan här ovanför, eller all.",
                "The report's name from the list above, or all.",
            ),
            show_default=False,
        ),
    ],
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="PERIOD",
            help=translated(
                "Tiden det gäller: 2026, 2026-Q3, 2026-10 eller 2026-01-01..2026-03-31. "
                "Förval: i år.",
                "The time it is about: 2026, 2026-Q3, 2026-10 or 2026-01-01..2026-03-31. "
                "Default: this year.",
            ),
            show_default=False,
        ),
    ] = None,
    compare: Annotated[
        str | None,
        typer.Option(
            "--compare",
            metavar="PERIOD",
            help=translated(
                "En period att jämföra meddelandena med.", "A period to compare the messages with."
            ),
            show_default=False,
        ),
    ] = None,
    compare_revision: Annotated[
        str | None,
        typer.Option(
            "--compare-revision",
            metavar=translated("COMMIT|DAG", "COMMIT|DAY"),
            help=translated(
                "En commit eller dag att jämföra kontona med.",
                "A commit or day to compare the accounts with.",
            ),
            show_default=False,
        ),
    ] = None,
    unit: Units = None,
    board: Boards = None,
    platform: Platforms = None,
    clause: Annotated[
        list[str] | None,
        typer.Option(
            "--clause",
            metavar=translated("MENING", "SENTENCE"),
            help=translated(
                "Bara de här meningarna ur policyn, i rapporten compliance, till exempel 43.",
                "Only these sentences of the policy, in the report compliance, such as 43.",
            ),
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str, format_option(FORMATS, "Hur rapporten skrivs.", "How the report is written.")
    ] = "text",
    output: Output = None,
    rows: Annotated[
        bool,
        typer.Option(
            "--rows",
            help=translated(
                "Lista också posterna bakom siffrorna.", "Also list the entries behind the numbers."
            ),
        ),
    ] = False,
    proof: Annotated[
        bool,
        typer.Option(
            "--proof",
            help=translated(
                "Visa också det som är undantaget, och vilken commit som visar varje beslut.",
                "Also show what is excepted, and which commit proves each decision.",
            ),
        ),
    ] = False,
    at: At = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.reports.report import run

    options = run.Options(
        name,
        period,
        compare,
        tuple(unit or ()),
        tuple(board or ()),
        tuple(platform or ()),
        form,
        output,
        rows,
        at,
        compare_revision,
        proof,
        tuple(clause or ()),
    )
    raise typer.Exit(run.run(context_of(context, revision), options))


_WIDEST = max(map(len, [*REPORTS, ALL]))
_LISTED = "\n".join(
    f"      {name.ljust(_WIDEST)}  {listed.title.in_language(help_language())}"
    for name, listed in REPORTS.items()
)

report.__doc__ = translated(
    f"""Siffrorna kommer ur registret som det är. Meddelanden räknas efter när de kom in,
    och borttagna inlägg efter när de togs bort.

    \b
    Rapporter:
{_LISTED}
      {ALL.ljust(_WIDEST)}  Alla rapporter på en sida

    \b
    Exempel:
      socialpolicy report contacts
      socialpolicy report compliance --clause 43
      socialpolicy report all --period 2026 --output rapport.txt
    """,
    f"""The figures come from the register as it is. Messages are counted by when they came,
    and removed posts by when they were removed.

    \b
    Reports:
{_LISTED}
      {ALL.ljust(_WIDEST)}  Every report on one page

    \b
    Examples:
      socialpolicy report contacts
      socialpolicy report compliance --clause 43
      socialpolicy report all --period 2026 --output report.txt
    """,
)
