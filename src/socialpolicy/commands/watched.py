"""`socialpolicy watched`: accounts have been looked through today."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import At, Commit, DryRunOfChange, YesUnseen, account_ids


def watched(
    context: typer.Context,
    accounts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=translated("[KONTO…]", "[ACCOUNT…]"),
            autocompletion=account_ids,
            help=translated(
                "Kontona som du har sett över. Utan dem, och utan --role, får du i en terminal "
                "välja.",
                "The accounts that you have looked through. Without them, and without --role, you "
                "choose in a terminal.",
            ),
            show_default=False,
        ),
    ] = None,
    role: Annotated[
        str | None,
        typer.Option(
            "--role",
            metavar=translated("ROLL", "ROLE"),
            help=translated(
                "Alla öppna konton som rollen bevakar.", "All open accounts that the role watches."
            ),
            show_default=False,
        ),
    ] = None,
    last_post: Annotated[
        str | None,
        typer.Option(
            "--last-post",
            metavar=translated("DAG", "DAY"),
            help=translated(
                "Dagen då det senaste inlägget gjordes, på alla kontona.",
                "The day of the last post, in all of the accounts.",
            ),
            show_default=False,
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar=translated("DAG", "DAY"),
            help=translated(
                "Dagen då du såg över dem, om det inte var i dag.",
                "The day when you looked through them, if not today.",
            ),
            show_default=False,
        ),
    ] = None,
    yes: YesUnseen = False,
    dry_run: DryRunOfChange = False,
    commit: Commit = False,
    at: At = None,
) -> None:
    from socialpolicy.forms.watched import Options, run

    options = Options(
        tuple(accounts or ()), role, on, last_post, dry_run, yes, commit=commit, at=at
    )
    raise typer.Exit(run(context_of(context), options))


watched.__doc__ = translated(
    """Skriver att du har sett över kontona, så att kontrollen vet att de bevakas. Du ser
    ändringen innan den skrivs. Ett konto som redan sågs över den dagen ändras inte.

    \b
    Exempel:
      socialpolicy watched
      socialpolicy watched kommunen-x kommunen-facebook
      socialpolicy watched --role "Bibliotekarie, vuxen" --yes
      socialpolicy watched kommunen-x --last-post "18 nov" --dry-run
    """,
    """Notes that you have looked through the accounts, so that the check knows that they are
    watched. You see the change before it is written. An account that was looked through on
    that day already is not changed.

    \b
    Examples:
      socialpolicy watched
      socialpolicy watched town-x town-facebook
      socialpolicy watched --role "Librarian, adults" --yes
      socialpolicy watched town-x --last-post "18 Nov" --dry-run
    """,
)
