"""`socialpolicy publish`: the public list of the municipality's accounts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import At, Revision


def publish(
    context: typer.Context,
    folder: Annotated[
        Path,
        typer.Argument(
            metavar=translated("MAPP", "DIR"),
            help=translated(
                "Mappen som filerna skrivs i. Den görs om den inte finns.",
                "The folder that the files are written in. It is made if it is not there.",
            ),
            show_default=False,
        ),
    ],
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=translated(
                "Skriv ingenting, och ge slutkod 1 när det som ligger i mappen inte är registrets.",
                "Write nothing, and exit with 1 when what is in the folder is not the register's.",
            ),
        ),
    ] = False,
    at: At = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.publish import site

    raise typer.Exit(site.run(context_of(context, revision), folder, at, check=check))


publish.__doc__ = translated(
    """Listan visar vilka konton som är kommunens, så att den som undrar kan jämföra. Öppna och
    avslutade konton är med, planerade inte. Kontaktuppgifter, inloggningar, beslut och
    meddelanden är aldrig med.

    \b
      konton.html         sidan för alla
      konton.csv, .json   öppna data
      xpoc-manifest.json  för program som prövar att ett konto är äkta
      dcat.rdf            beskrivning för dataportal.se (DCAT-AP-SE)

    Det som listan behöver utöver kontona står under publish i policy.yaml.

    \b
    Exempel:
      socialpolicy publish webb
      socialpolicy publish webb --check
    """,
    """The list shows which accounts are the municipality's, so that whoever wonders can compare.
    Open and closed accounts are on it, planned ones are not. Contacts, log-ins, decisions and
    messages never are.

    \b
      konton.html         the page for everybody
      konton.csv, .json   open data
      xpoc-manifest.json  for programs that try whether an account is genuine
      dcat.rdf            a description for dataportal.se (DCAT-AP-SE)

    What the list needs beside the accounts is under publish in policy.yaml.

    \b
    Examples:
      socialpolicy publish web
      socialpolicy publish web --check
    """,
)
