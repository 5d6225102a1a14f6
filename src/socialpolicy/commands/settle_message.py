"""`answer-message`, `forward-message`, `end-message`: what was done about a message, noted."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from socialpolicy.commands.speech import say
from socialpolicy.commands.surroundings import surroundings


def _decisions() -> list[str]:
    from socialpolicy.commands.acting_on_message import DECISIONS

    return list(DECISIONS)


_TIME = say("TID", "TIME")
Id: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help=say(
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
        metavar=say("ROLL", "ROLE"),
        help=say(
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
        help=say("När det gjordes. Annars nu.", "When it was done. Now unless given."),
    ),
]
Record: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar="minor|kept-in-order|registered",
        autocompletion=_decisions,
        help=say(
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
        help=say(
            "Diarienumret, med --record registered.",
            "The registration number, with --record registered.",
        ),
    ),
]
DryRun: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=say("Visa ändringen, men skriv ingenting.", "Show the change, but write nothing."),
    ),
]
At: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar=_TIME,
        help=say(
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
    from socialpolicy.commands.acting_on_message import Wishes, run

    wishes = Wishes(
        "answered",
        id,
        by=by,
        done=done,
        record=record,
        number=number,
        at=at,
        dry_run=dry_run,
    )
    run(surroundings(context), wishes)


def forward_message(
    context: typer.Context,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar=say("ENHET", "UNIT"),
            help=say(
                "Enheten eller rollen som fick det, aldrig ett namn.",
                "The unit or role that got it, never a name.",
            ),
        ),
    ],
    id: Id = None,
    by: By = None,
    done: Done = None,
    record: Record = None,
    number: Number = None,
    dry_run: DryRun = False,
    at: At = None,
) -> None:
    from socialpolicy.commands.acting_on_message import Wishes, run

    wishes = Wishes(
        "forwarded",
        id,
        {"to": to},
        by=by,
        done=done,
        record=record,
        number=number,
        at=at,
        dry_run=dry_run,
    )
    run(surroundings(context), wishes)


def end_message(
    context: typer.Context,
    reason: Annotated[
        str,
        typer.Option(
            "--reason",
            metavar="TEXT",
            help=say("Varför det inte behöver något svar.", "Why it needs no answer."),
        ),
    ],
    id: Id = None,
    by: By = None,
    done: Done = None,
    record: Record = None,
    number: Number = None,
    dry_run: DryRun = False,
    at: At = None,
) -> None:
    from socialpolicy.commands.acting_on_message import Wishes, run

    wishes = Wishes(
        "ended",
        id,
        {"reason": reason},
        by=by,
        done=done,
        record=record,
        number=number,
        at=at,
        dry_run=dry_run,
    )
    run(surroundings(context), wishes)


answer_message.__doc__ = say(
    """Notera att ett meddelande är besvarat.

    \b
    Exempel:
      socialpolicy answer-message
      socialpolicy answer-message bibliotek-facebook-20261120-k3f9 --record minor
    """,
    """Note that a message is answered.

    \b
    Examples:
      socialpolicy answer-message
      socialpolicy answer-message bibliotek-facebook-20261120-k3f9 --record minor
    """,
)
forward_message.__doc__ = say(
    """Notera vem som fick ett meddelande för att svara. Klockan fortsätter gå.

    \b
    Exempel:
      socialpolicy forward-message --to socialforvaltningen
      socialpolicy forward-message kommunen-x-20261120-k3f9 --to Gatuchef
    """,
    """Note who got a message to answer it. The clock goes on.

    \b
    Examples:
      socialpolicy forward-message --to socialforvaltningen
      socialpolicy forward-message kommunen-x-20261120-k3f9 --to Gatuchef
    """,
)
end_message.__doc__ = say(
    """Notera att ett meddelande avslutas utan svar.

    \b
    Exempel:
      socialpolicy end-message --reason "Ett tack som inte behöver svar"
      socialpolicy end-message kommunen-x-20261120-k3f9 --reason "Ett tack"
    """,
    """Note that a message is ended without an answer.

    \b
    Examples:
      socialpolicy end-message --reason "A thank you that needs no answer"
      socialpolicy end-message kommunen-x-20261120-k3f9 --reason "Thanks"
    """,
)
