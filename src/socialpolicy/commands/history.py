"""`socialpolicy history`: what git knows of one account or message."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import Output, Revision, account_ids, format_option
from socialpolicy.reports.history import FORMATS


def history(
    context: typer.Context,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            autocompletion=account_ids,
            help=translated(
                "Kontots id eller namn, eller ett meddelandes id. Också ett som är borta.",
                "The account's id or name, or a message's id. One that is gone too.",
            ),
            show_default=False,
        ),
    ],
    form: Annotated[
        str,
        format_option(FORMATS, "Hur historien skrivs.", "How the history is written."),
    ] = "text",
    output: Output = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.reports.history import run

    around = context_of(context, revision)
    raise typer.Exit(run.run(around, run.Options(id, form, output)))


history.__doc__ = translated(
    """Historien läses ur git: vad som ändrades, vilken dag och i vilken commit, det äldsta
    först. Ett konto följs också när det fick ett annat id, och ett meddelande när det
    flyttades i loggen. Det som bara ändrade radbrytningar eller ordning är inte med, och
    inte vem som gjorde ändringen.

    \b
    Exempel:
      socialpolicy history bibliotek-facebook
      socialpolicy history kommunen-x-20261120-k3f9
      socialpolicy history bibliotek-facebook -f markdown -o historia.md
    """,
    """The history is read from git: what changed, on which day and in which commit, the
    oldest first. An account is followed when it was given another id, and a message when it
    was moved in the log. What only changed line breaks or order is left out, and so is who
    made the change.

    \b
    Examples:
      socialpolicy history bibliotek-facebook
      socialpolicy history kommunen-x-20261120-k3f9
      socialpolicy history bibliotek-facebook -f markdown -o history.md
    """,
)
