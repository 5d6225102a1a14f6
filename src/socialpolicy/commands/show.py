"""`socialpolicy show`: one account or one message, on one screen."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import At, Revision, account_ids, format_option
from socialpolicy.reports.show import FORMATS


def show(
    context: typer.Context,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            autocompletion=account_ids,
            help=translated(
                "Kontots id eller namn, eller början på det, eller ett meddelandes id.",
                "The account's id or name, or how either begins, or a message's id.",
            ),
            show_default=False,
        ),
    ],
    form: Annotated[
        str, format_option(FORMATS, "Hur sidan skrivs.", "How the page is written.")
    ] = "text",
    at: At = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.reports.show import run

    raise typer.Exit(run.run(context_of(context, revision), run.Options(id, form, at)))


show.__doc__ = translated(
    """Av ett konto visas vem som sköter det och sedan när, hur det beslutades och vad som
    saknas eller kom för sent, vad som är fel, vad som väntar på svar och vad som kommer.
    Av ett meddelande visas vad som har hänt, när det ska besvaras och vad som är fel.

    \b
    Exempel:
      socialpolicy show bibliotek-facebook
      socialpolicy show kommunen-x-20261120-k3f9
      socialpolicy show bibliotek-facebook --format json
    """,
    """Of an account it shows who keeps it and since when, how it was decided and what is
    missing or came too late, what is wrong, what waits for an answer and what is coming.
    Of a message it shows what has happened, when it is to be answered and what is wrong.

    \b
    Examples:
      socialpolicy show bibliotek-facebook
      socialpolicy show kommunen-x-20261120-k3f9
      socialpolicy show bibliotek-facebook --format json
    """,
)
