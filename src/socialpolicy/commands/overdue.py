"""`socialpolicy overdue`: which messages are late or soon will be, and who answers today."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import Revision, Units, at_option, format_option
from socialpolicy.reports.overdue import FORMATS


def overdue(
    context: typer.Context,
    within: Annotated[
        str | None,
        typer.Option(
            "--within",
            metavar=translated("TID", "TIME"),
            help=translated(
                "Visa också det som ska besvaras inom så här lång arbetstid, till exempel "
                '"1 arbetsdag". Dagens visas alltid. Förval: limits.due_soon i policy.yaml.',
                'Also show what is due within so much working time, such as "1 working day". '
                "Today's are always shown. Default: limits.due_soon in policy.yaml.",
            ),
            show_default=False,
        ),
    ] = None,
    account: Annotated[
        list[str] | None,
        typer.Option(
            "--account",
            metavar=translated("KONTO", "ACCOUNT"),
            help=translated(
                "Bara de här kontona, med id eller namn.", "Only these accounts, by id or name."
            ),
            show_default=False,
        ),
    ] = None,
    unit: Units = None,
    form: Annotated[str, format_option(FORMATS)] = "text",
    fail: Annotated[
        bool,
        typer.Option(
            "--fail",
            help=translated(
                "Ge slutkod 1 när något är sent.", "Exit with 1 when anything is late."
            ),
        ),
    ] = False,
    at: Annotated[
        str | None,
        at_option(
            'Svara som om det vore då, till exempel "2026-11-23 08:00".',
            'Answer as if it were then, such as "2026-11-23 08:00".',
        ),
    ] = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.reports.overdue import run

    options = run.Options(within, tuple(account or ()), tuple(unit or ()), form, at, fail=fail)
    raise typer.Exit(run.run(context_of(context, revision), options))


overdue.__doc__ = translated(
    """De värsta står först, med vem som svarar i dag och vad som ska göras. När den
    ansvariga är borta svarar ersättaren. Tiden räknas bara när någon är på plats.

    csv är i UTF-8 med komman, och samma kolumner på alla språk. csv-excel öppnas direkt i
    Excel.

    \b
    Exempel:
      socialpolicy overdue
      socialpolicy overdue --within "1 working day" --unit informationsenheten
      socialpolicy overdue --format csv-excel > obesvarade.csv
      socialpolicy overdue --fail
    """,
    """The worst come first, with who answers today and what to do. When the responsible
    is away, the deputy answers. Time counts only while somebody is on duty.

    csv is UTF-8 with commas, and the same columns in every language. csv-excel opens in a
    Swedish Excel as it is.

    \b
    Examples:
      socialpolicy overdue
      socialpolicy overdue --within "1 working day" --unit informationsenheten
      socialpolicy overdue --format csv-excel > unanswered.csv
      socialpolicy overdue --fail
    """,
)
