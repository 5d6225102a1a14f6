"""`socialpolicy today`: the page to begin a morning with."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import Revision, Units, account_ids, at_option, format_option
from socialpolicy.reports.today import FORMATS


def today(
    context: typer.Context,
    account: Annotated[
        list[str] | None,
        typer.Option(
            "--account",
            metavar=translated("KONTO", "ACCOUNT"),
            autocompletion=account_ids,
            help=translated("Bara de här kontona.", "Only these accounts."),
            show_default=False,
        ),
    ] = None,
    unit: Units = None,
    role: Annotated[
        list[str] | None,
        typer.Option(
            "--role",
            metavar=translated("ROLL", "ROLE"),
            help=translated(
                "Bara det som den här rollen svarar på, ser över eller ansvarar för.",
                "Only what this role answers, looks through or is responsible for.",
            ),
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str, format_option(FORMATS, "Hur sidan skrivs.", "How the page is written.")
    ] = "text",
    at: Annotated[
        str | None,
        at_option(
            'Svara som om det vore då, till exempel "2026-11-23 08:30".',
            'Answer as if it were then, such as "2026-11-23 08:30".',
        ),
    ] = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.reports.today import run

    options = run.Options(tuple(account or ()), tuple(unit or ()), tuple(role or ()), form, at)
    raise typer.Exit(run.run(context_of(context, revision), options))


today.__doc__ = translated(
    """Visar vilka svar som är sena, vad som ska besvaras i dag och vem som svarar, vilka konton
    som ska ses över enligt anteckningen om bevakning, vad annat som skulle ha varit gjort, och
    vad som går ut inom 30 dagar.

    \b
    Exempel:
      socialpolicy today
      socialpolicy today --role "Bibliotekarie, vuxen"
      socialpolicy today --unit informationsenheten --format json
    """,
    """Shows which answers are late, what is to be answered today and by whom, which accounts are
    to be looked through by the note of when they were watched, what else should have been done,
    and what runs out within 30 days.

    \b
    Examples:
      socialpolicy today
      socialpolicy today --role "Bibliotekarie, vuxen"
      socialpolicy today --unit informationsenheten --format json
    """,
)
