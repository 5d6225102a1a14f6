"""`socialpolicy grant-exception`: write down that an exception is decided."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import At, Commit, DryRunOfChange, YesUnseen


def grant_exception(
    context: typer.Context,
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar=translated("REGEL", "RULE"),
            help=translated("Regeln som inte behöver följas.", "The rule that need not be met."),
            show_default=False,
        ),
    ] = None,
    about: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help=translated(
                "Kontot, meddelandet eller enheten som det gäller.",
                "The account, message or unit that it is for.",
            ),
            show_default=False,
        ),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            metavar="TEXT",
            help=translated("Varför, med minst två ord.", "Why, in at least two words."),
            show_default=False,
        ),
    ] = None,
    decided_by: Annotated[
        str | None,
        typer.Option(
            "--decided-by",
            metavar=translated("ROLL", "ROLE"),
            help=translated(
                "Rollen som beslutade, någon som inte sköter kontot.",
                "The role that decided, somebody who does not run the account.",
            ),
            show_default=False,
        ),
    ] = None,
    reference: Annotated[
        str | None,
        typer.Option(
            "--reference",
            metavar="TEXT",
            help=translated("Beslutets diarienummer.", "The decision's reference."),
            show_default=False,
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar=translated("DAG", "DAY"),
            help=translated(
                "Sista dagen, högst tolv månader efter beslutet.",
                "The last day, at most twelve months after the decision.",
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
                "Beslutets dag, om det inte var i dag.", "The day of the decision, if not today."
            ),
            show_default=False,
        ),
    ] = None,
    yes: YesUnseen = False,
    dry_run: DryRunOfChange = False,
    commit: Commit = False,
    at: At = None,
) -> None:
    from socialpolicy.forms.grant_exception import Options, run

    given = {
        "reason": reason,
        "decided_by": decided_by,
        "reference": reference,
        "until": until,
        "on": on,
    }
    answers = {key: value for key, value in given.items() if value}
    options = Options(rule, about, answers, dry_run, yes, commit, at)
    raise typer.Exit(run(context_of(context), options))


grant_exception.__doc__ = translated(
    """Skriver ett beslutat undantag i exceptions.yaml. Fyndet syns fortfarande, som undantaget,
    och kommer tillbaka när tiden är ute. I en terminal ställs frågor om det som inte är givet, och
    du ser ändringen innan den skrivs.

    \b
    Exempel:
      socialpolicy grant-exception
      socialpolicy grant-exception A20 bibliotek-facebook
      socialpolicy grant-exception A20 bibliotek-facebook --until 2027-05-31
    """,
    """Writes a decided exception in exceptions.yaml. The finding is still seen, as excepted, and
    comes back when the time is up. In a terminal you are asked for what is not given, and you see
    the change before it is written.

    \b
    Examples:
      socialpolicy grant-exception
      socialpolicy grant-exception A20 library-facebook
      socialpolicy grant-exception A20 library-facebook --until 2027-05-31
    """,
)
