"""`socialpolicy remove-message`: what was removed, noted with its ground."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.i18n import translated
from socialpolicy.commands.settle_message import At, By, Done, DryRun, Id, Number, Record, note


def _grounds() -> list[str]:
    from socialpolicy.register.models.message import GROUNDS

    return list(GROUNDS)


def remove_message(
    context: typer.Context,
    ground: Annotated[
        str | None,
        typer.Option(
            "--ground",
            metavar=translated("GRUND", "GROUND"),
            autocompletion=_grounds,
            help=translated(
                "Grunden, till exempel product-advertising eller incitement.",
                "The ground, such as product-advertising or incitement.",
            ),
        ),
    ] = None,
    basis: Annotated[
        str | None,
        typer.Option(
            "--basis",
            metavar="law|policy",
            autocompletion=lambda: ["law", "policy"],
            help=translated(
                "Om det är lagen eller policyn som gäller.",
                "Whether the law or the policy applies.",
            ),
        ),
    ] = None,
    id: Id = None,
    law: Annotated[
        str | None,
        typer.Option(
            "--law",
            metavar="TEXT",
            help=translated("Lagrummet, vid other-law.", "The law, for other-law."),
        ),
    ] = None,
    author_told: Annotated[
        str | None,
        typer.Option(
            "--author-told",
            metavar="TEXT",
            help=translated(
                "När avsändaren fick veta det, eller varför inte.",
                "When the author was told, or why not.",
            ),
        ),
    ] = None,
    preserved_on: Annotated[
        str | None,
        typer.Option(
            "--preserved-on",
            metavar=translated("DAG", "DAY"),
            help=translated(
                'Dagen då en kopia sparades, till exempel "i går" eller 2026-11-20.',
                "The day a copy was preserved, such as yesterday or 2026-11-20.",
            ),
        ),
    ] = None,
    preserved_reference: Annotated[
        str | None,
        typer.Option(
            "--preserved-reference",
            metavar="TEXT",
            help=translated("Var kopian finns.", "Where the copy is."),
        ),
    ] = None,
    by: By = None,
    done: Done = None,
    record: Record = None,
    number: Number = None,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes",
            help=translated(
                "Skriv utan att visa ändringen och fråga en sista gång.",
                "Write without showing the change and asking one last time.",
            ),
        ),
    ] = False,
    dry_run: DryRun = False,
    at: At = None,
) -> None:
    from socialpolicy.wizard.action_options import removal

    more = removal(ground, basis, law, author_told, preserved_on, preserved_reference)
    note("removed", context, id, by, done, record, number, at, dry_run, yes, **more)


remove_message.__doc__ = translated(
    """Att ta bort är att gallra en allmän handling. Spara en kopia först. I en terminal
    får du frågor om det som du inte anger, och ser ändringen innan den skrivs.

    \b
    Exempel:
      socialpolicy remove-message
      socialpolicy remove-message --ground incitement --basis law
    """,
    """To remove it disposes of an official document. Preserve a copy first. In a terminal
    you are asked for what you do not give, and see the change before it is written.

    \b
    Examples:
      socialpolicy remove-message
      socialpolicy remove-message --ground incitement --basis law
    """,
)
