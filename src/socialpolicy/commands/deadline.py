"""`socialpolicy deadline`: when an answer is due, and how that is counted."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import Revision, account_ids, format_option


def _platforms(context: typer.Context, incomplete: str) -> list[str]:
    from socialpolicy.platforms import KNOWN_NAMES

    names = (name for name in KNOWN_NAMES if name.startswith(incomplete))
    return [*names, *account_ids(context, incomplete)]


def deadline(
    context: typer.Context,
    platform: Annotated[
        str,
        typer.Argument(
            metavar=translated("PLATTFORM", "PLATFORM"),
            autocompletion=_platforms,
            help=translated(
                "Till exempel x eller facebook, eller ett konto på den.",
                "Such as x or facebook, or an account on it.",
            ),
        ),
    ],
    received: Annotated[
        str,
        typer.Argument(
            metavar=translated("INKOM", "RECEIVED"),
            help=translated(
                'När det kom in, till exempel "2026-11-20 14:05".',
                'When it came in, such as "2026-11-20 14:05".',
            ),
        ),
    ],
    target: Annotated[
        str | None,
        typer.Option(
            "--target",
            metavar=translated("SVARSTID", "TIME"),
            help=translated(
                'Räkna med en annan svarstid, till exempel "4 timmar" eller "1 arbetsdag".',
                'Count with another response time, such as "4 hours" or "1 working day".',
            ),
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help=translated("Visa varje dag som räknats.", "Show every day that was counted."),
        ),
    ] = False,
    form: Annotated[
        str, format_option(("text", "json"), "Hur svaret skrivs.", "How the answer is written.")
    ] = "text",
    revision: Revision = None,
) -> None:
    from socialpolicy.reports import deadline

    question = deadline.Question(platform, received, target, explain=explain, form=form)
    sys.stdout.write(deadline.answer(context_of(context, revision), question))


deadline.__doc__ = translated(
    """Tiden räknas bara när någon är på plats, efter arbetstiden i policy.yaml och
    helgdagarna i calendar/. Med --explain går det att räkna om för hand.

    \b
    Exempel:
      socialpolicy deadline x "2026-11-20 15:00"
      socialpolicy deadline facebook "2026-06-18 15:00" --explain
      socialpolicy deadline blog "2026-12-23 09:00" --target "2 arbetsdagar"
    """,
    """Time counts only while somebody is on duty, by the working time in policy.yaml
    and the holidays in calendar/. With --explain it can be recomputed by hand.

    \b
    Examples:
      socialpolicy deadline x "2026-11-20 15:00"
      socialpolicy deadline facebook "2026-06-18 15:00" --explain
      socialpolicy deadline blog "2026-12-23 09:00" --target "2 working days"
    """,
)
