"""`socialpolicy schema`: JSON Schema of the register's files, for editors."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated

KINDS = (
    "account", "organisation", "policy", "clauses", "exceptions", "known", "calendar", "messages",
)  # fmt: skip


def schema(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=translated("NAMN", "NAME"),
            autocompletion=lambda: list(KINDS),
            help=translated(
                "Filen som schemat gäller. Utan namn visas vilka som finns.",
                "The file that the schema is for. Without a name, those there are.",
            ),
            show_default=False,
        ),
    ] = None,
) -> None:
    from socialpolicy.reports import schemas

    language = context_of(context).language()
    sys.stdout.write(schemas.schema(name, language) if name else schemas.names(language))


schema.__doc__ = translated(
    """Med schemat hjälper en redigerare till medan du skriver, och check-jsonschema
    kan pröva filerna. Första raden i en fil säger var schemat finns:
    # yaml-language-server: $schema=../.schema/account.json

    \b
    Exempel:
      socialpolicy schema
      socialpolicy schema account
      socialpolicy schema account > registry/.schema/account.json
    """,
    """With the schema an editor helps while you write, and check-jsonschema can try
    the files. The first line of a file says where the schema is:
    # yaml-language-server: $schema=../.schema/account.json

    \b
    Examples:
      socialpolicy schema
      socialpolicy schema account
      socialpolicy schema account > registry/.schema/account.json
    """,
)
