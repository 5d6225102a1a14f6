"""`socialpolicy log-message`: note what came in, and hear when it must be answered."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated


def _channels() -> list[str]:
    from socialpolicy.wizard.new_message import CHANNELS

    return list(CHANNELS)


def _kinds() -> list[str]:
    from socialpolicy.wizard.new_message import KINDS

    return list(KINDS)


def log_message(
    context: typer.Context,
    account: Annotated[
        str | None,
        typer.Argument(
            metavar=translated("KONTO", "ACCOUNT"),
            help=translated(
                "Kontots id. Utan det får du i en terminal välja.",
                "The account's id. Without it, in a terminal, you choose.",
            ),
            show_default=False,
        ),
    ] = None,
    subject: Annotated[
        str | None,
        typer.Option(
            "--subject",
            metavar="TEXT",
            help=translated(
                "Ämnet med dina egna ord, högst 120 tecken. Skriv aldrig vem det gäller.",
                "The subject in your own words, at most 120 characters. Never write whom it "
                "concerns.",
            ),
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar=translated("SLAG", "KIND"),
            autocompletion=_kinds,
            help=translated(
                "Vad det är, till exempel question, complaint eller praise.",
                "What it is, such as question, complaint or praise.",
            ),
            show_default="question",
        ),
    ] = None,
    channel: Annotated[
        str | None,
        typer.Option(
            "--channel",
            metavar=translated("KANAL", "CHANNEL"),
            autocompletion=_channels,
            help=translated(
                "Var det kom, till exempel comment, post eller mention.",
                "Where it came, such as comment, post or mention.",
            ),
            show_default="comment",
        ),
    ] = None,
    received: Annotated[
        str | None,
        typer.Option(
            "--received",
            metavar=translated("TID", "TIME"),
            help=translated(
                'När det blev synligt, med klockslag: "i går 14:05". Annars nu.',
                'When it became visible, with the time of day: "yesterday 14:05". '
                "Now unless given.",
            ),
        ),
    ] = None,
    noticed: Annotated[
        str | None,
        typer.Option(
            "--noticed",
            metavar=translated("TID", "TIME"),
            help=translated(
                "När någon av er såg det, med klockslag.",
                "When one of you saw it, with the time of day.",
            ),
        ),
    ] = None,
    reference: Annotated[
        str | None,
        typer.Option(
            "--reference",
            metavar="TEXT",
            help=translated(
                "En hänvisning som inte röjer vem det gäller.",
                "A reference that does not tell whom it concerns.",
            ),
        ),
    ] = None,
    not_for_us: Annotated[
        bool,
        typer.Option(
            "--not-for-us",
            help=translated(
                "Det riktas inte till kommunen, eller rör inte dess verksamhet.",
                "It is not directed to the municipality, or not about its work.",
            ),
        ),
    ] = False,
    public_event: Annotated[
        bool,
        typer.Option(
            "--public-event",
            help=translated(
                "Reklamen gäller ett offentligt evenemang.",
                "The advertising is for a public event.",
            ),
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help=translated(
                "Visa ändringen, men skriv ingenting.", "Show the change, but write nothing."
            ),
        ),
    ] = False,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar=translated("TID", "TIME"),
            help=translated(
                'Räkna den tiden som nu, till exempel "2026-11-23 08:00".',
                'Take that time as now, such as "2026-11-23 08:00".',
            ),
        ),
    ] = None,
) -> None:
    from socialpolicy.wizard import new_message

    wishes = new_message.Wishes(
        account=account,
        subject=subject,
        kind=kind,
        channel=channel,
        received=received,
        noticed=noticed,
        reference=reference,
        at=at,
        not_for_us=not_for_us,
        public_event=public_event,
        dry_run=dry_run,
    )
    new_message.run(context_of(context), wishes)


log_message.__doc__ = translated(
    """Du får dess id och när det senast ska besvaras. Personuppgifter och annat som
    strider mot reglerna skrivs inte in. I en terminal får du frågor om det som saknas.

    \b
    Exempel:
      socialpolicy log-message
      socialpolicy log-message bibliotek-facebook --subject "Öppettider i jul"
      socialpolicy log-message kommunen-x --kind praise --subject "Tack"
    """,
    """You get its id, and when it must be answered. Personal data and whatever else
    breaks the rules is not written. In a terminal you are asked for what is missing.

    \b
    Examples:
      socialpolicy log-message
      socialpolicy log-message bibliotek-facebook --subject "Opening hours"
      socialpolicy log-message kommunen-x --kind praise --subject "Thanks"
    """,
)
