"""`answer-message`, `forward-message`, `end-message`: what was done about a message, noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated

if TYPE_CHECKING:
    from socialpolicy.yaml import Plain


def _decisions() -> list[str]:
    from socialpolicy.wizard.action_options import DECISIONS

    return list(DECISIONS)


_TIME = translated("TID", "TIME")
Id: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help=translated(
            "Meddelandets id. Utan id får du i en terminal välja bland dem som väntar.",
            "The message's id. Without one, in a terminal, you choose among those that wait.",
        ),
        show_default=False,
    ),
]
By: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar=translated("ROLL", "ROLE"),
        help=translated(
            "Rollen som gjorde det. Annars den som är i tjänst i dag.",
            "The role that did it. Else the one on duty today.",
        ),
    ),
]
Done: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--done",
        metavar=_TIME,
        help=translated(
            'När det gjordes, med klockslag: "i går 14:05". Annars nu.',
            'When it was done, with the time of day: "yesterday 14:05". Now unless given.',
        ),
    ),
]
Record: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar="minor|kept-in-order|registered",
        autocompletion=_decisions,
        help=translated(
            "Beslutet om registrering: ringa betydelse, hålls ordnat eller diariefört.",
            "The decision on registration: of minor importance, kept in order, or registered.",
        ),
    ),
]
Number: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--number",
        metavar="TEXT",
        help=translated(
            "Diarienumret, med --record registered.",
            "The registration number, with --record registered.",
        ),
    ),
]
DryRun: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=translated(
            "Visa ändringen, men skriv ingenting.", "Show the change, but write nothing."
        ),
    ),
]
At: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar=_TIME,
        help=translated(
            'Räkna den tiden som nu, till exempel "2026-11-23 08:00".',
            'Take that time as now, such as "2026-11-23 08:00".',
        ),
    ),
]


def answer_message(
    context: typer.Context,
    id: Id = None,
    by: By = None,
    done: Done = None,
    record: Record = None,
    number: Number = None,
    dry_run: DryRun = False,
    at: At = None,
) -> None:
    note("answered", context, id, by, done, record, number, at, dry_run)


def forward_message(
    context: typer.Context,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar=translated("ENHET", "UNIT"),
            help=translated(
                "Enheten eller rollen som fick det, aldrig ett namn.",
                "The unit or role that got it, never a name.",
            ),
        ),
    ] = None,
    id: Id = None,
    by: By = None,
    done: Done = None,
    record: Record = None,
    number: Number = None,
    dry_run: DryRun = False,
    at: At = None,
) -> None:
    note("forwarded", context, id, by, done, record, number, at, dry_run, to=to)


def end_message(
    context: typer.Context,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            metavar="TEXT",
            help=translated("Varför det inte behöver något svar.", "Why it needs no answer."),
        ),
    ] = None,
    id: Id = None,
    by: By = None,
    done: Done = None,
    record: Record = None,
    number: Number = None,
    dry_run: DryRun = False,
    at: At = None,
) -> None:
    note("ended", context, id, by, done, record, number, at, dry_run, reason=reason)


def note(
    did: str,
    context: typer.Context,
    id: str | None,
    by: str | None,
    done: str | None,
    record: str | None,
    number: str | None,
    at: str | None,
    dry_run: bool,
    yes: bool = False,
    **more: Plain,
) -> None:
    """Note what was done about a message; `more` has the keys that only one command has."""
    from socialpolicy.wizard.action_options import Wishes, given
    from socialpolicy.wizard.message_action import run

    wishes = Wishes(did, id, by, done, record, number, at, dry_run, yes, given(**more))
    run(context_of(context), wishes)


answer_message.__doc__ = translated(
    """\b
    Exempel:
      socialpolicy answer-message
      socialpolicy answer-message bibliotek-facebook-20261120-k3f9 --record minor
    """,
    """\b
    Examples:
      socialpolicy answer-message
      socialpolicy answer-message bibliotek-facebook-20261120-k3f9 --record minor
    """,
)
forward_message.__doc__ = translated(
    """I en terminal får du frågor om det som du inte anger.

    \b
    Exempel:
      socialpolicy forward-message
      socialpolicy forward-message kommunen-x-20261120-k3f9 --to Gatuchef
    """,
    """In a terminal you are asked for what you do not give.

    \b
    Examples:
      socialpolicy forward-message
      socialpolicy forward-message kommunen-x-20261120-k3f9 --to Gatuchef
    """,
)
end_message.__doc__ = translated(
    """I en terminal får du frågor om det som du inte anger.

    \b
    Exempel:
      socialpolicy end-message
      socialpolicy end-message kommunen-x-20261120-k3f9 --reason "Ett tack"
    """,
    """In a terminal you are asked for what you do not give.

    \b
    Examples:
      socialpolicy end-message
      socialpolicy end-message kommunen-x-20261120-k3f9 --reason "Thanks"
    """,
)
