"""`socialpolicy calendar`: a year of working time at a glance, and freezing it."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import Revision, at_option, format_option
from socialpolicy.reports.calendar import FORMATS


def calendar(
    context: typer.Context,
    year: Annotated[
        str | None,
        typer.Argument(
            metavar=translated("ÅR", "YEAR"),
            help=translated("Till exempel 2027. Annars i år.", "Such as 2027. Else this year."),
            show_default=False,
        ),
    ] = None,
    freeze: Annotated[
        bool,
        typer.Option(
            "--freeze",
            help=translated(
                "Skriv årets helgdagar till calendar/ÅR.yaml, så att de aldrig ändras av sig "
                "själva. Det som du har skrivit där rörs inte.",
                "Write the year's holidays to calendar/YEAR.yaml, so that they never change by "
                "themselves. What you have written there is left alone.",
            ),
        ),
    ] = False,
    form: Annotated[
        str, format_option(FORMATS, "Hur året skrivs.", "How the year is written.")
    ] = "text",
    at: Annotated[
        str | None,
        at_option(
            "Svara som om det vore då, till exempel 2026-12-24.",
            "Answer as if it were then, such as 2026-12-24.",
        ),
    ] = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.reports.calendar import run

    run.show(context_of(context, revision), year, form, at, freeze=freeze)


calendar.__doc__ = translated(
    """Det är den kalender som svarstiderna räknas efter. Ett fastställt år läses ur
    calendar/. Andra år räknas ut, och kan därför ändras när det som räknar byts ut.

    \b
    Exempel:
      socialpolicy calendar
      socialpolicy calendar 2027 --freeze
      socialpolicy calendar 2027 --format ics > arbetstid.ics
    """,
    """It is the calendar that response times are counted by. A frozen year is read from
    calendar/. Other years are computed, so they may change with what computes them.

    \b
    Examples:
      socialpolicy calendar
      socialpolicy calendar 2027 --freeze
      socialpolicy calendar 2027 --format ics > working-time.ics
    """,
)
