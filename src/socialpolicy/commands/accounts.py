"""`socialpolicy accounts`: the accounts as a list, with who keeps each and what is wrong."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import At, Boards, Output, Platforms, Revision, Units, format_option
from socialpolicy.reports.report import FORMATS

_STATES = translated("öppet planerat avslutat", "open planned closed").split()


def accounts(
    context: typer.Context,
    unit: Units = None,
    board: Boards = None,
    platform: Platforms = None,
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state",
            metavar=translated("LÄGE", "STATE"),
            autocompletion=lambda: translated(
                "öppet planerat avslutat", "open planned closed"
            ).split(),
            help=translated(
                "Bara konton i det här läget: öppet, planerat eller avslutat.",
                "Only accounts in this state: open, planned or closed.",
            ),
            show_default=False,
        ),
    ] = None,
    missing: Annotated[
        list[str] | None,
        typer.Option(
            "--missing",
            metavar=translated("REGEL", "RULE"),
            help=translated(
                "Bara konton som bryter mot den här regeln, till exempel A14.",
                "Only accounts that break this rule, such as A14.",
            ),
            show_default=False,
        ),
    ] = None,
    findings: Annotated[
        bool,
        typer.Option(
            "--findings",
            help=translated(
                "Visa också vad som är fel på varje konto. Hela kontrollen körs då.",
                "Also show what is wrong with each account. The whole check is run then.",
            ),
        ),
    ] = False,
    form: Annotated[str, format_option(FORMATS)] = "text",
    output: Output = None,
    at: At = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.reports import accounts as report

    options = report.Options(
        tuple(unit or ()),
        tuple(board or ()),
        tuple(platform or ()),
        tuple(state or ()),
        tuple(missing or ()),
        findings,
        form,
        output,
        at,
    )
    raise typer.Exit(report.run(context_of(context, revision), options))


accounts.__doc__ = translated(
    """Visar varje konto med plattform, namn, enhet och läge, vem som är ansvarig och
    ersättare, och var den ansvariga nås. Val som du kombinerar ska alla stämma.

    \b
    Exempel:
      socialpolicy accounts
      socialpolicy accounts --unit informationsenheten --state öppet
      socialpolicy accounts --missing A14
      socialpolicy accounts --findings --format excel --output konton.xlsx
    """,
    """Shows each account with platform, name, unit and state, who is responsible and
    deputy, and where the responsible is reached. Options that you combine must all hold.

    \b
    Examples:
      socialpolicy accounts
      socialpolicy accounts --unit informationsenheten --state open
      socialpolicy accounts --missing A14
      socialpolicy accounts --findings --format excel --output accounts.xlsx
    """,
)
